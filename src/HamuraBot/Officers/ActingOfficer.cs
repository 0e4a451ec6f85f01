using System.Security.Claims;

namespace HamuraBot.Officers;

/// <summary>The officer who does something at the desk.</summary>
/// <param name="Name">What is kept beside the deed for colleagues to read.</param>
public sealed record ActingOfficer(string Id, string Name);

public static class ActingOfficers
{
    public static ActingOfficer ActingOfficer(this ClaimsPrincipal user) => new(
        user.OfficerId() ?? throw new InvalidOperationException("The desk's routes are for officers who have signed in."), user.Identity?.Name ?? "");
}
