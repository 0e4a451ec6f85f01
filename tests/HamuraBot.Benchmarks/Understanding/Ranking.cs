namespace HamuraBot.Benchmarks.Understanding;

/// <summary>Figures of rankings, as trec_eval computes them: the gain of a document is its grade, any grade above 0 is relevant.</summary>
internal sealed class Ranking
{
    private const int Depth = 10;

    private readonly List<double> gains = [], recalls = [], firsts = [], reciprocals = [], fives = [], precisions = [];

    public double Ndcg10 => gains.Average();

    public double Recall10 => recalls.Average();

    /// <summary>Also called P@1.</summary>
    public double Hit1 => firsts.Average();

    public double Mrr => reciprocals.Average();

    public double Precision5 => fives.Average();

    public double Map => precisions.Average();

    public void Add(ReadOnlySpan<double> scores, Func<int, int> gradeOf, IReadOnlyCollection<int> grades)
    {
        // Ties go to the document that comes first.
        var order = new int[scores.Length];
        var keys = new double[scores.Length];
        for (var i = 0; i < order.Length; i++)
            (order[i], keys[i]) = (i, -scores[i]);
        int[] ranked = [.. order.OrderBy(i => keys[i])];
        int[] found = [.. ranked.Select(gradeOf)];
        var relevant = grades.Count(grade => grade > 0);
        gains.Add(Gain(found) / Gain(grades.OrderDescending()));
        recalls.Add((double)found.Take(Depth).Count(grade => grade > 0) / relevant);
        firsts.Add(found[0] > 0 ? 1 : 0);
        reciprocals.Add(1.0 / (1 + Array.FindIndex(found, grade => grade > 0)));
        fives.Add(found.Take(5).Count(grade => grade > 0) / 5.0);
        var (seen, sum) = (0, 0.0);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] > 0)
                sum += (double)++seen / (i + 1);
        }

        precisions.Add(sum / relevant);
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Depth).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
}
