using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>The features that the content knows, and how much each tells (IDF over the sample texts).</summary>
internal sealed class Vocabulary
{
    private const int InText = -1;

    /// <summary>Samples a subject at which rarity among the subjects counts half.</summary>
    private const float FewSamples = 10;

    private const float LeastRarity = 0.01f;

    private readonly Dictionary<ulong, int> ids;
    private readonly float[] idf;
    private readonly byte[] kinds;
    private readonly float[] forms;
    private readonly Weights chosen;
    private readonly float unseenIdf;

    public Vocabulary(IReadOnlyList<ulong[]> samples, IReadOnlyList<int> subjectOf, IReadOnlyList<ulong[]> texts, Weights chosen)
    {
        this.chosen = chosen;
        var frequency = new Dictionary<ulong, Seen>(samples.Count * 32);
        for (var i = 0; i < samples.Count; i++)
            Count(samples[i], frequency, i, subjectOf[i]);
        foreach (var text in texts)
            Count(text, frequency, InText, InText);
        ids = new Dictionary<ulong, int>(frequency.Count / 2);
        var (weights, kindOf, formOf) = (new List<float>(), new List<byte>(), new List<float>());
        var subjects = texts.Count;
        // A rare word of a subject with few samples may be rare by chance; that it is nowhere else tells more. With many samples they tell for themselves.
        var beside = chosen.SubjectIdf / (1 + samples.Count / (FewSamples * Math.Max(1, subjects)));
        foreach (var (key, seen) in frequency)
        {
            var kind = FeatureReader.KindOf(key);
            if (seen.Samples < chosen.RarestSeen[(int)kind])
                continue;
            ids.Add(key, ids.Count);
            weights.Add(Rarity(seen.Samples, seen.Subjects));
            kindOf.Add((byte)kind);
            formOf.Add(chosen.Forms[(int)FeatureReader.FormOf(key)]);
        }

        (idf, kinds, forms) = ([.. weights], [.. kindOf], [.. formOf]);
        unseenIdf = Rarity(0, 0);

        // A word that stands in nearly every sample may not count less than nothing.
        float Rarity(int inSamples, int inSubjects) =>
            MathF.Pow(MathF.Max(LeastRarity, Idf(samples.Count, inSamples) + beside * Idf(subjects, inSubjects)), chosen.IdfPower);
    }

    public int Size => idf.Length;

    public bool IsWord(int id) => IsWord((TokenKind)kinds[id]);

    /// <summary>What a word counts in the search, by its form.</summary>
    public float FormWeight(int id) => forms[id];

    /// <summary>Log-TF·IDF; each kind of token has length <see cref="Weights.Blocks"/>, so that many letters do not drown few words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Vectorise(ReadOnlySpan<ulong> keys, List<int> scratch, SparseVector vector)
    {
        var (seenMass, unseen, unseenWeight) = (0f, 0, 0f);
        scratch.Clear();
        foreach (var key in keys)
        {
            if (ids.TryGetValue(key, out var id))
                scratch.Add(id);
            else if (FeatureReader.KindOf(key) is TokenKind.Word or TokenKind.Run)
            {
                unseen += FeatureReader.KindOf(key) is TokenKind.Word ? 1 : 0;
                unseenWeight += chosen.Forms[(int)FeatureReader.FormOf(key)];
            }
        }

        scratch.Sort();
        vector.Clear();
        Span<float> squares = stackalloc float[Token.Kinds];
        squares.Clear();
        for (var i = 0; i < scratch.Count;)
        {
            var (id, first) = (scratch[i], i);
            while (i < scratch.Count && scratch[i] == id)
                i++;
            var value = (1 + MathF.Log(i - first)) * idf[id];
            vector.Add(id, value, i - first);
            squares[kinds[id]] += value * value;
            seenMass += kinds[id] is (byte)TokenKind.Word ? idf[id] : 0;
        }

        Scale(vector, squares);
        Unseen(vector, unseen, unseenWeight, seenMass);
    }

    /// <summary>The vector as it is to one who has not met all of its features: those that have are given.</summary>
    /// <param name="seen">How often each feature was met.</param>
    public SparseVector Known(SparseVector vector, int[] seen)
    {
        var known = new SparseVector();
        var (seenMass, unseen, unseenWeight) = (0f, vector.UnseenWords, vector.Unseen);
        Span<float> squares = stackalloc float[Token.Kinds];
        squares.Clear();
        for (var i = 0; i < vector.Count; i++)
        {
            var (id, times) = (vector.Ids[i], vector.Times[i]);
            var kind = (TokenKind)kinds[id];
            if (seen[id] < Math.Max(1, chosen.RarestSeen[(int)kind]))
            {
                unseen += kind is TokenKind.Word ? times : 0;
                unseenWeight += kind is TokenKind.Word or TokenKind.Run ? times * forms[id] : 0;
                continue;
            }

            var value = (1 + MathF.Log(times)) * idf[id];
            known.Add(id, value, times);
            squares[(int)kind] += value * value;
            seenMass += kind is TokenKind.Word ? idf[id] : 0;
        }

        Scale(known, squares);
        Unseen(known, unseen, unseenWeight, seenMass);
        return known;
    }

    private void Unseen(SparseVector vector, int words, float weight, float seenMass)
    {
        (vector.Unseen, vector.UnseenWords) = (weight, words);
        vector.UnseenShare = words > 0 ? words * unseenIdf / (seenMass + words * unseenIdf) : 0;
    }

    private void Scale(SparseVector vector, Span<float> squares)
    {
        var length = 0f;
        for (var kind = 0; kind < squares.Length; kind++)
        {
            length += squares[kind] > 0 ? chosen.Blocks[kind] * chosen.Blocks[kind] : 0;
            squares[kind] = squares[kind] > 0 ? chosen.Blocks[kind] / MathF.Sqrt(squares[kind]) : 0;
        }

        var whole = length > 0 ? 1 / MathF.Sqrt(length) : 0;
        for (var i = 0; i < vector.Count; i++)
            vector.Values[i] *= squares[kinds[vector.Ids[i]]] * whole;
    }

    private static bool IsWord(TokenKind kind) => kind is TokenKind.Word or TokenKind.Concept or TokenKind.Run;

    private static float Idf(int samples, int count) => MathF.Log((samples + 1f) / (count + 0.5f));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ulong[] keys, Dictionary<ulong, Seen> frequency, int sample, int subject)
    {
        foreach (var key in keys)
        {
            if (sample is InText && !IsWord(FeatureReader.KindOf(key)))
                continue;
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(frequency, key, out var exists);
            if (sample is not InText && (!exists || seen.Last != sample))
                seen = new Seen(seen.Samples + 1, sample, seen.Subjects + (seen.Samples is 0 || seen.LastSubject != subject ? 1 : 0), subject);
        }
    }

    /// <summary>In how many samples and subjects a token stands; the samples of a subject come one after the other.</summary>
    private readonly record struct Seen(int Samples, int Last, int Subjects, int LastSubject);
}
