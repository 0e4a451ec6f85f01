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

    /// <summary>The kind under which the trail knows itself.</summary>
    private const string Kind = "trail";

    private const int PageLength = 100, LongestAnswer = 1_000;

    /// <summary>A spreadsheet's worth.</summary>
    private const int LongestExport = 100_000;

    private static readonly string[] Header = ["auditAt", "auditWho", "auditWhat", "auditOn", "auditSubject", "auditDetail"];

    public static void MapAudit(this RouteGroupBuilder managers)
    {
        managers.MapGet("/settings/trail", SeeAsync);
        managers.MapGet("/settings/trail.csv", ExportAsync);
    }

    public static void MapAuditApi(this RouteGroupBuilder api) => api.MapGet("/audit", ListAsync).RequireAuthorization(DeskServices.Managers).AsReading(Kind);

    private static async Task<IResult> SeeAsync(
        DateTimeOffset? before, string? beforeId, AuditReader reader, Audit audit, AuditSubjects subjects, Store store, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = AuditQuery.Read(http.Query);
        var entries = await reader.ReadAsync(query, before, beforeId, PageLength, cancellationToken);
        await audit.RecordSeenAsync(view.OfficerId, "read", Kind, "", cancellationToken, AuditDetail.Of(query.Fields));
        return new RazorComponentResult<AuditPage>(new
        {
            Entries = entries,
            Names = await subjects.OfAsync(entries, cancellationToken),
            IsFull = PageLength,
            Query = query,
            Officers = await store.ReadAsync(OfficerTable.AllAsync, cancellationToken),
        });
    }

    /// <param name="before">The instant of the last entry of the page before.</param>
    /// <param name="beforeId">Its id: several may have happened at one instant.</param>
    /// <param name="limit">At most so many entries.</param>
    /// <param name="officer">The id of whoever did it.</param>
    /// <param name="subject">A number or id, or a part of the name of a person or a company.</param>
    /// <param name="from">The first day, in Tokyo.</param>
    /// <param name="to">The last one.</param>
    private static async Task<Ok<List<AuditEntry>>> ListAsync(
        DateTimeOffset? before, string? beforeId, int? limit, string? officer, string? subject, string? from, string? to,
        AuditReader reader, HttpRequest http, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(AuditQuery.Read(http.Query), before, beforeId, Math.Clamp(limit ?? PageLength, 1, LongestAnswer), cancellationToken));

    /// <summary>What leaves the house is recorded too.</summary>
    private static async Task<IResult> ExportAsync(AuditReader reader, Audit audit, AuditSubjects subjects, AuditWords words, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = AuditQuery.Read(http.Query);
        var entries = await reader.ReadAsync(query, null, null, LongestExport, cancellationToken);
        await audit.RecordAsync(view.OfficerId, "exported", Kind, "", cancellationToken, AuditDetail.Of(query.Fields, entries.Count));
        var names = await subjects.OfAsync(entries, cancellationToken);
        return new Export(Kind, view.Today, [[.. Header.Select(column => view[$"settings.{column}"])], .. entries.Select(entry => Row(entry, names.GetValueOrDefault((entry.SubjectKind, entry.SubjectId))?.In(view.Language) ?? entry.SubjectName, words, view))]).In(ExportFormat.Csv);
    }

    private static object?[] Row(AuditEntry entry, string? name, AuditWords words, DeskView view) =>
    [
        Time(entry.At), entry.OfficerName ?? view["settings.auditSystem"], words.Action(entry.Action, view.Language),
        $"{words.Kind(entry.SubjectKind, view.Language)} {name}".Trim(), entry.SubjectId, entry.Detail,
    ];

    private static string Time(DateTimeOffset at) => Tokyo.Time(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
