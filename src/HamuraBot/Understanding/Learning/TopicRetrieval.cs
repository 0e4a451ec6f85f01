using System.Runtime.CompilerServices;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>
/// BM25 over three fields of every subject: names, sample questions, what its facts say. The score is given as a share of the
/// best that the text could reach, so that a word nobody has used before counts against it.
/// </summary>
internal sealed class TopicRetrieval
{
    private readonly int[] starts;
    private readonly (int Subject, float Score)[] postings;
    private readonly float[] idf;
    private readonly float unseenIdf;
    private readonly bool[] isOwn;
    private readonly Vocabulary vocabulary;

    /// <param name="samples">The content.</param>
    /// <param name="rows">The samples to search, by subject.</param>
    public TopicRetrieval(Samples samples, int[] rows)
    {
        vocabulary = samples.Vocabulary;
        isOwn = new bool[vocabulary.Size];
        var subjects = samples.Subjects.Length;
        var fields = Fields(samples, rows);
        var used = fields.Select((field, i) => field.IsEmpty ? 0 : samples.Weights.Fields[i]).ToArray();
        var all = Math.Max(used.Sum(), 1e-6f);
        var frequency = new int[vocabulary.Size];
        var (counts, scores, words) = (new int[vocabulary.Size], new float[vocabulary.Size], new List<int>());
        var found = new (int Word, float Score)[subjects][];
        for (var subject = 0; subject < subjects; subject++)
        {
            words.Clear();
            for (var field = 0; field < fields.Length; field++)
                AddField(fields[field], subject, used[field] / all, samples.Weights, counts, scores, words);
            found[subject] = new (int, float)[words.Count];
            for (var i = 0; i < words.Count; i++)
            {
                found[subject][i] = (words[i], scores[words[i]]);
                scores[words[i]] = 0;
                frequency[words[i]]++;
                isOwn[words[i]] |= samples.Subjects[subject].Kind is not TargetKind.Foreign;
            }
        }

        idf = [.. frequency.Select((count, word) => vocabulary.FormWeight(word) * MathF.Log(1 + (subjects - count + 0.5f) / (count + 0.5f)))];
        unseenIdf = MathF.Log(1 + (subjects + 0.5f) / 0.5f);
        starts = new int[vocabulary.Size + 1];
        for (var word = 0; word < vocabulary.Size; word++)
            starts[word + 1] = starts[word] + frequency[word];
        postings = new (int, float)[starts[^1]];
        var next = starts.AsSpan(0, vocabulary.Size).ToArray();
        for (var subject = 0; subject < subjects; subject++)
        {
            foreach (var (word, score) in found[subject])
                postings[next[word]++] = (subject, score * idf[word]);
        }
    }

    /// <returns>The share of the text's words, by weight, that the desk's own content has.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Shares(SparseVector text, Span<float> shares)
    {
        shares.Clear();
        var (best, own) = (0f, 0f);
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Ids[i];
            if (!vocabulary.IsWord(word))
                continue;
            best += idf[word];
            own += isOwn[word] ? idf[word] : 0;
            foreach (var (subject, score) in postings.AsSpan(starts[word], starts[word + 1] - starts[word]))
                shares[subject] += score;
        }

        best += text.Unseen * unseenIdf;
        if (best is 0)
            return 0;
        foreach (ref var share in shares)
            share /= best;
        return own / best;
    }

    /// <summary>Names, questions and texts, by subject.</summary>
    private static Field[] Fields(Samples samples, int[] rows)
    {
        Field[] fields = [new(samples), new(samples), new(samples)];
        foreach (var row in rows.Where(row => !samples.IsFact[row]))
            fields[samples.IsName[row] ? 0 : 1].Add(samples.SubjectOf[row], samples.Vectors[row]);
        for (var subject = 0; subject < samples.Texts.Count; subject++)
            fields[2].Add(subject, samples.Texts[subject]);
        return fields;
    }

    /// <summary>Adds to each word's score its part without the IDF: at most 1 over all fields.</summary>
    private static void AddField(Field field, int subject, float weight, Weights chosen, int[] counts, float[] scores, List<int> words)
    {
        var bend = chosen.Bm25K * (1 - chosen.Bm25B + chosen.Bm25B * field.Lengths[subject] / field.MeanLength);
        foreach (var text in field.Texts[subject])
        {
            for (var i = 0; i < text.Count; i++)
                counts[text.Ids[i]] += text.Times[i];
        }

        foreach (var text in field.Texts[subject])
        {
            foreach (var id in text.Ids.AsSpan(0, text.Count))
            {
                if (counts[id] > 0 && field.Vocabulary.IsWord(id))
                {
                    if (scores[id] is 0)
                        words.Add(id);
                    scores[id] += weight * counts[id] / (counts[id] + bend);
                }

                counts[id] = 0;
            }
        }
    }

    private sealed class Field(Samples samples)
    {
        private float mean;

        public Vocabulary Vocabulary => samples.Vocabulary;

        public List<SparseVector>[] Texts { get; } = [.. samples.Subjects.Select(_ => new List<SparseVector>())];

        public int[] Lengths { get; } = new int[samples.Subjects.Length];

        public bool IsEmpty => Array.TrueForAll(Lengths, length => length is 0);

        public float MeanLength => mean is 0 ? mean = Math.Max(1, (float)Lengths.Where(length => length > 0).DefaultIfEmpty().Average()) : mean;

        public void Add(int subject, SparseVector text)
        {
            Texts[subject].Add(text);
            for (var i = 0; i < text.Count; i++)
                Lengths[subject] += Vocabulary.IsWord(text.Ids[i]) ? text.Times[i] : 0;
        }
    }
}
