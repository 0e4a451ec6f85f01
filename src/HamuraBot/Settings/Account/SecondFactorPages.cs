using System.Security.Claims;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Settings.Account;

/// <summary>Setting up an authenticator app, and what belongs to it.</summary>
public static class SecondFactorPages
{
    public static void MapSecondFactor(this RouteGroupBuilder account)
    {
        account.MapGet("/second-factor", ShowAsync);
        account.MapPost("/second-factor", SetAsync);
        account.MapGet("/second-factor/change", ChangeForm);
        account.MapPost("/second-factor/renew", (HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSignIn signIn, SecondFactors factors,
            DeskView view, CancellationToken cancellationToken) => ChangeAsync(http, user, officers, signIn, factors, view, remove: false, cancellationToken));
        account.MapPost("/second-factor/remove", (HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSignIn signIn, SecondFactors factors,
            DeskView view, CancellationToken cancellationToken) => ChangeAsync(http, user, officers, signIn, factors, view, remove: true, cancellationToken));
        foreach (var form in (string[])["/second-factor/renew", "/second-factor/remove"])
        {
            account.MapGet(form, (DeskView view) => TypedResults.Redirect(view.Link($"{DeskPaths.Account}/second-factor/change")));
        }
    }

    /// <summary>Another app takes the place of the one there is only after that was switched off, with its code.</summary>
    private static async Task<IResult> ShowAsync(ClaimsPrincipal user, SecondFactors factors, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken) =>
        await ConfirmPages.RefusalAsync(user, sessions, view, cancellationToken) ?? (await factors.HasAsync(user.OfficerId()!, cancellationToken)
            ? TypedResults.Redirect(view.Link($"{DeskPaths.Account}/second-factor/change"))
            : Page(factors.Offer(user.OfficerId()!), null, StatusCodes.Status200OK));

    private static async Task<IResult> SetAsync(
        HttpContext http, ClaimsPrincipal user, SecondFactors factors, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken)
    {
        if (await ConfirmPages.RefusalAsync(user, sessions, view, cancellationToken) is { } refusal) return refusal;
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var officerId = user.OfficerId()!;
        if (await factors.HasAsync(officerId, cancellationToken) || factors.Reopen(officerId, form["offer"]) is not { } offer)
        {
            return TypedResults.Redirect(view.Link($"{DeskPaths.Account}/second-factor"));
        }
        return await factors.SetAsync(officerId, user.SessionId()!, offer, form["code"].ToString(), cancellationToken) is { } codes
            ? Codes(codes)
            : Page(offer, "settings.codeWrong", StatusCodes.Status400BadRequest);
    }

    private static IResult ChangeForm() => new RazorComponentResult<SecondFactorChangePage>(new { });

    /// <summary>Only for whoever has the app, or a recovery code: an unlocked screen is not enough.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSignIn signIn, SecondFactors factors,
        DeskView view, bool remove, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        if (await signIn.ConfirmCodeAsync(http, officer, form["code"], cancellationToken) is { } refusal)
        {
            var fault = refusal is SignInOutcome.TooMany ? "settings.tooManyTries" : "desk.codeRefused";
            return new RazorComponentResult<SecondFactorChangePage>(new { Fault = fault }) { StatusCode = StatusCodes.Status400BadRequest };
        }
        if (!remove) return Codes(await factors.RenewRecoveryCodesAsync(officer.Id, cancellationToken));
        await factors.RemoveAsync(officer.Id, officer.Id, cancellationToken);
        return TypedResults.Redirect(view.Link($"{DeskPaths.Account}?notice=factorRemoved"));
    }

    private static IResult Codes(IReadOnlyList<string> codes) => new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes });

    private static IResult Page(AuthenticatorOffer offer, string? fault, int status) =>
        new RazorComponentResult<SecondFactorPage>(new { Offer = offer, Fault = fault }) { StatusCode = status };
}
