using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace HamuraBot.Commands.Load;

/// <summary>Reads a visitor's socket, and sees whether everything comes once and in order.</summary>
public sealed class LoadStream(ClientWebSocket socket, LoadResult result, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> answers = [];
    private long last;

    public async Task ListenAsync()
    {
        var (buffer, message) = (new byte[16 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType is WebSocketMessageType.Close) break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                if (message.Length > 0) Read(message.GetBuffer().AsMemory(0, (int)message.Length));
                message.SetLength(0);
            }
            if (socket.State is WebSocketState.CloseReceived) result.Cut();
        }
        catch (WebSocketException)
        {
            result.Cut();
        }
    }

    /// <returns>False if none came in time.</returns>
    public async Task<bool> AnswerToAsync(string activityId, TimeSpan patience)
    {
        try
        {
            await Waiting(activityId).Task.WaitAsync(patience, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Read(ReadOnlyMemory<byte> set)
    {
        using var json = JsonDocument.Parse(set);
        foreach (var activity in json.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (!activity.TryGetProperty("id", out var id)) continue;
            var sequence = long.Parse(id.GetString()![(id.GetString()!.LastIndexOf('|') + 1)..], CultureInfo.InvariantCulture);
            if (sequence <= last) result.Doubled();
            else if (sequence != last + 1) result.OutOfOrder();
            last = Math.Max(last, sequence);
            if (activity.TryGetProperty("replyToId", out var replied)) Waiting(replied.GetString()!).TrySetResult();
        }
    }

    private TaskCompletionSource Waiting(string activityId) => answers.GetOrAdd(activityId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
