namespace HamuraBot.Hosting;

/// <summary>The one way to tell in which language a request is answered.</summary>
public static class RequestLanguage
{
    /// <summary>What the address says (<c>?lang=en</c>); else the one of ours that <c>Accept-Language</c> prefers; else Japanese.</summary>
    public static Language Of(HttpContext http) =>
        Languages.FromLocale(http.Request.Query["lang"].FirstOrDefault() ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value)
            .FirstOrDefault(language => language?.Length >= 2 && language[..2].ToLowerInvariant() is "ja" or "en"));
}
