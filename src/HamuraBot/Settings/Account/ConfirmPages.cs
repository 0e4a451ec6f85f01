using System.Security.Claims;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Settings.Account;

/// <summary>Before the ways to sign in are changed, an officer whose sign-in is some time ago shows the password again: an unlocked screen is not enough.</summary>
public static class ConfirmPages
{
    private const string Path = $"{DeskPaths.Account}/confirm";

    public static void MapConfirmation(this RouteGroupBuilder account)
    {
        account.MapGet("/confirm", (ClaimsPrincipal user, UserManager<Officer> officers) => PageAsync(user, officers, null));
        account.MapPost("/confirm", ConfirmAsync);
    }

    /// <returns>Null if the officer may go on.</returns>
    public static async Task<IResult?> RefusalAsync(ClaimsPrincipal user, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken) =>
        await sessions.IsFreshAsync(user.SessionId()!, cancellationToken) ? null : TypedResults.Redirect(view.Link(Path));

    private static async Task<IResult> ConfirmAsync(
        HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSignIn signIn, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        if (officer.PasswordHash is null) return await PageAsync(user, officers, null);
        if (await signIn.ConfirmPasswordAsync(http, officer, form["current"], cancellationToken) is { } refusal)
            return await PageAsync(user, officers, refusal is SignInOutcome.TooMany ? "settings.tooManyTries" : "settings.currentWrong");
        await sessions.ConfirmAsync(user.SessionId()!, cancellationToken);
        return TypedResults.Redirect(view.Link($"{DeskPaths.Account}?notice=confirmed"));
    }

    private static async Task<IResult> PageAsync(ClaimsPrincipal user, UserManager<Officer> officers, string? fault) =>
        new RazorComponentResult<ConfirmPage>(new { HasPassword = (await officers.FindByIdAsync(user.OfficerId()!))!.PasswordHash is not null, Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
