using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>Which pages may talk to the channel: our own, and those that the settings name.</summary>
public sealed class Origins(IOptions<DirectLineOptions> options, IConfiguration configuration)
{
    private readonly HashSet<string> allowed = [.. options.Value.AllowedOrigins.Where(origin => origin.Length > 0).Select(Origin)];
    private readonly string? publicOrigin = configuration["PublicUrl"] is { Length: > 0 } url ? Origin(url) : null;

    /// <summary>Our own address as visitors see it, without a slash at the end: behind a proxy the request alone cannot tell.</summary>
    public string BaseUrl(HttpRequest request) => publicOrigin ?? $"{request.Scheme}://{request.Host}";

    /// <summary>Clients that are no browsers send no Origin; they are held by tokens and rates, not by this.</summary>
    public bool IsAllowed(HttpRequest request) => request.Headers.Origin.Count == 0 || IsAllowedPage(request);

    /// <summary>As <see cref="IsAllowed"/>, for what only pages open: no Origin is no page.</summary>
    public bool IsAllowedPage(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && (allowed.Contains(origin) || origin == publicOrigin || origin == $"{request.Scheme}://{request.Host}");

    private static string Origin(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);
}
