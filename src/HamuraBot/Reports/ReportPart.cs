using HamuraBot.Content;

namespace HamuraBot.Reports;

/// <summary>
/// What one part of the desk has to say in every report. Each registers its own:
/// <c>services.AddReportPart&lt;SeminarReport&gt;("seminars", 20, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))</c>.
/// </summary>
/// <param name="Name">In the report's JSON.</param>
/// <param name="Order">The smallest comes first: requests 10, seminars 20, conversations 30, handoffs 40, visits 50.</param>
public sealed record ReportPart(string Name, int Order, Func<ReportPeriod, CancellationToken, Task<IReadOnlyList<ReportTable>>> ReadAsync);

/// <summary>Figures with names: every row has a value, or none, for every column.</summary>
/// <param name="Note">What has to be known to read it right.</param>
public sealed record ReportTable(string Id, Words Title, IReadOnlyList<ReportLabel> Columns, IReadOnlyList<ReportRow> Rows, Words? Note = null);

/// <param name="Id">In the report's JSON.</param>
public sealed record ReportLabel(string Id, Words Text);

public sealed record ReportRow(ReportLabel Label, IReadOnlyList<decimal?> Values);

/// <summary>The report of a period, from all parts.</summary>
public sealed record Report(ReportPeriod Period, IReadOnlyList<(string Name, IReadOnlyList<ReportTable> Tables)> Parts);

/// <summary>Gathers what the parts have to say.</summary>
public sealed class ReportParts(IEnumerable<ReportPart> parts)
{
    public async Task<Report> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var read = new List<(string, IReadOnlyList<ReportTable>)>();
        foreach (var part in parts.OrderBy(part => part.Order)) read.Add((part.Name, await part.ReadAsync(period, cancellationToken)));
        return new(period, read);
    }
}
