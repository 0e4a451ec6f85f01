using System.Runtime.CompilerServices;

namespace HamuraBot.Understanding.Learning;

/// <summary>How like a text is to the likest sample of every subject (cosine), by an inverted index.</summary>
internal sealed class NearestNeighbours
{
    private readonly int[] starts;
    private readonly (int Row, float Value)[] postings;
    private readonly int[] subjectOf;

    public NearestNeighbours(IReadOnlyList<SparseVector> vectors, IReadOnlyList<int> subjects, int features)
    {
        subjectOf = [.. subjects];
        starts = new int[features + 1];
        foreach (var vector in vectors)
        {
            foreach (var id in vector.Ids.AsSpan(0, vector.Count))
                starts[id + 1]++;
        }

        for (var id = 0; id < features; id++)
            starts[id + 1] += starts[id];
        postings = new (int, float)[starts[features]];
        var next = starts.AsSpan(0, features).ToArray();
        for (var row = 0; row < vectors.Count; row++)
        {
            for (var i = 0; i < vectors[row].Count; i++)
                postings[next[vectors[row].Ids[i]]++] = (row, vectors[row].Values[i]);
        }
    }

    public int Rows => subjectOf.Length;

    /// <param name="sums">Room for <see cref="Rows"/> numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cosines(SparseVector vector, Span<float> sums, Span<float> cosines)
    {
        sums = sums[..Rows];
        sums.Clear();
        cosines.Clear();
        for (var i = 0; i < vector.Count; i++)
        {
            var (id, value) = (vector.Ids[i], vector.Values[i]);
            foreach (var (row, weight) in postings.AsSpan(starts[id], starts[id + 1] - starts[id]))
                sums[row] += value * weight;
        }

        for (var row = 0; row < sums.Length; row++)
        {
            if (sums[row] > cosines[subjectOf[row]])
                cosines[subjectOf[row]] = sums[row];
        }
    }
}
