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
        app.MapGet("/healthz/ready", async (Warmup rehearsal, Store store, CancellationToken cancellationToken) =>
            rehearsal.Done && await AnswersAsync(store, cancellationToken)
                ? Results.Json(new Readiness("ready"))
                : Results.Json(new Readiness("not ready"), statusCode: StatusCodes.Status503ServiceUnavailable));
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

    private sealed record Readiness(string Status)
    {
        public string Version => ProductVersion.Current;
    }
}
