using HamuraBot.Understanding.Text;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>What anybody would take first: Okapi BM25 (k 1.2, b .75) over words, and over pairs of characters where no spaces part words.</summary>
internal sealed class PlainBm25
{
    private const double K = 1.2, B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Times)>> postings = [];
    private readonly int[] lengths;
    private readonly double mean;

    public PlainBm25(IReadOnlyList<string> documents)
    {
        lengths = new int[documents.Count];
        for (var i = 0; i < documents.Count; i++)
        {
            string[] words = [.. Words(documents[i])];
            lengths[i] = words.Length;
            foreach (var word in words.CountBy(word => word))
            {
                if (!postings.TryGetValue(word.Key, out var places))
                    postings[word.Key] = places = [];
                places.Add((i, word.Value));
            }
        }

        mean = lengths.Average();
    }

    public double[] Scores(string query)
    {
        var scores = new double[lengths.Length];
        foreach (var word in Words(query))
        {
            if (!postings.TryGetValue(word, out var places))
                continue;
            var idf = Math.Log(1 + (lengths.Length - places.Count + 0.5) / (places.Count + 0.5));
            foreach (var (document, times) in places)
                scores[document] += idf * times * (K + 1) / (times + K * (1 - B + B * lengths[document] / mean));
        }

        return scores;
    }

    private static IEnumerable<string> Words(string text)
    {
        foreach (var word in Normalizer.Fold(text).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Any(c => Scripts.Of(c).IsJapanese()))
                yield return word;
            for (var i = 0; i + 1 < word.Length && word.Any(c => Scripts.Of(c).IsJapanese()); i++)
                yield return word.Substring(i, 2);
        }
    }
}
