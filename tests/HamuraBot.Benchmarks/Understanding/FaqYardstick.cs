using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;
using TextReader = HamuraBot.Understanding.Text.FeatureReader;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>Finding the entry of an FAQ that answers: the search of the understanding, with an entry for a topic.</summary>
internal static class FaqYardstick
{
    private const int Folds = 5;

    public static Table Search(string title, Faq faq)
    {
        var (ours, plain) = (new Ranking(), new Ranking());
        Rank(faq, faq.Queries, phrasings: [], ours);
        RankPlainly(faq, faq.Queries, phrasings: [], plain);
        return Rows(new Table($"{title}: search, {faq.Entries.Count} entries, {faq.Queries.Count} queries"), ours, plain,
            "p .494 Kuromoji, .522 e5-small, .512 small BM25; t .53 (kept aside .50)", "t .63 (kept aside .60)", "");
    }

    /// <summary>As the product ranks: every entry is a topic with one question.</summary>
    public static Table Product(string title, Faq faq)
    {
        var judge = new TrainedJudge(new Knowledge(
            [.. faq.Entries.Select((entry, i) => new TopicText($"{i}", [], [entry.Question], [], [entry.Answer], []))], [], [], []));
        var (ours, plain) = (new Ranking(), new Ranking());
        foreach (var query in faq.Queries)
            Add(ours, query, judge.Judge(Normalizer.Fold(query.Text)).Probabilities.ToArray());
        RankPlainly(faq, faq.Queries, phrasings: [], plain);
        return Rows(new Table($"{title}: as the product ranks, one question an entry"), ours, plain, "t .50", "", "");
    }

    /// <summary>Queries in five parts: those of the other parts are phrasings of the entries that answer them best.</summary>
    public static Table SearchWithPhrasings(string title, Faq faq)
    {
        var (ours, plain) = (new Ranking(), new Ranking());
        for (var fold = 0; fold < Folds; fold++)
        {
            FaqQuery[] asked = [.. faq.Queries.Where((_, i) => i % Folds == fold)];
            var phrasings = faq.Queries.Where((_, i) => i % Folds != fold)
                .SelectMany(query => query.Grades.Where(grade => grade.Value == query.Grades.Values.Max()).Select(grade => (Entry: grade.Key, query.Text)))
                .ToLookup(phrasing => phrasing.Entry, phrasing => phrasing.Text);
            Rank(faq, asked, [.. Enumerable.Range(0, faq.Entries.Count).Select(entry => phrasings[entry].ToArray())], ours);
            RankPlainly(faq, asked, [.. Enumerable.Range(0, faq.Entries.Count).Select(entry => phrasings[entry].ToArray())], plain);
        }

        return Rows(new Table($"{title}: search with other users' phrasings, {Folds} folds"), ours, plain, "p .608; t .61", "", "t .59");
    }

    /// <summary>An entry as the understanding takes it: its question names it, what users asked are samples, its answer is text.</summary>
    public static TargetClass[] Subjects(Faq faq, IReadOnlyList<string[]> phrasings) =>
        [.. faq.Entries.Select((entry, i) => new TargetClass(
            TargetKind.Topic, [$"{i}"], Intent.Topic, [entry.Question], phrasings.Count > 0 ? phrasings[i] : [], [entry.Answer]))];

    private static void Rank(Faq faq, IReadOnlyList<FaqQuery> queries, IReadOnlyList<string[]> phrasings, Ranking ranking)
    {
        var reader = new FeatureReader(new Glossary([]));
        var samples = new Samples(Subjects(faq, phrasings), reader, Weights.Chosen);
        var search = new TopicRetrieval(samples, [.. Enumerable.Range(0, samples.Vectors.Count)]);
        var shares = new float[faq.Entries.Count];
        foreach (var query in queries)
        {
            search.Shares(samples.VectorOf(query.Text, reader), shares);
            Add(ranking, query, [.. shares.Select(share => (double)share)]);
        }
    }

    private static void RankPlainly(Faq faq, IReadOnlyList<FaqQuery> queries, IReadOnlyList<string[]> phrasings, Ranking ranking)
    {
        var search = new PlainBm25([.. faq.Entries.Select((entry, i) =>
            string.Join('\n', [entry.Question, entry.Answer, .. phrasings.Count > 0 ? phrasings[i] : []]))]);
        foreach (var query in queries)
            Add(ranking, query, search.Scores(query.Text));
    }

    private static void Add(Ranking ranking, FaqQuery query, double[] scores) =>
        ranking.Add(scores, entry => query.Grades.GetValueOrDefault(entry), [.. query.Grades.Values]);

    private static Table Rows(Table table, Ranking ours, Ranking plain, string gain, string recall, string first) => table
        .Row("nDCG@10", ours.Ndcg10, plain.Ndcg10, gain).Row("R@10", ours.Recall10, plain.Recall10, recall)
        .Row("P@1 (Hit@1)", ours.Hit1, plain.Hit1, first).Row("MRR", ours.Mrr, plain.Mrr);
}
