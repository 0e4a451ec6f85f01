using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Desk.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

public sealed partial class OfficerSignIn(
    UserManager<Officer> officers, IPasswordHasher<Officer> hasher, NobodysPassword nobody, SignInLimits limits, KnownDevices devices, SecondFactors factors,
    SecondStep step, Passkeys passkeys, OfficerSessions sessions, Audit audit, Store store, TimeProvider clock, ILogger<OfficerSignIn> logger)
{
    /// <summary>Characters. Longer ones only cost time to hash.</summary>
    public const int LongestPassword = 128;

    /// <summary>Characters, with some gaps.</summary>
    public const int LongestCode = 40;

    /// <param name="http">Where the try comes from, and who then gets the session.</param>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="code">Of the authenticator app, or a recovery code, if the officer has one and sends it along.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public async Task<SignInAnswer> TryAsync(HttpContext http, string? email, string? password, string? code, CancellationToken cancellationToken)
    {
        if (email is not { Length: > 0 and <= EmailAddress.Longest } || password is not { Length: > 0 and <= LongestPassword } || code is { Length: > LongestCode })
        {
            return new(SignInOutcome.Refused);
        }
        var attempt = AttemptOn(http, officers.NormalizeName(email)!);
        if (await limits.SpendAttemptAsync(attempt.Account, attempt.Origin, cancellationToken) is { } wait)
        {
            return new(SignInOutcome.TooMany, Wait: wait);
        }
        var officer = await officers.FindByNameAsync(email);
        var verdict = hasher.VerifyHashedPassword(officer ?? nobody.Officer, officer?.PasswordHash ?? nobody.Hash, password);
        if (officer is not { PasswordHash: not null, Enabled: true } || verdict is PasswordVerificationResult.Failed)
        {
            return await RefuseAsync(attempt, officer?.Id, cancellationToken);
        }
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
        {
            await officers.CheckPasswordAsync(officer, password);
        }
        if (!await factors.HasAsync(officer.Id, cancellationToken))
        {
            return await StartAsync(http, officer, SignInProof.Password, attempt, _ => Task.FromResult(true), cancellationToken);
        }
        if (string.IsNullOrWhiteSpace(code))
        {
            await GiveBackAsync(attempt, cancellationToken);
            return new(SignInOutcome.CodeNeeded, officer);
        }
        return await StartWithCodeAsync(http, officer, attempt, code, cancellationToken);
    }

    /// <summary>The second step of a page: the password was right a moment ago.</summary>
    public async Task<SignInAnswer> TryCodeAsync(HttpContext http, string? code, CancellationToken cancellationToken)
    {
        if (step.Find(http) is not var (officerId, stamp) || await officers.FindByIdAsync(officerId) is not { Enabled: true } officer
            || officer.SecurityStamp != stamp || code is not { Length: > 0 and <= LongestCode })
        {
            return new(SignInOutcome.Refused);
        }
        var attempt = AttemptOn(http, officer.NormalizedEmail!);
        return await limits.SpendAttemptAsync(attempt.Account, attempt.Origin, cancellationToken) is { } wait
            ? new(SignInOutcome.TooMany, Wait: wait)
            : await StartWithCodeAsync(http, officer, attempt, code, cancellationToken);
    }

    public async Task<SignInAnswer> TryPasskeyAsync(HttpContext http, PasskeyAnswer answer, CancellationToken cancellationToken)
    {
        var nobodys = AttemptOn(http, "");
        if (await limits.SpendAttemptAsync(nobodys.Origin, cancellationToken) is { } wait)
        {
            return new(SignInOutcome.TooMany, Wait: wait);
        }
        if (await passkeys.CheckSignInAsync(http, answer) is not var (officer, passkey) || !officer.Enabled)
        {
            return await RefuseAsync(nobodys, null, cancellationToken);
        }
        return await StartAsync(http, officer, SignInProof.Passkey, AttemptOn(http, officer.NormalizedEmail!), async transaction =>
            await passkeys.SpendAsync(transaction.Sql, answer) && await PasskeyTable.NoteUseAsync(transaction.Sql, passkey, clock.GetUtcNow()), cancellationToken);
    }

    /// <param name="http">The browser that comes back from Entra ID.</param>
    /// <param name="entraId">The id of the person there.</param>
    /// <param name="email">The address that the tenant vouches for: it finds an officer once, and from then on the id does.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public async Task<SignInAnswer> TryEntraAsync(HttpContext http, string entraId, string? email, CancellationToken cancellationToken)
    {
        var officer = await store.ReadAsync(sql => OfficerTable.FindByEntraIdAsync(sql, entraId), cancellationToken);
        if (officer is null && email is not null && await officers.FindByNameAsync(email) is { EntraId: null, Enabled: true } known)
        {
            known.EntraId = entraId;
            officer = (await officers.UpdateAsync(known)).Succeeded ? known : null;
        }
        return officer is { Enabled: true }
            ? await StartAsync(http, officer, SignInProof.Entra, AttemptOn(http, officer.NormalizedEmail!), _ => Task.FromResult(true), cancellationToken)
            : await RefuseAsync(AttemptOn(http, email ?? ""), officer?.Id, cancellationToken);
    }

    /// <summary>Whether the person before an open session knows its password. Tries count as those of a sign-in.</summary>
    /// <returns>Nothing if so.</returns>
    public Task<SignInOutcome?> ConfirmPasswordAsync(HttpContext http, Officer officer, string? password, CancellationToken cancellationToken) =>
        ConfirmAsync(http, officer, () => officers.CheckPasswordAsync(officer, password is { Length: <= LongestPassword } ? password : ""), cancellationToken);

    /// <summary>Whether the person before an open session has its second factor; the code is used up.</summary>
    /// <returns>Nothing if so.</returns>
    public Task<SignInOutcome?> ConfirmCodeAsync(HttpContext http, Officer officer, string? code, CancellationToken cancellationToken) =>
        ConfirmAsync(http, officer, () => factors.VerifyAsync(officer.Id, code is { Length: <= LongestCode } ? code : "", cancellationToken), cancellationToken);

    private async Task<SignInOutcome?> ConfirmAsync(HttpContext http, Officer officer, Func<Task<bool>> check, CancellationToken cancellationToken)
    {
        var attempt = AttemptOn(http, officer.NormalizedEmail!);
        if (await limits.SpendAttemptAsync(attempt.Account, attempt.Origin, cancellationToken) is not null) return SignInOutcome.TooMany;
        if (!await check()) return SignInOutcome.Refused;
        await GiveBackAsync(attempt, cancellationToken);
        return null;
    }

    private Task GiveBackAsync(Attempt attempt, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        await limits.GiveBackAsync(transaction, attempt.Account, attempt.Origin);
        return true;
    }, cancellationToken);

    /// <summary>A new session for an officer who has just shown enough, as after a change of the password.</summary>
    public Task<SignInAnswer> AgainAsync(HttpContext http, Officer officer, SignInProof proof, CancellationToken cancellationToken) =>
        StartAsync(http, officer, proof, AttemptOn(http, officer.NormalizedEmail!), _ => Task.FromResult(true), cancellationToken);

    public async Task OutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.User.SessionId() is { } session)
        {
            await sessions.EndAsync(session, cancellationToken);
        }
        await http.SignOutAsync(DeskServices.Scheme);
    }

    private Task<SignInAnswer> StartWithCodeAsync(HttpContext http, Officer officer, Attempt attempt, string code, CancellationToken cancellationToken) =>
        StartAsync(http, officer, SignInProof.PasswordAndCode, attempt, transaction => factors.SpendAsync(transaction, officer.Id, code), cancellationToken);

    /// <param name="proof">What the session is to be begun with.</param>
    /// <param name="http">The request whose sender gets the session.</param>
    /// <param name="officer">Whose session it is.</param>
    /// <param name="attempt">What counts no longer when all goes well.</param>
    /// <param name="show">The last thing to show, used up in the same transaction; without it nothing begins.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    private async Task<SignInAnswer> StartAsync(
        HttpContext http, Officer officer, SignInProof proof, Attempt attempt, Func<StoreTransaction, Task<bool>> show, CancellationToken cancellationToken)
    {
        // To be asked before the store is: its writer runs outside of the request.
        var (earlier, browser) = (http.User.SessionId(), BrowserName.Of(http));
        var session = await store.WriteAsync(async transaction =>
        {
            if (!await show(transaction))
            {
                transaction.RollBack();
                return "";
            }
            await limits.GiveBackAsync(transaction, attempt.Account, attempt.Origin);
            if (earlier is not null)
            {
                await sessions.EndAsync(transaction, earlier);
            }
            return await sessions.StartAsync(transaction, officer, proof, browser);
        }, cancellationToken);
        if (session.Length == 0)
        {
            return await RefuseAsync(attempt, officer?.Id, cancellationToken);
        }
        await http.SignInAsync(DeskServices.Scheme, SignedInOfficer.Principal(officer, session, proof));
        if (attempt.Origin.Device is null)
        {
            devices.Remember(http, attempt.Account);
        }
        SecondStep.End(http);
        return new(SignInOutcome.Done, officer);
    }

    private Attempt AttemptOn(HttpContext http, string normalizedEmail)
    {
        var account = SignInLimits.AccountOf(normalizedEmail);
        return new(account, devices.OriginOf(http, account));
    }

    /// <summary>What was typed may be a password by mistake: of an address that is nobody's the audit log keeps a part of a hash.</summary>
    private async Task<SignInAnswer> RefuseAsync(Attempt attempt, string? officerId, CancellationToken cancellationToken)
    {
        Refused(logger, attempt.Account[..8]);
        await audit.RecordSeenAsync(null, "sign-in refused", officerId is null ? "account" : "officer", officerId ?? attempt.Account[..8], cancellationToken);
        return new(SignInOutcome.Refused);
    }

    private sealed record Attempt(string Account, SignInOrigin Origin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in to the account {Account} was refused.")]
    private static partial void Refused(ILogger logger, string account);
}
