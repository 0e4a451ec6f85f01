using System.Security.Claims;

namespace HamuraBot.Desk;

/// <summary>What a request knows about the officer behind it, read from the store for this request.</summary>
public static class SignedInOfficer
{
    public static string? OfficerId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Sid);

    public static ClaimsPrincipal Principal(Officer officer, string sessionId) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, officer.Id),
            new(ClaimTypes.Name, officer.Name),
            new(ClaimTypes.Email, officer.Email),
            new(ClaimTypes.Role, officer.Role.ToString()),
            new(ClaimTypes.Sid, sessionId),
        ], DeskServices.Scheme));
}
