using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HamuraBot.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

/// <param name="Options">For <c>navigator.credentials</c>.</param>
/// <param name="State">To be sent back with the answer.</param>
public sealed record PasskeyChallenge(JsonElement Options, string State);

/// <param name="State">As it came with the challenge.</param>
/// <param name="Credential">What <c>navigator.credentials</c> gave, as JSON.</param>
/// <param name="Name">How its officer calls a new passkey; for an invitation, the officer's own name.</param>
public sealed record PasskeyAnswer(string? State, JsonElement Credential, string? Name);

/// <summary>Passkeys by Identity's handler. A challenge is good for one purpose, five minutes and one answer.</summary>
public sealed class Passkeys(IPasskeyHandler<Officer> handler, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int LongestName = 60;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("Desk.Passkeys");

    public async Task<PasskeyChallenge> ToSignInAsync(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return new(JsonSerializer.Deserialize<JsonElement>(made.RequestOptionsJson), Seal("sign in", made.AssertionState));
    }

    /// <param name="purpose">Whose passkey it is to be: the same has to be named with the answer.</param>
    /// <param name="http">Names the host that the passkey is for.</param>
    /// <param name="id">Of the officer, or of the one who is to be.</param>
    /// <param name="email">What the device shows in its list.</param>
    /// <param name="name">What the device shows too.</param>
    public async Task<PasskeyChallenge> ToCreateAsync(HttpContext http, string purpose, string id, string email, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = id, Name = email, DisplayName = name }, http);
        return new(JsonSerializer.Deserialize<JsonElement>(made.CreationOptionsJson), Seal(purpose, made.AttestationState));
    }

    /// <returns>Nothing if the answer is not one to a challenge of ours.</returns>
    public async Task<(Officer Officer, UserPasskeyInfo Passkey)?> CheckSignInAsync(HttpContext http, PasskeyAnswer answer)
    {
        if (Open("sign in", answer.State) is not { } state) return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer.Credential.ToString(), AssertionState = state });
        return result.Succeeded ? (result.User, result.Passkey) : null;
    }

    public async Task<UserPasskeyInfo?> CheckNewAsync(HttpContext http, string purpose, PasskeyAnswer answer)
    {
        if (Open(purpose, answer.State) is not { } state) return null;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer.Credential.ToString(), AttestationState = state });
        return result.Succeeded ? result.Passkey : null;
    }

    /// <returns>False if the challenge was answered before.</returns>
    public async Task<bool> SpendAsync(StoreConnection sql, PasskeyAnswer answer)
    {
        var now = clock.GetUtcNow();
        await sql.ExecuteAsync("DELETE FROM spent_challenges WHERE expires_at <= @now", ("@now", now));
        return await sql.ExecuteAsync("INSERT INTO spent_challenges (hash, expires_at) VALUES (@hash, @expires) ON CONFLICT DO NOTHING",
            ("@hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(answer.State!)))), ("@expires", now + Lasts)) == 1;
    }

    private string Seal(string purpose, string? state) =>
        protector.Protect($"{(clock.GetUtcNow() + Lasts).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}\n{purpose}\n{state}");

    private string? Open(string purpose, string? sealedState)
    {
        try
        {
            return sealedState is not null && protector.Unprotect(sealedState).Split('\n', 3) is [var until, var meant, var state]
                && meant == purpose && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds() ? state : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
