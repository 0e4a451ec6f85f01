using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Desk;

public enum SignInOutcome
{
    Done,
    Refused,
    TooMany,
}

/// <param name="Outcome">Refused alike for a wrong password, an unknown address and a disabled officer.</param>
/// <param name="Officer">Who signed in.</param>
/// <param name="Wait">After too many tries: for how long.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, Officer? Officer = null, TimeSpan Wait = default);

public sealed partial class SignIn(
    UserManager<Officer> officers, IPasswordHasher<Officer> hasher, NobodysPassword nobody, SignInLimits limits, KnownDevices devices,
    OfficerSessions sessions, Store store, ILogger<SignIn> logger)
{
    /// <summary>Characters. Longer ones only cost time to hash.</summary>
    public const int LongestPassword = 128;

    public async Task<SignInAnswer> TryAsync(HttpContext http, string? email, string? password, CancellationToken cancellationToken)
    {
        if (email is not { Length: > 0 and <= EmailAddress.Longest } || password is not { Length: > 0 and <= LongestPassword })
        {
            return new(SignInOutcome.Refused);
        }
        // Whatever was typed into the field, even a password by mistake, is kept only as this.
        var account = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(officers.NormalizeName(email)!)))[..32];
        var place = devices.PlaceOf(http, account);
        if (await limits.TakeAsync(account, place, cancellationToken) is { } wait)
        {
            return new(SignInOutcome.TooMany, Wait: wait);
        }
        var officer = await officers.FindByNameAsync(email);
        var verdict = hasher.VerifyHashedPassword(officer ?? nobody.Officer, officer?.PasswordHash ?? nobody.Hash, password);
        if (officer is not { PasswordHash: not null, Enabled: true } || verdict is PasswordVerificationResult.Failed)
        {
            Refused(logger, account[..8]);
            return new(SignInOutcome.Refused);
        }
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
        {
            await officers.CheckPasswordAsync(officer, password);
        }
        var session = await store.WriteAsync(async transaction =>
        {
            await limits.TakeBackAsync(transaction, account, place);
            if (http.User.SessionId() is { } earlier)
            {
                await sessions.EndAsync(transaction, earlier);
            }
            return await sessions.StartAsync(transaction, officer);
        }, cancellationToken);
        await http.SignInAsync(DeskServices.Scheme, SignedInOfficer.Principal(officer, session));
        if (place.Device is null)
        {
            devices.Remember(http, account);
        }
        return new(SignInOutcome.Done, officer);
    }

    public async Task OutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.User.SessionId() is { } session)
        {
            await sessions.EndAsync(session, cancellationToken);
        }
        await http.SignOutAsync(DeskServices.Scheme);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in to the account {Account} was refused.")]
    private static partial void Refused(ILogger logger, string account);
}

/// <summary>What a password is held against when there is no such officer: the refusal takes as long as any other.</summary>
public sealed class NobodysPassword(IPasswordHasher<Officer> hasher, TimeProvider clock)
{
    public Officer Officer { get; } = new() { Email = "", Name = "", Role = OfficerRole.Officer, CreatedAt = clock.GetUtcNow() };

    public string Hash { get; } = hasher.HashPassword(null!, Guid.NewGuid().ToString());
}
