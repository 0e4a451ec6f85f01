namespace HamuraBot.DirectLine;

/// <summary>Whom a request speaks for, and whether the conversation it names is theirs.</summary>
public sealed class VisitorAccess(VisitorTokens tokens, Revocations revocations, TimeProvider clock)
{
    /// <param name="renewing">Accepts a token that has ended, if its conversation lives: renewing it and reconnecting mend themselves so.</param>
    public async Task<Visitor?> VisitorAsync(HttpContext http, bool renewing = false)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && await tokens.ReadAsync(header["Bearer ".Length..].Trim(), renewing) is { } visitor
            && !revocations.IsOver(visitor)
            && (clock.GetUtcNow() <= visitor.ExpiresAt || !await revocations.WasOverAsync(visitor, http.RequestAborted)) ? visitor : null;
    }

    /// <returns>The visitor, or the refusal: 401 without a good token, 404 alike for others' conversations and absent ones.</returns>
    public async Task<(Visitor? Visitor, IResult? Refusal)> EnterAsync(HttpContext http, string conversationId, bool renewing = false) =>
        await VisitorAsync(http, renewing) is not { } visitor ? (null, DirectLineError.Unauthorized())
        : visitor.ConversationId == conversationId ? (visitor, null)
        : (null, DirectLineError.NotFound());

    /// <summary>The visitor of a stream's address, if it is good for this conversation.</summary>
    public async Task<Visitor?> EnterStreamAsync(string ticket, string conversationId, CancellationToken cancellationToken) =>
        await tokens.RedeemAsync(ticket, cancellationToken) is { } visitor && visitor.ConversationId == conversationId && !revocations.IsOver(visitor) ? visitor : null;
}
