namespace HamuraBot.Understanding;

/// <summary>Features in rising order with their weights.</summary>
internal sealed class SparseVector
{
    public int[] Ids { get; private set; } = [];

    public float[] Values { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>The share of the text's word weight that the desk's content has never seen.</summary>
    public float UnseenShare { get; set; }

    /// <summary>How many words of the text the content has never seen.</summary>
    public int UnseenWords { get; set; }

    public void Clear() => Count = 0;

    public void Add(int id, float value)
    {
        if (Count == Ids.Length)
        {
            var size = Math.Max(64, Count * 2);
            var (ids, values) = (Ids, Values);
            Array.Resize(ref ids, size);
            Array.Resize(ref values, size);
            (Ids, Values) = (ids, values);
        }

        Ids[Count] = id;
        Values[Count++] = value;
    }
}
