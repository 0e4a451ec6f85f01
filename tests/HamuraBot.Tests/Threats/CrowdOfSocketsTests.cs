using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Threats;

/// <summary>Sockets that only cost: idle ones, ones that never read, and requests that never end. Everybody else is answered meanwhile.</summary>
[Collection(Floods.Name)]
public sealed class CrowdOfSocketsTests
{
    private static readonly int Idle = TestSettings.Number("HAMURA_IDLE_SOCKETS", 100);
    private static readonly int Stuck = TestSettings.Number("HAMURA_STUCK_READERS", 2);
    private static readonly int Slow = TestSettings.Number("HAMURA_SLOW_REQUESTS", 50);

    /// <summary>So many that what each of them costs stands out from what a node takes for its first hundred visitors.</summary>
    private const int Many = 1_000;

    /// <summary>What a node grows by with all of them, in MB: what it takes for its first visitors, 20 KB an idle one and their conversations, 64 KB a stuck one.</summary>
    private static readonly int MostGrowth = 100 + (Idle / 25) + (Stuck / 15);

    [Fact]
    public async Task Idle_stuck_and_slow_ones_cost_little_and_everybody_else_is_served()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("電話番号は？");
        var before = server.ResidentMegabytes;

        var stuck = new List<ClientWebSocket>();
        for (var n = 0; n < Stuck; n++) stuck.Add(await StuckAsync(await DirectLineClient.StartAsync(server.Http)));
        var idle = new List<(DirectLineClient Client, DirectLineSocket Socket)>();
        for (var n = 0; n < Idle; n++)
        {
            var client = await DirectLineClient.StartAsync(server.Http);
            idle.Add((client, await DirectLineSocket.OpenAsync(client.StreamUrl)));
        }
        var slow = Enumerable.Range(0, Slow).Select(_ => SlowRequest(server.Address)).ToList();

        foreach (var (client, socket) in idle)
        {
            var id = await client.SayAsync("電話番号は？");
            Assert.NotEmpty(await socket.UntilAsync(activity => activity.Text("replyToId") == id));
            await socket.DisposeAsync();
        }
        if (Idle >= Many) Assert.InRange(server.ResidentMegabytes - before, -1_000, MostGrowth);
        foreach (var request in slow) Assert.Contains(await EndAsync(request), new[] { "", "HTTP/1.1 408 Request Timeout" });
        foreach (var socket in stuck) await AssertWasLetGoAsync(socket);
    }

    /// <summary>It has more to read than any buffer on the way holds.</summary>
    private static async Task<ClientWebSocket> StuckAsync(DirectLineClient client)
    {
        var (socket, url) = (new ClientWebSocket(), new Uri(client.StreamUrl));
        socket.Options.SetRequestHeader("Origin", $"http://{url.Authority}");
        await socket.ConnectAsync(url, new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = NarrowAsync }), default);
        for (var n = 0; n < 100; n++)
        {
            var message = Some.Message("こんにちは");
            message["value"] = new string('a', 60_000);
            await client.PostAsync(message).JsonAsync();
        }
        return socket;
    }

    private static async ValueTask<Stream> NarrowAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var line = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await line.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(line, ownsSocket: true);
    }

    /// <summary>Whatever was on the way is still there; then the line breaks, as nobody waited for its reader.</summary>
    private static async Task AssertWasLetGoAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var buffer = new byte[64 * 1024];
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType is not WebSocketMessageType.Close)
            {
            }
            throw new WebSocketException("It was closed.");
        });
        socket.Dispose();
    }

    private static TcpClient SlowRequest(Uri address)
    {
        var client = new TcpClient(address.Host, address.Port);
        client.GetStream().Write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "u8);
        return client;
    }

    /// <summary>Sends on a letter a second, until the server has had enough of it.</summary>
    private static async Task<string> EndAsync(TcpClient client)
    {
        using (client)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                return await reader.ReadLineAsync(patience.Token) ?? "";
            }
            catch (IOException)
            {
                return "";
            }
        }
    }
}
