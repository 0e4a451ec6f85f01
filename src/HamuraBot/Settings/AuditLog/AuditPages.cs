using System.Globalization;
using HamuraBot.Data;
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

    private static readonly string[] Header = ["auditAt", "auditWho", "auditWhat", "auditOn", "auditSubject"];

    public static void MapAudit(this RouteGroupBuilder managers)
    {
        managers.MapGet("/settings/trail", async Task<IResult> (DateTimeOffset? before, string? beforeId, Audit audit, AuditSubjects subjects, Store store, DeskView view, HttpRequest http, CancellationToken cancellationToken) =>
        {
            var query = AuditQuery.Read(http.Query);
            var entries = await audit.ListAsync(before ?? DateTimeOffset.MaxValue, beforeId, PageLength, cancellationToken, query.Filter);
            await audit.RecordSeenAsync(view.OfficerId, "read", "trail", query.IsEmpty ? "" : query.Written, cancellationToken);
            return new RazorComponentResult<AuditPage>(new
            {
                Entries = entries,
                Names = await subjects.OfAsync(entries, cancellationToken),
                IsFull = PageLength,
                Query = query,
                Officers = await store.ReadAsync(OfficerTable.AllAsync, cancellationToken),
            });
        });
        managers.MapGet("/settings/trail.csv", ExportAsync);
    }

    /// <summary>What leaves the house is recorded too.</summary>
    private static async Task<IResult> ExportAsync(Audit audit, AuditSubjects subjects, AuditWords words, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = AuditQuery.Read(http.Query);
        var entries = await audit.ListAsync(DateTimeOffset.MaxValue, null, LongestExport, cancellationToken, query.Filter);
        await audit.RecordAsync(view.OfficerId, "exported", "trail", $"{query.Written}&rows={entries.Count.ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        var names = await subjects.OfAsync(entries, cancellationToken);
        return new Export("trail", view.Today, [[.. Header.Select(column => view[$"settings.{column}"])], .. entries.Select(entry => Row(entry, entry.SubjectName ?? names.GetValueOrDefault((entry.SubjectKind, entry.SubjectId))?.In(view.Language), words, view))]).In(ExportFormat.Csv);
    }

    private static object?[] Row(AuditEntry entry, string? name, AuditWords words, DeskView view) =>
    [
        Time(entry.At), entry.OfficerName ?? view["settings.auditSystem"], words.Action(entry.Action, view.Language),
        $"{words.Kind(entry.SubjectKind, view.Language)} {name}".Trim(), entry.SubjectId,
    ];

    private static string Time(DateTimeOffset at) => Tokyo.Time(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
