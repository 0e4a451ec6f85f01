namespace HamuraBot.Understanding;

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

    /// <param name="fields">For each field the counts of each subject: subject → word → how often.</param>
    public TopicRetrieval(IReadOnlyList<Dictionary<int, int>[]> fields, Subject[] all, Vocabulary vocabulary)
    {
        isOwn = new bool[vocabulary.Size];
        this.vocabulary = vocabulary;
        var subjects = fields[0].Length;
        var frequency = new int[vocabulary.Size];
        var scores = new Dictionary<int, float>[subjects];
        for (var subject = 0; subject < subjects; subject++)
        {
            scores[subject] = [];
            for (var field = 0; field < fields.Count; field++)
                AddField(fields[field], subject, field, scores[subject]);
            foreach (var word in scores[subject].Keys)
            {
                frequency[word]++;
                isOwn[word] |= all[subject].Kind is not SubjectKind.Foreign;
            }
        }

        idf = [.. frequency.Select(count => MathF.Log(1 + (subjects - count + 0.5f) / (count + 0.5f)))];
        unseenIdf = MathF.Log(1 + (subjects + 0.5f) / 0.5f);
        starts = new int[vocabulary.Size + 1];
        for (var word = 0; word < vocabulary.Size; word++)
            starts[word + 1] = starts[word] + frequency[word];
        postings = new (int, float)[starts[^1]];
        var next = starts.AsSpan(0, vocabulary.Size).ToArray();
        for (var subject = 0; subject < subjects; subject++)
        {
            foreach (var (word, score) in scores[subject])
                postings[next[word]++] = (subject, score * idf[word]);
        }
    }

    /// <returns>The share of the text's words, by weight, that the desk's own content has.</returns>
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

        best += text.UnseenWords * unseenIdf;
        if (best is 0)
            return 0;
        foreach (ref var share in shares)
            share /= best;
        return own / best;
    }

    /// <summary>A word's part without its IDF: at most 1 over all fields.</summary>
    private static void AddField(Dictionary<int, int>[] field, int subject, int number, Dictionary<int, float> scores)
    {
        var mean = Math.Max(1, field.Average(words => (float)words.Values.Sum()));
        var length = field[subject].Values.Sum();
        var bend = Weights.Bm25K * (1 - Weights.Bm25B + Weights.Bm25B * length / mean);
        foreach (var (word, count) in field[subject])
            scores[word] = scores.GetValueOrDefault(word) + Weights.Fields[number] * count / (count + bend);
    }
}
