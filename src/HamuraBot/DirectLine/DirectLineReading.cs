using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Data;

namespace HamuraBot.DirectLine;

/// <summary>Following a conversation: by a socket, or by asking again and again.</summary>
public sealed class DirectLineReading(
    VisitorAccess access, ActivityLog log, ActivityStream stream, OpenSockets sockets, RateLimits limits, Refusals refusals, Origins origins, TimeProvider clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>Bytes of a page that a poll gets.</summary>
    private const int LargestPage = 128 * 1024;

    /// <summary>A page that is not taken within this is not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SocketsAgain = TimeSpan.FromSeconds(30);

    public async Task<IResult> StreamAsync(HttpContext http, string id, string? watermark, string? t)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.Result(400, "WebSocketNeeded", "This address is for WebSocket connections.");
        }
        if (!origins.IsAllowedPage(http.Request)
            || await access.EnterStreamAsync(t ?? "", id, http.RequestAborted) is null
            || await log.FindAsync(id, http.RequestAborted) is not { } conversation)
        {
            return DirectLineError.Result(403, "StreamRefused", "Ask for a fresh address of the stream.");
        }
        using var place = sockets.Enter(id, ClientAddress.Of(http));
        if (place is null)
        {
            return refusals.TooFast(http, SocketsAgain);
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, place, watermark is null ? conversation.Head : Number(watermark), lifetime.ApplicationStopping);
        return Results.Empty;
    }

    /// <summary>Never anything but 200 for a valid token: Web Chat stops polling for good at the first other answer.</summary>
    public async Task<IResult> PollAsync(HttpContext http, string id, string? watermark)
    {
        var (visitor, refusal) = await access.EnterAsync(http, id);
        if (visitor is null)
        {
            return refusal!;
        }
        using var place = await limits.TakePollAsync(http, visitor);
        try
        {
            return !place.IsAcquired ? await SendAsync(http, Nothing(watermark))
                : await log.FindAsync(id, http.RequestAborted) is null ? DirectLineError.NotFound()
                : await SendAsync(http, await log.ReadAfterAsync(id, Number(watermark), LargestPage, http.RequestAborted));
        }
        catch (StoreUnavailableException)
        {
            return await SendAsync(http, Nothing(watermark));
        }
    }

    private static LogPage Nothing(string? watermark) => new([], Number(watermark));

    /// <summary>While the place is held: a page that nobody takes counts until it is given up.</summary>
    private async Task<IResult> SendAsync(HttpContext http, LogPage page)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var patience = clock.CreateTimer(_ => http.Abort(), null, Patience, Timeout.InfiniteTimeSpan);
        ActivitySet.Write(page, http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }

    private static long Number(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
