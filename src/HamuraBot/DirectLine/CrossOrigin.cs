namespace HamuraBot.DirectLine;

/// <summary>CORS for pages of allowed origins, on errors too: without it a refusal looks like a broken network to the client.</summary>
public sealed class CrossOrigin(Origins origins) : IMiddleware
{
    public const string Prefix = "/v3/directline";

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = "Origin";
        if (origins.IsAllowedPage(http.Request))
        {
            headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
            headers.AccessControlExposeHeaders = "Retry-After";
        }
        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            return next(http);
        }
        if (origins.IsAllowedPage(http.Request))
        {
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "600";
        }
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
