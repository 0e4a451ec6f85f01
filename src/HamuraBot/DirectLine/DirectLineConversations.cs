using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.DirectLine;

/// <summary>Tokens, and opening, resuming and following a conversation.</summary>
public sealed class DirectLineConversations(
    Tokens tokens, VisitorAccess access, ConversationTurns turns, ActivityLog log, ActivityStream stream,
    RateLimits limits, Origins origins, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const string UserPrefix = "dl_";
    private const int LongestUserId = 100;

    /// <summary>Web Chat gives up for good when opening fails, so a store that is briefly away is waited for.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(15);

    public async Task<IResult> GenerateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!origins.IsAllowed(http.Request))
        {
            return DirectLineError.Result(403, "OriginRefused", "Pages of this origin may not open the chat.");
        }
        if (!limits.TakeToken(http))
        {
            return RateLimits.Refused();
        }
        if (await ReadOptionalAsync(http.Request, cancellationToken) is not { } body)
        {
            return DirectLineError.BadActivity();
        }
        if (UserId(body) is not { } user)
        {
            return DirectLineError.Result(400, "BadArgument", $"user.id must begin with {UserPrefix} and have at most {LongestUserId} characters.");
        }
        return Token(user, Tokens.NewConversationId());
    }

    public async Task<IResult> RefreshAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await access.VisitorAsync(http, renewing: true) is not { } visitor)
        {
            return DirectLineError.Unauthorized();
        }
        if (!limits.TakeRequest(http, visitor))
        {
            return RateLimits.Refused();
        }
        var live = await log.FindAsync(visitor.ConversationId, cancellationToken) is not null;
        return live || clock.GetUtcNow() <= visitor.ExpiresAt ? Token(visitor.UserId, visitor.ConversationId) : DirectLineError.Unauthorized();
    }

    /// <summary>201 for a new conversation, 200 if this token has already begun it.</summary>
    public async Task<IResult> StartAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await access.VisitorAsync(http) is not { } visitor)
        {
            return DirectLineError.Unauthorized();
        }
        if (await ReadOptionalAsync(http.Request, cancellationToken) is not { } body)
        {
            return DirectLineError.BadActivity();
        }
        var language = Languages.FromLocale((body["locale"] as JValue)?.Value as string);
        var begun = await PatientlyAsync(() => BeginAsync(visitor, language, cancellationToken), cancellationToken);
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
            return RateLimits.Refused();
        }
        if (await log.FindAsync(id, http.RequestAborted) is null)
        {
            return DirectLineError.NotFound();
        }
        var from = watermark is null ? "" : $"&watermark={Uri.EscapeDataString(watermark)}";
        return Described(http, visitor, from, StatusCodes.Status200OK);
    }

    public async Task<IResult> StreamAsync(HttpContext http, string id, string? watermark, string? t)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.Result(400, "WebSocketNeeded", "This address is for WebSocket connections.");
        }
        if (!origins.IsAllowedPage(http.Request)
            || await tokens.RedeemAsync(t ?? "", http.RequestAborted) is not { } visitor || visitor.ConversationId != id
            || await log.FindAsync(id, http.RequestAborted) is not { } conversation)
        {
            return DirectLineError.Result(403, "StreamRefused", "Ask for a fresh address of the stream.");
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, id, watermark is null ? conversation.Head : Number(watermark), lifetime.ApplicationStopping);
        return Results.Empty;
    }

    /// <summary>Never anything but 200 for a valid token: Web Chat stops polling for good at the first other answer.</summary>
    public async Task<IResult> PollAsync(HttpContext http, string id, string? watermark)
    {
        try
        {
            var (visitor, refusal) = await access.EnterAsync(http, id);
            return visitor is null ? refusal!
                : await log.FindAsync(id, http.RequestAborted) is null ? DirectLineError.NotFound()
                : Set(await log.ReadAfterAsync(id, Number(watermark), http.RequestAborted));
        }
        catch (StoreUnavailableException)
        {
            return Set(new LogPage([], Number(watermark)));
        }
    }

    private static IResult Set(LogPage page) => Results.Text(ActivitySet.Json(page), "application/json", System.Text.Encoding.UTF8);

    private static long Number(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? UserId(JObject body) => (body["user"] as JObject)?["id"] switch
    {
        null => UserPrefix + Guid.NewGuid().ToString("N"),
        JValue { Value: string id } when id.StartsWith(UserPrefix, StringComparison.Ordinal) && id.Length > UserPrefix.Length && id.Length <= LongestUserId && !id.Any(char.IsControl) => id,
        _ => null,
    };

    /// <summary>The body of a call that may come without one.</summary>
    private static async Task<JObject?> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await ActivityReader.ReadBodyAsync(request.Body, cancellationToken) is not { } bytes ? null
        : bytes.Length == 0 ? []
        : ActivityReader.ParseBody(bytes);

    private async Task<bool> BeginAsync(Visitor visitor, Language language, CancellationToken cancellationToken)
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
        await turns.RunAsync(new Incoming(visitor.ConversationId, joined)
        {
            Begins = NewConversation(visitor, language),
            Rehearsal = visitor.Rehearsal,
        }, CancellationToken.None);
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

    private IResult Token(string user, string conversation) => Results.Json(new
    {
        conversationId = conversation,
        token = tokens.Issue(user, conversation),
        expires_in = tokens.LifeSeconds,
    });

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
