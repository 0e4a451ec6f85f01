namespace HamuraBot.Understanding.Learning;

/// <summary>Features in rising order with their weights, and how often each stands in the text.</summary>
internal sealed class SparseVector
{
    public int[] Ids { get; private set; } = [];

    public float[] Values { get; private set; } = [];

    public int[] Times { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>The share of the text's word weight that the desk's content has never seen.</summary>
    public float UnseenShare { get; set; }

    /// <summary>The words of the text that the content has never seen, by the weight of their forms.</summary>
    public float Unseen { get; set; }

    /// <summary>How many of the text's words the content has never seen.</summary>
    public int UnseenWords { get; set; }

    public void Clear() => Count = 0;

    public void Add(int id, float value, int times)
    {
        if (Count == Ids.Length)
        {
            var size = Math.Max(64, Count * 2);
            var (ids, values, counts) = (Ids, Values, Times);
            Array.Resize(ref ids, size);
            Array.Resize(ref values, size);
            Array.Resize(ref counts, size);
            (Ids, Values, Times) = (ids, values, counts);
        }

        Ids[Count] = id;
        Times[Count] = times;
        Values[Count++] = value;
    }
}
