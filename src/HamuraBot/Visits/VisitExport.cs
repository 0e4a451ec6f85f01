using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Visits;

/// <summary>Visits as a table. Every download is noted in the audit log.</summary>
public sealed class VisitExport(VisitRecords visits, Audit audit, TimeProvider clock)
{
    private static readonly string[] Header = ["on", "company", "met", "needs", "promise", "followUpOn", "followedUpOn", "outcome", "officer"];

    public async Task<Export> MakeAsync(VisitQuery query, string? officer, CancellationToken cancellationToken)
    {
        var found = await visits.ListAsync(query, cancellationToken);
        await audit.RecordAsync(officer, "visits.exported", VisitRecords.Kind, "", cancellationToken);
        return new("visits", clock.TodayInTokyo(), [Header, .. found.Select(Row)]);
    }

    private static object?[] Row(Visit visit) =>
    [
        VisitFields.Written(visit.Details.On), visit.CompanyName, visit.Details.Met, visit.Details.Needs, visit.Details.Promise,
        visit.Details.FollowUpOn is { } day ? VisitFields.Written(day) : null,
        visit.FollowedUpAt is { } done ? VisitFields.Written(Tokyo.Day(done)) : null, visit.Details.Outcome?.Code(), visit.OfficerName,
    ];
}
