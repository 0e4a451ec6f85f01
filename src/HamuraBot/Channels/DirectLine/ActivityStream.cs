using System.Net.WebSockets;
using System.Text;

namespace HamuraBot.Channels.DirectLine;

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

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken stopping)
    {
        using var listener = signals.Listen(conversationId);
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        listener.Heard = watermark;
        var reading = DrainAsync(socket, closed);
        try
        {
            await SendAsync(socket, listener, closed.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            await CloseAsync(socket, stopping.IsCancellationRequested);
        }
        await closed.CancelAsync();
        await reading;
    }

    private async Task SendAsync(WebSocket socket, ConversationSignals.Listener listener, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            LogPage page;
            while ((page = await log.ReadAfterAsync(listener.ConversationId, listener.Heard, closed)).Bodies.Count > 0)
            {
                await SendAsync(socket, ActivitySet.Json(page), closed);
                listener.Heard = page.Watermark;
            }
            using var quiet = new CancellationTokenSource(KeepAlive, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, closed);
            try
            {
                await listener.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!closed.IsCancellationRequested)
            {
                await SendAsync(socket, "", closed);
            }
        }
    }

    private async Task SendAsync(WebSocket socket, string text, CancellationToken closed)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, closed);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>The client sends nothing but empty frames and its goodbye.</summary>
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource closed)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, closed.Token)).MessageType is not WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
        }
        await closed.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, bool stopping)
    {
        try
        {
            using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(
                stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, brief.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
        }
    }
}

public static class ActivitySet
{
    /// <summary>The activities are put together as they were stored: nothing is read and written anew for each reader.</summary>
    public static string Json(LogPage page) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $$"""{"activities":[{{string.Join(',', page.Bodies)}}],"watermark":"{{page.Watermark}}"}""");
}
