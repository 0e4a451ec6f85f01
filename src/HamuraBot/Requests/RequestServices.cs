using HamuraBot.Companies;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.OfficeHours;
using HamuraBot.Reports;
using HamuraBot.Requests.Chat;
using HamuraBot.Requests.Desk;
using Route = HamuraBot.Dialogs.Route;

namespace HamuraBot.Requests;

public static class RequestServices
{
    /// <summary>A dialog for every form that makes a promise: to add a request is to add its file.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddHoldings<RequestHoldings>()
        .AddSingleton<SupportRequests>()
        .AddSingleton<RequestText>()
        .AddSingleton<RequestMails>()
        .AddSingleton<RequestSelfService>()
        .AddSingleton<IOwnMatters, RequestMatters>()
        .AddSingleton(provider => provider.GetRequiredService<RequestSelfService>().Kind)
        .AddSingleton<IReadOnlyList<Route>>(provider =>
            [.. provider.GetRequiredService<DialogLibrary>().Forms.Values.Where(form => form.Days is not null)
                .Select(form => new Route(ActivatorUtilities.CreateInstance<RequestDialog>(provider, form)))])
        .AddRequestDesk();

    private static IServiceCollection AddRequestDesk(this IServiceCollection services) => services
        .AddSingleton<RequestDesk>()
        .AddSingleton<RequestExport>()
        .AddDeskSection(new(20, RequestPages.Start, "requests.title", 'r'))
        .AddDeskArea(new(RequestPages.Area, SupportRequests.VersionAsync))
        .AddTodaySection<RequestDesk>("requests.due", 30, RequestPages.Area, (requests, view, cancellationToken) => requests.DueAsync(view, cancellationToken))
        .AddSingleton(provider => new CompanyHistory("requests.title", 10, async (sql, ids) =>
        {
            var text = provider.GetRequiredService<RequestText>();
            return [.. (await RequestList.OfCompanyAsync(sql, ids)).Select(request => new CompanyEntry(
                Tokyo.Day(request.ReceivedAt), RequestPages.PathOf(request.Number), text.Name(request), text.Stage(request)))];
        }))
        .AddReportPart<RequestReport>("requests", 10, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken));
}
