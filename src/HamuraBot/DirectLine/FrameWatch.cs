using System.Net.WebSockets;

namespace HamuraBot.DirectLine;

/// <summary>What comes in on a socket: clients send an empty frame every twenty seconds, and nothing else.</summary>
public sealed class FrameWatch(TimeProvider clock)
{
    /// <summary>In a second; a burst may have twice as many.</summary>
    private const int MostFrames = 10;

    private const int LargestMessage = 16 * 1024;

    private double left = 2 * MostFrames;
    private long last = clock.GetTimestamp();
    private int bytes;

    /// <returns>Why the socket is to be closed, or null.</returns>
    public WebSocketCloseStatus? Look(ValueWebSocketReceiveResult part)
    {
        bytes += part.Count;
        if (bytes > LargestMessage) return WebSocketCloseStatus.MessageTooBig;
        if (part is { EndOfMessage: false, Count: > 0 }) return null;
        var now = clock.GetTimestamp();
        left = Math.Min(2 * MostFrames, left + clock.GetElapsedTime(last, now).TotalSeconds * MostFrames) - 1;
        last = now;
        if (part.EndOfMessage) bytes = 0;
        return left < 0 ? WebSocketCloseStatus.PolicyViolation : null;
    }
}
