using HamuraBot.Dialogs;
using Route = HamuraBot.Dialogs.Route;

namespace HamuraBot.Requests;

public static class RequestServices
{
    /// <summary>A dialog for every form that makes a promise: to add a request is to add its file.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<SupportRequests>()
        .AddSingleton<RequestText>()
        .AddSingleton<RequestMails>()
        .AddSingleton<RequestSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<RequestSelfService>().Kind)
        .AddSingleton<IReadOnlyList<Route>>(provider =>
            [.. provider.GetRequiredService<DialogLibrary>().Forms.Values.Where(form => form.Days is not null)
                .Select(form => new Route(ActivatorUtilities.CreateInstance<RequestDialog>(provider, form)))]);
}
