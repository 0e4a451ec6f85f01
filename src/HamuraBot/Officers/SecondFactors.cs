using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using HamuraBot.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace HamuraBot.Officers;

/// <summary>The authenticator app of an officer, and the codes for the day on which the phone is lost.</summary>
public sealed partial class SecondFactors(Store store, Audit audit, IDataProtectionProvider protection, TimeProvider clock, ILogger<SecondFactors> logger)
{
    private const int RecoveryCodes = 10;

    /// <summary>Bytes: 80 bits cannot be guessed, nor found from a hash.</summary>
    private const int RecoveryCodeLength = 10;

    private readonly IDataProtector secrets = protection.CreateProtector("Desk.Authenticator");
    private readonly IDataProtector offers = protection.CreateProtector("Desk.AuthenticatorOffer");

    public Task<bool> HasAsync(string officerId, CancellationToken cancellationToken) => store.ReadAsync(sql => HasAsync(sql, officerId), cancellationToken);

    public static async Task<bool> HasAsync(StoreConnection sql, string officerId) =>
        await sql.ScalarAsync("SELECT 1 FROM officer_authenticators WHERE officer_id = @officer", ("@officer", officerId)) is not null;

    /// <summary>A secret for an app that is still to prove that it has it. It travels with the form and is kept nowhere.</summary>
    public AuthenticatorOffer Offer(string officerId)
    {
        var secret = Totp.NewSecret();
        return new(secret, offers.Protect($"{officerId} {Convert.ToHexString(secret)}"));
    }

    public AuthenticatorOffer? Reopen(string officerId, string? sealedOffer)
    {
        try
        {
            return sealedOffer is not null && offers.Unprotect(sealedOffer).Split(' ') is [var whose, var secret] && whose == officerId
                ? new(Convert.FromHexString(secret), sealedOffer)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>From now on signing in needs the app. The session that has just shown the code counts as begun with it.</summary>
    /// <returns>Recovery codes, shown this once; nothing if the code is not the app's.</returns>
    public async Task<IReadOnlyList<string>?> SetAsync(
        string officerId, string sessionId, AuthenticatorOffer offer, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Totp.FindStep(offer.Secret, FormInput(code), now) is not { } step)
        {
            return null;
        }
        return await store.WriteAsync(async transaction =>
        {
            await transaction.Sql.ExecuteAsync(
                """
                INSERT INTO officer_authenticators (officer_id, secret, last_step, set_at) VALUES (@officer, @secret, @step, @now)
                ON CONFLICT (officer_id) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step, set_at = excluded.set_at
                """,
                ("@officer", officerId), ("@secret", secrets.Protect(Convert.ToHexString(offer.Secret))), ("@step", step), ("@now", now));
            await OfficerSessions.NoteProofAsync(transaction.Sql, sessionId, SignInProof.PasswordAndCode);
            audit.Record(transaction, officerId, "second factor set", "officer", officerId);
            return await NewRecoveryCodesAsync(transaction.Sql, officerId);
        }, cancellationToken);
    }

    /// <summary>The codes before are no longer good.</summary>
    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(string officerId, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        audit.Record(transaction, officerId, "recovery codes renewed", "officer", officerId);
        return await NewRecoveryCodesAsync(transaction.Sql, officerId);
    }, cancellationToken);

    public Task RemoveAsync(string officerId, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        await transaction.Sql.ExecuteAsync("DELETE FROM officer_recovery_codes WHERE officer_id = @officer", ("@officer", officerId));
        if (await transaction.Sql.ExecuteAsync("DELETE FROM officer_authenticators WHERE officer_id = @officer", ("@officer", officerId)) == 0)
        {
            return false;
        }
        await OfficerSessions.NoteFactorRemovedAsync(transaction.Sql, officerId);
        audit.Record(transaction, by, "second factor removed", "officer", officerId);
        return true;
    }, cancellationToken);

    public async Task<bool> VerifyAsync(string officerId, string code, CancellationToken cancellationToken) =>
        await store.WriteAsync(transaction => SpendAsync(transaction, officerId, code), cancellationToken);

    /// <summary>Whether the code is the app's or a recovery code, each good for once: even two at the same moment are one.</summary>
    public async Task<bool> SpendAsync(StoreTransaction transaction, string officerId, string code)
    {
        var typed = FormInput(code);
        if (typed.Length != Totp.Digits)
        {
            var found = await transaction.Sql.ExecuteAsync("DELETE FROM officer_recovery_codes WHERE officer_id = @officer AND hash = @hash",
                ("@officer", officerId), ("@hash", Hash(typed))) == 1;
            if (found) audit.Record(transaction, officerId, "recovery code used", "officer", officerId);
            return found;
        }
        return await transaction.Sql.ScalarAsync("SELECT secret FROM officer_authenticators WHERE officer_id = @officer", ("@officer", officerId)) is string kept
            && Opened(officerId, kept) is { } secret && Totp.FindStep(secret, typed, clock.GetUtcNow()) is { } step
            && await transaction.Sql.ExecuteAsync("UPDATE officer_authenticators SET last_step = @step WHERE officer_id = @officer AND last_step < @step",
                ("@step", step), ("@officer", officerId)) == 1;
    }

    /// <returns>Null if the keys that it was sealed with are lost: then recovery codes are good, and a manager can switch the app off.</returns>
    private byte[]? Opened(string officerId, string kept)
    {
        try
        {
            return Convert.FromHexString(secrets.Unprotect(kept));
        }
        catch (CryptographicException lost)
        {
            KeysLost(logger, lost, officerId);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The authenticator of officer {Officer} cannot be read, since the keys are not those it was sealed with: a manager has to switch it off.")]
    private static partial void KeysLost(ILogger logger, Exception error, string officer);

    public static async Task<int> RecoveryCodesLeftAsync(StoreConnection sql, string officerId) =>
        (int)await sql.IntegerAsync("SELECT count(*) FROM officer_recovery_codes WHERE officer_id = @officer", ("@officer", officerId));

    private static async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(StoreConnection sql, string officerId)
    {
        await sql.ExecuteAsync("DELETE FROM officer_recovery_codes WHERE officer_id = @officer", ("@officer", officerId));
        var codes = new List<string>();
        for (var i = 0; i < RecoveryCodes; i++)
        {
            var code = Base32.Encode(RandomNumberGenerator.GetBytes(RecoveryCodeLength));
            await sql.ExecuteAsync("INSERT INTO officer_recovery_codes (officer_id, hash) VALUES (@officer, @hash)", ("@officer", officerId), ("@hash", Hash(code)));
            codes.Add(Base32.InGroups(code));
        }
        return codes;
    }

    /// <summary>Codes are typed with and without gaps, in full width too.</summary>
    private static string FormInput(string code) =>
        string.Concat(code.Compatible().Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

/// <param name="Secret">What the app is to be told.</param>
/// <param name="Sealed">The same, as the page carries it to the next step.</param>
public sealed record AuthenticatorOffer(byte[] Secret, string Sealed);
