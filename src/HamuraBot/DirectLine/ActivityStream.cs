using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HamuraBot.Conversations;
using Microsoft.Bot.Schema;

namespace HamuraBot.DirectLine;

/// <summary>
/// One open socket: it sends what the log holds after the watermark, then waits for news. Nothing is queued for it, so a reader
/// that does not read costs one blocked send and no memory.
/// </summary>
public sealed class ActivityStream(ActivityLog log, ConversationSignals signals, TimeProvider clock)
{
    /// <summary>An empty frame this often keeps proxies from closing the line.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>A reader that takes nothing for this long is gone or stuck; it resumes by its watermark.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken stopping)
    {
        using var listener = signals.Listen(conversationId);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        listener.Heard = watermark;
        var reading = DrainAsync(socket, ended);
        try
        {
            while (true)
            {
                await SendNewsAsync(socket, listener, ended.Token);
                await WaitAsync(socket, listener, ended.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            await CloseAsync(socket, stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, reading);
        }
    }

    private async Task SendNewsAsync(WebSocket socket, ConversationSignals.Listener listener, CancellationToken ended)
    {
        LogPage page;
        while ((page = await log.ReadAfterAsync(listener.ConversationId, listener.Heard, ended)).Bodies.Count > 0)
        {
            await SendAsync(socket, ActivitySet.Json(page));
            listener.Heard = page.Watermark;
        }
        if (listener.TakeTyping() is { } sign)
        {
            await SendAsync(socket, ActivitySet.Json(sign));
        }
    }

    private async Task WaitAsync(WebSocket socket, ConversationSignals.Listener listener, CancellationToken ended)
    {
        using var quiet = new CancellationTokenSource(KeepAlive, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, ended);
        try
        {
            await listener.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            await SendAsync(socket, "");
        }
    }

    private async Task SendAsync(WebSocket socket, string text)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>
    /// The client sends nothing but empty frames and its goodbye. Nothing cancels the reading: that would break the socket before
    /// our own goodbye is out.
    /// </summary>
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType is not WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
        }
        await ended.CancelAsync();
    }

    /// <summary>Says goodbye and waits briefly for the answer.</summary>
    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, Task reading)
    {
        try
        {
            using var brief = new CancellationTokenSource(Goodbye);
            await socket.CloseOutputAsync(status, null, brief.Token);
            await reading.WaitAsync(brief.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
            await reading;
        }
    }
}

public static class ActivitySet
{
    /// <summary>The activities are put together as they were stored: nothing is read and written anew for each reader.</summary>
    public static string Json(LogPage page) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $$"""{"activities":[{{string.Join(',', page.Bodies)}}],"watermark":"{{page.Watermark}}"}""");

    /// <summary>Of the moment: without an id, a place in the log or a watermark.</summary>
    public static string Json(TypingSign sign) => JsonSerializer.Serialize(new
    {
        activities = new[]
        {
            new
            {
                type = ActivityTypes.Typing,
                conversation = new { id = sign.ConversationId },
                from = new { id = sign.Id, name = sign.Name, role = RoleTypes.Bot },
            },
        },
    });
}
