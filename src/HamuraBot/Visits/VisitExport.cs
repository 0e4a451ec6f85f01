using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Visits;

/// <summary>Visits as a table. Every download is noted in the audit log.</summary>
public sealed class VisitExport(VisitRecords visits, VisitFields fields, DeskWords words, Audit audit, TimeProvider clock)
{
    private static readonly string[] Header = ["on", "company", "met", "needs", "promise", "followUpOn", "followedUpOn", "outcome", "officer"];

    /// <summary>In the words and the language of the desk.</summary>
    public async Task<Export> MakeAsync(VisitQuery query, string? officer, Language language, CancellationToken cancellationToken)
    {
        var found = await visits.ListAsync(query, cancellationToken);
        await audit.RecordAsync(officer, "visits.exported", VisitRecords.Kind, "", cancellationToken, AuditDetail.Of(query.Fields(), found.Count));
        return new("visits", clock.TodayInTokyo(), [[.. Header.Select(column => words[$"visits.{column}", language])], .. found.Select(visit => Row(visit, language))]);
    }

    private object?[] Row(Visit visit, Language language) =>
    [
        visit.Details.On, visit.CompanyName, visit.Details.Met, visit.Details.Needs, visit.Details.Promise,
        visit.Details.FollowUpOn, visit.FollowedUpAt is { } done ? Tokyo.Day(done) : null, fields.Label(visit.Details.Outcome)?.In(language), visit.OfficerName,
    ];
}
