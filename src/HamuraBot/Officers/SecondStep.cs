using System.Globalization;
using System.Security.Cryptography;
using HamuraBot.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace HamuraBot.Officers;

/// <summary>Between the password and the code a browser carries a cookie that says whose password was right. It opens nothing.</summary>
public sealed class SecondStep(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("Desk.SecondStep");

    public void Begin(HttpContext http, Officer officer)
    {
        var until = (clock.GetUtcNow() + Patience).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(DeskCookies.Name(http, DeskCookies.Step), protector.Protect($"{officer.Id} {officer.SecurityStamp} {until}"), Options(http));
    }

    /// <returns>Whose password was right, and the stamp it was right under.</returns>
    public (string OfficerId, string Stamp)? Find(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[DeskCookies.Name(http, DeskCookies.Step)] is { } cookie
                && protector.Unprotect(cookie).Split(' ') is [var officer, var stamp, var until]
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds()
                    ? (officer, stamp)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void End(HttpContext http) => http.Response.Cookies.Delete(DeskCookies.Name(http, DeskCookies.Step), Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/" };
}
