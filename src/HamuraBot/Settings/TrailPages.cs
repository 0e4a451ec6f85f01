using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings;

/// <summary>Who did or saw what. For managers.</summary>
public static class TrailPages
{
    public const string Path = "/desk/settings/trail";
    private const int PageLength = 100;

    /// <summary>A spreadsheet's worth.</summary>
    private const int LongestExport = 100_000;

    public static void MapTrail(this RouteGroupBuilder managers)
    {
        managers.MapGet("/settings/trail", async (DateTimeOffset? before, string? beforeId, Audit audit, CancellationToken cancellationToken) =>
            new RazorComponentResult<TrailPage>(new
            {
                Entries = await audit.ListAsync(before ?? DateTimeOffset.MaxValue, beforeId, PageLength, cancellationToken),
                IsFull = PageLength,
            }));
        managers.MapGet("/settings/trail.csv", async (Audit audit, TimeProvider clock, CancellationToken cancellationToken) => TypedResults.File(
            Csv.Write(Rows(await audit.ListAsync(DateTimeOffset.MaxValue, null, LongestExport, cancellationToken))), "text/csv",
            $"trail-{clock.TodayInTokyo():yyyy-MM-dd}.csv"));
    }

    public static IEnumerable<IEnumerable<string?>> Rows(IEnumerable<AuditEntry> entries) =>
        entries.Select(entry => (IEnumerable<string?>)
            [Time(entry.At), entry.OfficerId, entry.OfficerName, entry.Action, entry.SubjectKind, entry.SubjectId])
            .Prepend(["at", "officerId", "officer", "action", "kind", "subject"]);

    private static string Time(DateTimeOffset at) => Tokyo.Time(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
