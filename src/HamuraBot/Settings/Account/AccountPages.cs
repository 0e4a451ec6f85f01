using System.Security.Claims;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Settings.Account;

/// <summary>What is wrong with a form of the account, by its field; nothing where all is well.</summary>
public sealed record AccountFaults(string? Name = null, string? LatinName = null, string? Current = null, string? Password = null, string? Code = null);

/// <summary>An officer's own account: name, password, second factor, passkeys, sessions.</summary>
public static class AccountPages
{
    private static readonly string[] Notices =
        ["renamed", "passwordChanged", "factorNeeded", "factorRemoved", "passkeyAdded", "passkeyRemoved", "lastPasskey", "othersEnded", "formTooOld", "confirmed"];

    public static void MapAccount(this RouteGroupBuilder own)
    {
        var account = own.MapGroup("/settings/account");
        account.MapGet("", ShowAsync);
        account.MapPost("", (DeskView view) => TypedResults.Redirect(view.Link(DeskPaths.Account)));
        account.MapPost("/name", RenameAsync);
        account.MapPost("/password", ChangePasswordAsync);
        account.MapPost("/passkeys/{id}/remove", RemovePasskeyAsync);
        account.MapPost("/sessions/end-others", EndOthersAsync);
        // A form that is too old leads to where it was sent to.
        foreach (var form in (string[])["/name", "/password", "/passkeys/{id}/remove", "/sessions/end-others"])
        {
            account.MapGet(form, (DeskView view) => TypedResults.Redirect(view.Link($"{DeskPaths.Account}?notice=formTooOld")));
        }
        account.MapSecondFactor();
        account.MapConfirmation();
    }

    private static Task<IResult> ShowAsync(AccountReader reader, string? notice, CancellationToken cancellationToken) =>
        PageAsync(reader, new(), StatusCodes.Status200OK, cancellationToken, Notices.Contains(notice) ? $"settings.{notice}" : null);

    private static async Task<IResult> RenameAsync(
        HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, AccountReader reader, DeskView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (name, latin) = (form["name"].ToString().Trim(), form["latinName"].ToString().Trim());
        if (name is not { Length: > 0 and <= OfficerAdministration.LongestName }) return await FaultyAsync(reader, new(Name: "desk.nameFault"), cancellationToken);
        if (latin.Length > OfficerAdministration.LongestName || latin.Any(letter => letter is < ' ' or > 'ɏ')) return await FaultyAsync(reader, new(LatinName: "settings.latinNameFault"), cancellationToken);
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        (officer.Name, officer.LatinName) = (name, latin.Length == 0 ? null : latin);
        return (await officers.UpdateAsync(officer)).Succeeded ? Done(view, "renamed") : throw new StoreConflictException(null);
    }

    /// <summary>Every session ends; this browser gets a new one.</summary>
    private static async Task<IResult> ChangePasswordAsync(
        HttpContext http, ClaimsPrincipal user, UserManager<Officer> officers, OfficerAdministration administration, PasswordRules rules, OfficerSignIn signIn, AccountReader reader,
        DeskView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        if (officer.PasswordHash is not null && await signIn.ConfirmPasswordAsync(http, officer, form["current"], cancellationToken) is { } refusal)
        {
            var why = refusal is SignInOutcome.TooMany ? "settings.tooManyTries" : "settings.currentWrong";
            return await FaultyAsync(reader, new(Current: why), cancellationToken);
        }
        var password = form["password"].ToString();
        if (rules.FaultIn(password, officer.Email, officer.Name) is { } fault)
        {
            return await FaultyAsync(reader, new(Password: $"desk.password{fault}"), cancellationToken);
        }
        if (!await administration.SetPasswordAsync(officer, password)) throw new StoreConflictException(null);
        await signIn.AgainAsync(http, officer, user.Proof(), cancellationToken);
        return Done(view, "passwordChanged");
    }

    /// <summary>Not the last way in.</summary>
    private static async Task<IResult> RemovePasskeyAsync(
        string id, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken)
    {
        if (await ConfirmPages.RefusalAsync(user, sessions, view, cancellationToken) is { } refusal) return refusal;
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        var passkeys = await officers.GetPasskeysAsync(officer);
        if (passkeys.FirstOrDefault(passkey => PasskeyTable.IdOf(passkey.CredentialId) == id) is not { } found)
        {
            return DeskPages.Notice(StatusCodes.Status404NotFound);
        }
        if (passkeys.Count == 1 && officer.PasswordHash is null) return Done(view, "lastPasskey");
        await officers.RemovePasskeyAsync(officer, found.CredentialId);
        return Done(view, "passkeyRemoved");
    }

    private static async Task<IResult> EndOthersAsync(ClaimsPrincipal user, OfficerSessions sessions, DeskView view, CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(user.OfficerId()!, user.SessionId()!, cancellationToken);
        return Done(view, "othersEnded");
    }

    private static RedirectHttpResult Done(DeskView view, string notice) => TypedResults.Redirect(view.Link($"{DeskPaths.Account}?notice={notice}"));

    private static Task<IResult> FaultyAsync(AccountReader reader, AccountFaults faults, CancellationToken cancellationToken) =>
        PageAsync(reader, faults, StatusCodes.Status400BadRequest, cancellationToken);

    private static async Task<IResult> PageAsync(
        AccountReader reader, AccountFaults faults, int status, CancellationToken cancellationToken, string? notice = null) =>
        new RazorComponentResult<AccountPage>(new { Account = await reader.ReadAsync(cancellationToken), Faults = faults, Notice = notice }) { StatusCode = status };
}
