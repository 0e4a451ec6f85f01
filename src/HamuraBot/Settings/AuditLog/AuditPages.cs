using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings.AuditLog;

/// <summary>Which officer did or saw what. For managers.</summary>
public static class AuditPages
{
    public const string Path = "/desk/settings/trail";
    private const int PageLength = 100;

    /// <summary>A spreadsheet's worth.</summary>
    private const int LongestExport = 100_000;

    private static readonly string[] Header = ["at", "officerId", "officer", "action", "kind", "subject"];

    public static void MapAudit(this RouteGroupBuilder managers)
    {
        managers.MapGet("/settings/trail", async Task<IResult> (DateTimeOffset? before, string? beforeId, Audit audit, DeskView view, CancellationToken cancellationToken) =>
        {
            var entries = await audit.ListAsync(before ?? DateTimeOffset.MaxValue, beforeId, PageLength, cancellationToken);
            await audit.RecordSeenAsync(view.OfficerId, "read", "trail", "", cancellationToken);
            return new RazorComponentResult<AuditPage>(new { Entries = entries, IsFull = PageLength });
        });
        managers.MapGet("/settings/trail.csv", ExportAsync);
    }

    /// <summary>What leaves the house is recorded too.</summary>
    private static async Task<IResult> ExportAsync(Audit audit, DeskView view, CancellationToken cancellationToken)
    {
        var entries = await audit.ListAsync(DateTimeOffset.MaxValue, null, LongestExport, cancellationToken);
        await audit.RecordAsync(view.OfficerId, "exported", "trail", "", cancellationToken);
        return new Export("trail", view.Today, [Header, .. entries.Select(Row)]).In(ExportFormat.Csv);
    }

    private static object?[] Row(AuditEntry entry) => [Time(entry.At), entry.OfficerId, entry.OfficerName, entry.Action, entry.SubjectKind, entry.SubjectId];

    private static string Time(DateTimeOffset at) => Tokyo.Time(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
