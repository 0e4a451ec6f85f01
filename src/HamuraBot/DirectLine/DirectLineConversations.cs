using HamuraBot.Conversations;
using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.DirectLine;

/// <summary>Opening and resuming a conversation.</summary>
public sealed class DirectLineConversations(
    VisitorTokens tokens, VisitorAccess access, ConversationTurns turns, ActivityLog log, AddressQuota quota, RateLimits limits, Refusals refusals, Origins origins,
    TimeProvider clock)
{
    /// <summary>Web Chat gives up for good when opening fails, so a store that is briefly away is waited for.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(15);

    /// <summary>201 for a new conversation, 200 if this token has already begun it.</summary>
    public async Task<IResult> StartAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await access.VisitorAsync(http) is not { } visitor)
        {
            return DirectLineError.Unauthorized();
        }
        if (await ActivityReader.ReadOptionalAsync(http.Request, cancellationToken) is not { } body)
        {
            return DirectLineError.BadActivity();
        }
        var language = Languages.FromLocale((body["locale"] as JValue)?.Value as string);
        var begun = await PatientlyAsync(() => BeginAsync(visitor, ClientAddress.Of(http), language, cancellationToken), cancellationToken);
        return Described(http, visitor, "&watermark=", begun ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public async Task<IResult> ReconnectAsync(HttpContext http, string id, string? watermark)
    {
        var (visitor, refusal) = await access.EnterAsync(http, id, renewing: true);
        if (visitor is null)
        {
            return refusal!;
        }
        if (!limits.TakeRequest(http, visitor))
        {
            return refusals.TooFast(http);
        }
        if (await log.FindAsync(id, http.RequestAborted) is null)
        {
            return DirectLineError.NotFound();
        }
        var from = watermark is null ? "" : $"&watermark={Uri.EscapeDataString(watermark)}";
        return Described(http, visitor, from, StatusCodes.Status200OK);
    }

    private async Task<bool> BeginAsync(Visitor visitor, string address, Language language, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(visitor.ConversationId, cancellationToken) is not null)
        {
            return false;
        }
        var joined = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Locale = language.Locale(),
            MembersAdded = [new ChannelAccount(visitor.UserId)],
        };
        var begun = await turns.RunAsync(new Incoming(visitor.ConversationId, joined)
        {
            Begins = NewConversation(visitor, language),
            Rehearsal = visitor.Rehearsal,
        }, CancellationToken.None);
        if (!visitor.Rehearsal) quota.Settle(address, begun.Bytes);
        return true;
    }

    public Conversation NewConversation(Visitor visitor, Language language) => new()
    {
        Id = visitor.ConversationId,
        UserId = visitor.UserId,
        Locale = language.Locale(),
        StartedAt = clock.GetUtcNow(),
    };

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var until = clock.GetUtcNow() + StorePatience; ;)
        {
            try
            {
                return await work();
            }
            catch (StoreUnavailableException) when (clock.GetUtcNow() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellationToken);
            }
        }
    }

    private IResult Described(HttpContext http, Visitor visitor, string watermark, int status)
    {
        var webSockets = "ws" + origins.BaseUrl(http.Request)["http".Length..];
        return Results.Json(new
        {
            conversationId = visitor.ConversationId,
            token = tokens.Issue(visitor.UserId, visitor.ConversationId, visitor.Rehearsal),
            expires_in = tokens.LifeSeconds,
            streamUrl = $"{webSockets}{CrossOrigin.Prefix}/conversations/{visitor.ConversationId}/stream?t={tokens.IssueStreamTicket(visitor)}{watermark}",
        }, statusCode: status);
    }
}
