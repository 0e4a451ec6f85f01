using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Reports;

/// <summary>What the desk did in a month or a fiscal year, in figures.</summary>
public static class ReportPages
{
    public const string Start = "/desk/reports";

    public static void MapReportPages(this RouteGroupBuilder desk)
    {
        desk.MapGet("/reports", (string? period, DeskView view) => TypedResults.Redirect(view.Link(PathOf(ReportPeriod.Parse(period) ?? ReportPeriod.Latest(view.Today)))));
        desk.MapGet("/reports/{period}", SeeAsync);
        desk.MapGet("/reports/{period}/report.{format:regex(^(csv|xlsx)$)}", ExportAsync);
    }

    public static string PathOf(ReportPeriod period) => $"{Start}/{period.Name}";

    private static async Task<IResult> SeeAsync(string period, ReportParts reports, CancellationToken cancellationToken) => ReportPeriod.Parse(period) is { } asked
        ? new RazorComponentResult<ReportPage>(new { Report = await reports.CompareAsync(asked, cancellationToken) })
        : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> ExportAsync(
        string period, string format, ReportParts reports, DeskWords words, Audit audit, TimeProvider clock, DeskView view, CancellationToken cancellationToken)
    {
        if (ReportPeriod.Parse(period) is not { } asked) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var export = ReportExport.Make(await reports.CompareAsync(asked, cancellationToken), words, view.Language, clock);
        await audit.RecordAsync(view.OfficerId, "report.exported", ReportApi.Kind, asked.Name, cancellationToken, AuditDetail.Of([], export.Rows.Count - 1));
        return export.In(format);
    }
}
