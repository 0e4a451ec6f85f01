using Microsoft.AspNetCore.Authentication.Cookies;

namespace HamuraBot.Desk;

/// <summary>
/// Over https a cookie's name begins with <c>__Host-</c>, which browsers take only from this very host; over plain http, as on a
/// developer's machine, they would refuse such a name.
/// </summary>
public sealed class DeskCookies : ICookieManager
{
    public const string Session = "hamura-desk";
    public const string Device = "hamura-device";
    public const string Step = "hamura-step";

    private readonly ChunkingCookieManager cookies = new();

    public static string Name(HttpContext http, string name) => http.Request.IsHttps ? $"__Host-{name}" : name;

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Name(context, key), options);
}
