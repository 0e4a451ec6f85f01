using HamuraBot.Content;

namespace HamuraBot.Reports;

/// <summary>
/// What one part of the desk has to say in every report. Each registers its own:
/// <c>services.AddReportPart&lt;SeminarReport&gt;("seminars", 20, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))</c>.
/// </summary>
/// <param name="Name">In the report's JSON.</param>
/// <param name="Order">The smallest comes first: enquiries 5, requests 10, seminars 20, conversations 30, visits 50.</param>
public sealed record ReportPart(string Name, int Order, Func<ReportPeriod, CancellationToken, Task<IReadOnlyList<ReportTable>>> ReadAsync);

/// <summary>Figures with names: every row has a value, or none, for every column.</summary>
/// <param name="Note">What has to be known to read it right.</param>
public sealed record ReportTable(string Id, Words Title, IReadOnlyList<ReportLabel> Columns, IReadOnlyList<ReportRow> Rows, Words? Note = null)
{
    public ReportChart Chart { get; init; }

    /// <summary>It cannot be counted any more; <see cref="Note"/> says why.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The same in every period, or what has come together until now.</summary>
    public bool IsOfNoPeriod { get; init; }

    /// <summary>One figure a row: another period's can stand beside it.</summary>
    public bool IsComparable => Columns.Count == 1 && !IsOfNoPeriod;
}

/// <summary>What a table shows besides its figures.</summary>
public enum ReportChart
{
    None,

    /// <summary>A bar in each row. What has no row in another period was counted there as nothing.</summary>
    Bars,

    /// <summary>A column for each row, made up of the row's figures.</summary>
    Columns,
}

/// <param name="Id">In the report's JSON.</param>
public sealed record ReportLabel(string Id, Words Text);

public sealed record ReportRow(ReportLabel Label, IReadOnlyList<decimal?> Values)
{
    /// <summary>The id of a row that sums up the others.</summary>
    public const string Total = "total";

    /// <summary>Set where the row's figure is one of the few on top of the report.</summary>
    public ReportHeadline? Headline { get; init; }
}

public sealed record ReportHeadline(Words Title, Words Unit);

/// <summary>The report of a period, from all parts.</summary>
public sealed record Report(ReportPeriod Period, IReadOnlyList<(string Name, IReadOnlyList<ReportTable> Tables)> Parts)
{
    public IEnumerable<ReportTable> Tables => Parts.SelectMany(part => part.Tables);
}

/// <summary>Gathers what the parts have to say.</summary>
public sealed class ReportParts(IEnumerable<ReportPart> parts)
{
    public async Task<Report> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var read = new List<(string, IReadOnlyList<ReportTable>)>();
        foreach (var part in parts.OrderBy(part => part.Order)) read.Add((part.Name, await part.ReadAsync(period, cancellationToken)));
        return new(period, read);
    }

    /// <summary>With what it is measured against.</summary>
    public async Task<ReportComparison> CompareAsync(ReportPeriod period, CancellationToken cancellationToken) => new(
        await ReadAsync(period, cancellationToken), await ReadAsync(period.Before, cancellationToken),
        period.IsYear ? null : await ReadAsync(period.YearSoFar, cancellationToken));
}
