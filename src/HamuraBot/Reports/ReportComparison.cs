namespace HamuraBot.Reports;

/// <summary>A report beside the one of the month or year before, and beside the fiscal year so far.</summary>
/// <param name="Year">Null where the report is of a year itself.</param>
public sealed record ReportComparison(Report This, Report Before, Report? Year)
{
    /// <summary>The rows of a comparable table: those of this period, then those that only the other periods have, and the total last.</summary>
    public IReadOnlyList<ComparedRow> Of(ReportTable table)
    {
        var labels = new[] { This, Before, Year }.OfType<Report>().SelectMany(report => Same(report, table)?.Rows ?? []).Select(row => row.Label).DistinctBy(label => label.Id);
        return [.. labels.OrderBy(label => label.Id == ReportRow.Total).Select(label =>
            new ComparedRow(label, Value(This, table, label.Id), Value(Before, table, label.Id), Year is null ? null : Value(Year, table, label.Id)))];
    }

    public IEnumerable<(ReportHeadline Headline, ComparedRow Row)> Headlines =>
        from table in This.Tables
        from row in table.Rows
        where row.Headline is not null
        select (row.Headline, Of(table).Single(compared => compared.Label.Id == row.Label.Id));

    private static ReportTable? Same(Report report, ReportTable table) => report.Tables.SingleOrDefault(other => other.Id == table.Id);

    private static decimal? Value(Report report, ReportTable table, string id) => Same(report, table) switch
    {
        null or { IsUnknown: true } => null,
        var same when same.Rows.FirstOrDefault(row => row.Label.Id == id) is { } row => row.Values[0],
        { Chart: ReportChart.Bars } => 0,
        _ => null,
    };
}

/// <summary>A figure of one period, of the one before, and of the fiscal year so far; null is one that is not known.</summary>
public sealed record ComparedRow(ReportLabel Label, decimal? Now, decimal? Before, decimal? Year)
{
    public decimal? Change => Now - Before;
}
