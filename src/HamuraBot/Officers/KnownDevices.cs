using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HamuraBot.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace HamuraBot.Officers;

/// <param name="Address">Where the try comes from, whoever is behind it.</param>
/// <param name="Device">The browser, if the account has signed in with it before.</param>
public sealed record SignInOrigin(string Address, string? Device);

/// <summary>
/// A browser that has signed in is remembered by a cookie. Its tries are counted apart from everybody else's, so that whoever tries an
/// officer's password from elsewhere does not lock the officer out.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    private readonly IDataProtector protector = protection.CreateProtector("Desk.KnownDevice");

    public SignInOrigin OriginOf(HttpContext http, string account) => new(Address(http.Connection.RemoteIpAddress), Device(http, account));

    public void Remember(HttpContext http, string account) => http.Response.Cookies.Append(
        DeskCookies.Name(http, DeskCookies.Device),
        protector.Protect($"{account} {Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}"),
        new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Remembered });

    private string? Device(HttpContext http, string account)
    {
        if (http.Request.Cookies[DeskCookies.Name(http, DeskCookies.Device)] is not { } cookie)
        {
            return null;
        }
        try
        {
            return protector.Unprotect(cookie).Split(' ') is [var known, var device] && known == account ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An IPv6 customer owns a whole /64 and may use another address for every try.</summary>
    private static string Address(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6)
        {
            address = address?.MapToIPv4() ?? IPAddress.None;
        }
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
