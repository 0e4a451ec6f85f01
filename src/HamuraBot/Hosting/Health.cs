using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Enrichment;

namespace HamuraBot.Hosting;

/// <summary>
/// For load balancers and supervisors: alive as long as the process answers, ready once it is warm and its store answers too. The cloud
/// beside the understanding is no condition for either.
/// </summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz/live", () => Results.Text("alive"));
        app.MapGet("/healthz/ready", async (Warmup rehearsal, Store store, StoreWatch watch, CancellationToken cancellationToken) =>
            (!rehearsal.Done ? "warming-up" : watch.Reason ?? (await AnswersAsync(store, cancellationToken) ? null : "store-away")) is { } reason
                ? Results.Json(new Unreadiness(reason), statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Json(new Readiness("ready")));
        app.MapGet("/healthz/enrichment", (IServiceProvider services) => Results.Text(services.GetService<CloudLanguage>() switch
        {
            null => "off",
            { IsResting: true } => "resting",
            _ => "on",
        }));
    }

    private static async Task<bool> AnswersAsync(Store store, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(sql => sql.ScalarAsync("SELECT 1"), cancellationToken) is not null;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private record Readiness(string Status)
    {
        public string Version => ProductVersion.Current;
    }

    /// <param name="Reason">One of <c>warming-up</c>, <c>store-away</c>, <c>store-full</c>, <c>store-locked</c>, <c>store-newer</c>, <c>store-read-only</c>.</param>
    private sealed record Unreadiness(string Reason) : Readiness("not ready");
}
