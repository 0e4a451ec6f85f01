using System.Security.Cryptography;
using HamuraBot.Data;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.DirectLine;

/// <summary>What a token says: this visitor, in this conversation, until then.</summary>
/// <param name="TokenId">Of this token alone; empty for one that an earlier build has signed.</param>
/// <param name="Rehearsal">Of the node's own turns while it warms up; they are undone.</param>
public sealed record Visitor(string UserId, string ConversationId, string TokenId, DateTimeOffset ExpiresAt, bool Rehearsal);

/// <summary>
/// Signed tokens, each bound to one user and one conversation. Nothing is kept on the server but those that are over before their time
/// (<see cref="Revocations"/>), so any node and any restart honours them. Web Chat reads the claim <c>user</c> and takes its id from there.
/// </summary>
public sealed class VisitorTokens(Store store, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    private const string ForConversation = "conversation";
    private const string ForStream = "stream";
    private const string ForRehearsal = "rehearsal";

    /// <summary>Seconds within which a stream address must be used, once.</summary>
    private const int StreamSeconds = 60;

    /// <summary>Clocks of nodes may differ by this much.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private SymmetricSecurityKey? key;

    public int LifeSeconds => options.Value.TokenMinutes * 60;

    public static string NewConversationId() => "c_" + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public async Task LoadKeyAsync(CancellationToken cancellationToken) =>
        key = new SymmetricSecurityKey(await SigningKey.LoadAsync(store, options, cancellationToken));

    public string Issue(string userId, string conversationId, bool rehearsal = false) =>
        Sign(userId, conversationId, rehearsal ? ForRehearsal : ForConversation, TimeSpan.FromSeconds(LifeSeconds));

    /// <summary>The ticket in a stream's address: for this conversation, for a minute, for one connection.</summary>
    public string IssueStreamTicket(Visitor visitor) =>
        Sign(visitor.UserId, visitor.ConversationId, ForStream, TimeSpan.FromSeconds(StreamSeconds));

    /// <summary>The visitor a token speaks for, or null if it is forged, foreign or over.</summary>
    /// <param name="renewing">Accepts a token that ended up to <see cref="DirectLineOptions.RenewalDays"/> ago: laptops sleep.</param>
    public async Task<Visitor?> ReadAsync(string token, bool renewing)
    {
        var visitor = await VerifyAsync(token, ForConversation, ForRehearsal);
        var grace = renewing ? TimeSpan.FromDays(options.Value.RenewalDays) : Skew;
        return visitor is not null && clock.GetUtcNow() <= visitor.ExpiresAt + grace ? visitor : null;
    }

    /// <summary>Accepts a stream ticket the first time it comes, on whichever node.</summary>
    public async Task<Visitor?> RedeemAsync(string ticket, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await VerifyAsync(ticket, ForStream) is not { } visitor || now > visitor.ExpiresAt)
        {
            return null;
        }
        var id = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ticket)));
        var first = await store.WriteAsync(async transaction =>
        {
            await transaction.Sql.ExecuteAsync("DELETE FROM stream_tickets WHERE expires_at < @now", ("@now", now));
            return await transaction.Sql.ExecuteAsync(
                "INSERT INTO stream_tickets (id, expires_at) VALUES (@id, @expires) ON CONFLICT (id) DO NOTHING",
                ("@id", id), ("@expires", visitor.ExpiresAt));
        }, cancellationToken);
        return first == 1 ? visitor : null;
    }

    private string Sign(string userId, string conversationId, string purpose, TimeSpan life) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Audience = purpose,
        Expires = (clock.GetUtcNow() + life).UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            ["user"] = userId,
            ["conv"] = conversationId,
            ["jti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12)),
        },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
    });

    private async Task<Visitor?> VerifyAsync(string token, params string[] purposes)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudiences = purposes,
            ValidateIssuer = false,
            ValidateLifetime = false, // Our own clock decides, see the callers.
            RequireExpirationTime = true,
        });
        return result.IsValid && result.SecurityToken is JsonWebToken jwt
            && jwt.TryGetPayloadValue<string>("user", out var user) && jwt.TryGetPayloadValue<string>("conv", out var conversation)
            ? new Visitor(user, conversation, jwt.Id ?? "", new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero), jwt.Audiences.Contains(ForRehearsal))
            : null;
    }
}
