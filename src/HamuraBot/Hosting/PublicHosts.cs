using Microsoft.Extensions.Primitives;

namespace HamuraBot.Hosting;

/// <summary>
/// By which names the server answers: those in <c>AllowedHosts</c>; else that of <c>PublicUrl</c> and those of this machine. Links are built of
/// the settings, and where they are not set, of the name in the request: somebody else's must not get into one.
/// </summary>
public static class PublicHosts
{
    private const string Health = "/healthz";

    private static readonly StringSegment[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Those who watch over the server know it by its address, and are told nothing that depends on a name.</summary>
    public static void UsePublicHosts(this WebApplication app)
    {
        // The framework keeps to AllowedHosts itself.
        if (app.Configuration["AllowedHosts"] is { Length: > 0 } || app.Configuration["PublicUrl"] is not { Length: > 0 } url) return;
        StringSegment[] allowed = [new Uri(url).Host, .. ThisMachine];
        app.Use((http, next) => HostString.MatchesAny(http.Request.Host.Host, allowed) || http.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal)
            ? next(http)
            : TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, detail: "AllowedHosts").ExecuteAsync(http));
    }
}
