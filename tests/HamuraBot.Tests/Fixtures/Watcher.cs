using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Follows a conversation by sockets, as a page does: when one breaks, the next begins where it was.</summary>
public sealed class Watcher(DirectLineClient visitor)
{
    private readonly CancellationTokenSource over = new();
    private readonly List<string> seen = [];
    private Task watching = Task.CompletedTask;
    private string watermark = "0";

    public void Start() => watching = Task.Run(WatchAsync);

    /// <summary>Waits until it has seen what is the last, and returns all in the order of arrival.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(string last, TimeSpan patience)
    {
        await Eventually.TrueAsync($"{last} is pushed", () => Task.FromResult(Seen.LastOrDefault() == last), patience);
        await over.CancelAsync();
        await watching;
        return Seen;
    }

    private IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    private async Task WatchAsync()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var resumed = await visitor.CallAsync(HttpMethod.Get, $"?watermark={watermark}").JsonAsync();
                await using var socket = await DirectLineSocket.OpenAsync(resumed.Text("streamUrl"));
                await using var end = over.Token.Register(() => _ = socket.DisposeAsync());
                while (await socket.ReceiveAsync() is { } frame) Take(frame);
            }
            catch (Exception broken) when (broken is WebSocketException or HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The node is gone, or its store: another one has it.
            }
        }
    }

    private void Take(string frame)
    {
        if (frame.Length == 0) return;
        var set = JsonNode.Parse(frame)!;
        if (set["watermark"] is null) return;
        lock (seen) seen.AddRange(set["activities"]!.AsArray().Select(activity => activity!.Id()));
        watermark = set.Text("watermark");
    }
}
