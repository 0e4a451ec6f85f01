using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Reports;

namespace HamuraBot.Visits;

public static class VisitServices
{
    public static IServiceCollection AddVisits(this IServiceCollection services) => services
        .AddHoldings<VisitHoldings>()
        .AddSingleton<VisitRecords>()
        .AddSingleton<VisitFields>()
        .AddSingleton<VisitText>()
        .AddSingleton<VisitExport>()
        .AddSingleton(new AuditSubject("visit", async (sql, id) => AuditSubject.Alike((await VisitTable.FindAsync(sql, id))?.CompanyName)))
        .AddDeskArea(new(VisitPages.Area, VisitTable.VersionAsync))
        .AddTodaySection<VisitRecords>("visits.followUps", 50, VisitPages.Area, (visits, view, cancellationToken) => visits.DueAsync(view, cancellationToken))
        .AddSingleton(provider => new CompanyHistory("visits.title", 20, async (sql, ids) =>
        {
            var fields = provider.GetRequiredService<VisitFields>();
            return [.. (await VisitTable.OfCompanyAsync(sql, ids)).Select(visit => new CompanyEntry(
                visit.Details.On, VisitPages.PathOf(visit.Id), Excerpt(visit), fields.Label(visit.Details.Outcome)))];
        }))
        .AddReportPart<VisitReport>("visits", 50, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken));

    private static Words Excerpt(Visit visit)
    {
        var line = (visit.Details.Needs ?? visit.Details.Promise ?? visit.Details.Met ?? visit.OfficerName).Split('\n')[0];
        return new(line, line);
    }
}
