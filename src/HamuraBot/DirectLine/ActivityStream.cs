using System.Net.WebSockets;
using HamuraBot.Conversations;

namespace HamuraBot.DirectLine;

/// <summary>
/// One open socket: it sends what the log holds after the watermark, then waits for news. Nothing is queued for it, so a reader
/// that does not read costs one blocked send and the page in it.
/// </summary>
public sealed class ActivityStream(ActivityLog log, ConversationSignals signals, TimeProvider clock)
{
    /// <summary>Bytes of a page: what a reader that is stuck keeps in memory.</summary>
    private const int LargestPage = 32 * 1024;

    /// <summary>Bytes that are sent at once: a socket keeps a copy of what it is sending.</summary>
    private const int Piece = 8 * 1024;

    /// <summary>An empty frame this often keeps proxies from closing the line.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>A reader that takes nothing for this long is gone or stuck; it resumes by its watermark.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, OpenSockets.Place place, long watermark, CancellationToken stopping)
    {
        using var listener = signals.Listen(place.ConversationId);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, place.Ended);
        listener.Heard = watermark;
        var reading = DrainAsync(socket, place, ended);
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
            var why = place.Why ?? (stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure);
            if (place.Why is not null) await SendLastAsync(socket, listener);
            await CloseAsync(socket, why, reading);
        }
    }

    /// <summary>What was said before we end it is still sent: the tokens that could ask for it later may be over.</summary>
    private async Task SendLastAsync(WebSocket socket, ConversationSignals.Listener listener)
    {
        try
        {
            using var brief = new CancellationTokenSource(Goodbye);
            while (await ReadAsync(listener, brief.Token) is { } set) await socket.SendAsync(set, WebSocketMessageType.Text, endOfMessage: true, brief.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // It takes nothing any more: the goodbye finds that out, too.
        }
    }

    private async Task SendNewsAsync(WebSocket socket, ConversationSignals.Listener listener, CancellationToken ended)
    {
        while (await ReadAsync(listener, ended) is { } set)
        {
            await SendAsync(socket, set, ended);
        }
        if (listener.TakeTyping() is { } sign)
        {
            await SendAsync(socket, ActivitySet.Json(sign), ended);
        }
    }

    /// <summary>Moves the listener on, and keeps nothing but what is sent. It is sent or the socket ends, and then its watermark with it.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(ConversationSignals.Listener listener, CancellationToken ended)
    {
        var page = await log.ReadAfterAsync(listener.ConversationId, listener.Heard, LargestPage, ended);
        if (page.Bodies.Count == 0) return null;
        listener.Heard = page.Watermark;
        return ActivitySet.Json(page);
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
            await SendAsync(socket, ReadOnlyMemory<byte>.Empty, ended);
        }
    }

    private async Task SendAsync(WebSocket socket, ReadOnlyMemory<byte> text, CancellationToken ended)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        // Whoever is to go and does not read is not waited for; and our goodbye would not get through to them either.
        await using var hurry = ended.UnsafeRegister(source => ((CancellationTokenSource)source!).CancelAfter(Goodbye), patience);
        var sent = 0;
        do
        {
            var piece = Math.Min(Piece, text.Length - sent);
            await socket.SendAsync(text.Slice(sent, piece), WebSocketMessageType.Text, endOfMessage: sent + piece == text.Length, patience.Token);
            sent += piece;
        }
        while (sent < text.Length);
    }

    /// <summary>Nothing cancels the reading: that would break the socket before our own goodbye is out.</summary>
    private async Task DrainAsync(WebSocket socket, OpenSockets.Place place, CancellationTokenSource ended)
    {
        var (buffer, watch) = (new byte[256], new FrameWatch(clock));
        try
        {
            ValueWebSocketReceiveResult part;
            while ((part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType is not WebSocketMessageType.Close)
            {
                if (watch.Look(part) is { } why) place.End(why);
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
