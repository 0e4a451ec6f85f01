using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>The stream of a conversation, as Web Chat holds it open.</summary>
public sealed class DirectLineSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ClientWebSocket socket = new() { Options = { CollectHttpResponseDetails = true } };
    private readonly CancellationTokenSource patience = new(Patience);

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    /// <param name="url">As the server gave it.</param>
    public static Task<DirectLineSocket> OpenAsync(string url) => OpenAsync(url, OwnOrigin(url));

    /// <param name="url">As the server gave it, or by another way to it.</param>
    /// <param name="origin">Of the page that opens the socket.</param>
    public static async Task<DirectLineSocket> OpenAsync(string url, string origin)
    {
        var opened = new DirectLineSocket();
        await opened.ConnectAsync(url, origin);
        return opened;
    }

    /// <summary>The status with which the server answers the upgrade: 101, or its refusal.</summary>
    public static Task<int> KnockAsync(string url) => KnockAsync(url, OwnOrigin(url));

    /// <param name="url">As the server gave it, or altered.</param>
    /// <param name="origin">Of the page that opens the socket; null for what is no page.</param>
    public static async Task<int> KnockAsync(string url, string? origin)
    {
        await using var knocking = new DirectLineSocket();
        try
        {
            await knocking.ConnectAsync(url, origin);
        }
        catch (WebSocketException)
        {
            // The refusal's status is what was asked for.
        }

        return (int)knocking.socket.HttpStatusCode;
    }

    /// <summary>The next frame; null when the server closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(frame.ToArray());
    }

    /// <summary>Activities in the order of their arrival, until one is what was waited for.</summary>
    public async Task<IReadOnlyList<JsonObject>> UntilAsync(Func<JsonObject, bool> awaited)
    {
        List<JsonObject> seen = [];
        while (await ReceiveAsync() is { } frame)
        {
            var activities = frame.Length == 0 ? [] : JsonNode.Parse(frame)!["activities"]!.AsArray().Select(node => node!.AsObject()).ToList();
            seen.AddRange(activities);
            if (activities.Any(awaited))
            {
                return seen;
            }
        }

        throw new InvalidOperationException($"The server closed the socket with {socket.CloseStatus} before the awaited activity came.");
    }

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, patience.Token);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        patience.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string OwnOrigin(string url) => "http" + new Uri(url).GetLeftPart(UriPartial.Authority)["ws".Length..];

    private Task ConnectAsync(string url, string? origin)
    {
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        return socket.ConnectAsync(new Uri(url), patience.Token);
    }
}
