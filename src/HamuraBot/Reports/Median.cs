namespace HamuraBot.Reports;

/// <summary>The one in the middle: half took no longer.</summary>
public static class Median
{
    /// <returns>Null of nothing.</returns>
    public static decimal? Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
