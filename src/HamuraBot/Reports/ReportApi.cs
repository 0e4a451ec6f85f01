using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Hosting;
using HamuraBot.Officers;

namespace HamuraBot.Reports;

public sealed record ReportView(string Period, DateOnly From, DateOnly To, IReadOnlyDictionary<string, IReadOnlyList<TableView>> Parts)
{
    public static ReportView Of(Report report) => new(report.Period.Name, report.Period.From, report.Period.To,
        report.Parts.ToDictionary(part => part.Name, part => (IReadOnlyList<TableView>)[.. part.Tables.Select(TableView.Of)]));
}

/// <param name="Rows">Values by the id of the column; what has no value is left out.</param>
public sealed record TableView(string Id, Words Title, IReadOnlyList<ReportLabel> Columns, IReadOnlyList<RowView> Rows, Words? Note)
{
    public static TableView Of(ReportTable table) => new(table.Id, table.Title, table.Columns,
        [.. table.Rows.Select(row => new RowView(row.Label.Id, row.Label.Text, table.Columns.Zip(row.Values).Where(cell => cell.Second is not null)
            .ToDictionary(cell => cell.First.Id, cell => cell.Second!.Value)))], table.Note);
}

public sealed record RowView(string Id, Words Text, IReadOnlyDictionary<string, decimal> Values);

/// <summary>Reports as JSON, or as a table by <c>Accept</c>.</summary>
public static class ReportApi
{
    /// <summary>The kind under which the audit log knows reports.</summary>
    public const string Kind = "report";

    public static void MapReportApi(this RouteGroupBuilder desk) => desk.MapGet("/reports/{period}", FindAsync).AsNoReading().Produces<ReportView>();

    /// <param name="period">A month (<c>2026-11</c>) or a fiscal year (<c>FY2026</c>).</param>
    private static async Task<IResult> FindAsync(
        string period, ReportParts reports, DeskWords words, Audit audit, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        if (ReportPeriod.Parse(period) is not { } asked) return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);
        if (Export.Wanted(http.Request) is not { } format) return TypedResults.Ok(ReportView.Of(await reports.ReadAsync(asked, cancellationToken)));
        var export = ReportExport.Make(await reports.CompareAsync(asked, cancellationToken), words, RequestLanguage.Of(http), clock);
        await audit.RecordAsync(http.User.OfficerId(), "report.exported", Kind, asked.Name, cancellationToken, AuditDetail.Of([], export.Rows.Count - 1));
        return export.In(format);
    }
}
