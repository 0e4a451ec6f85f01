using Newtonsoft.Json.Linq;

namespace HamuraBot.DirectLine;

/// <summary>Tokens: for whoever may begin, and new ones for old.</summary>
public sealed class DirectLineTokens(
    VisitorTokens tokens, VisitorAccess access, Revocations revocations, Conversations.ActivityLog log, AddressQuota quota, RateLimits limits, Refusals refusals, Origins origins,
    TimeProvider clock)
{
    private const string UserPrefix = "dl_";
    private const int LongestUserId = 100;

    /// <summary>Bytes that a new conversation begins with, about: an address that has had its share of the store gets no token for one.</summary>
    private const int Beginning = 4 * 1024;

    public async Task<IResult> GenerateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!origins.IsAllowed(http.Request))
        {
            return DirectLineError.Result(403, "OriginRefused", "Pages of this origin may not open the chat.");
        }
        if (!limits.TakeToken(http))
        {
            return refusals.TooFast(http);
        }
        if (await ActivityReader.ReadOptionalAsync(http.Request, cancellationToken) is not { } body)
        {
            return DirectLineError.BadActivity();
        }
        if (UserId(body) is not { } user)
        {
            return DirectLineError.Result(400, "BadArgument", $"user.id must begin with {UserPrefix} and have at most {LongestUserId} characters.");
        }
        return await quota.TryTakeAsync(ClientAddress.Of(http), Beginning, cancellationToken) ? Token(user, VisitorTokens.NewConversationId()) : refusals.TooMuch(http, quota.UntilRenewed);
    }

    public async Task<IResult> RefreshAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await access.VisitorAsync(http, renewing: true) is not { } visitor)
        {
            return DirectLineError.Unauthorized();
        }
        if (!limits.TakeRequest(http, visitor))
        {
            return refusals.TooFast(http);
        }
        if (clock.GetUtcNow() > visitor.ExpiresAt && await log.FindAsync(visitor.ConversationId, cancellationToken) is null)
        {
            return DirectLineError.Unauthorized();
        }
        await revocations.ReplaceAsync(visitor, cancellationToken);
        return Token(visitor.UserId, visitor.ConversationId);
    }

    private static string? UserId(JObject body) => (body["user"] as JObject)?["id"] switch
    {
        null => UserPrefix + Guid.NewGuid().ToString("N"),
        JValue { Value: string id } when id.StartsWith(UserPrefix, StringComparison.Ordinal) && id.Length > UserPrefix.Length && id.Length <= LongestUserId && !id.Any(char.IsControl) => id,
        _ => null,
    };

    private IResult Token(string user, string conversation) => Results.Json(new
    {
        conversationId = conversation,
        token = tokens.Issue(user, conversation),
        expires_in = tokens.LifeSeconds,
    });
}
