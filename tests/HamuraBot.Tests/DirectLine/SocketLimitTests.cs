using System.Net.WebSockets;
using HamuraBot.DirectLine;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Sockets cost: so many a conversation, an address and a node, and what comes in on one is watched.</summary>
[Collection(Floods.Name)]
public sealed class SocketLimitTests
{
    [Fact]
    public async Task One_tab_too_many_closes_the_oldest_and_the_others_go_on()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var sockets = new List<DirectLineSocket>();
        for (var n = 0; n < 5; n++) sockets.Add(await OpenAsync(visitor));

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await ClosedAsync(sockets[0]));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await ClosedAsync(sockets[1]));
        var id = await visitor.SayAsync("電話番号は？");
        foreach (var socket in sockets.Skip(2)) Assert.NotEmpty(await socket.UntilAsync(activity => activity.Text("replyToId") == id));
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    [Theory]
    [InlineData("RateLimits__SocketsPerAddress")]
    [InlineData("RateLimits__Sockets")]
    public async Task An_address_and_a_node_have_so_many_sockets_and_one_that_closes_makes_room(string setting)
    {
        await using var server = await HamuraProcess.StartNewAsync((setting, "3"));
        var sockets = new List<DirectLineSocket>();
        for (var n = 0; n < 3; n++) sockets.Add(await OpenAsync(await DirectLineClient.StartAsync(server.Http)));
        var late = await DirectLineClient.StartAsync(server.Http);

        Assert.Equal(429, await DirectLineSocket.KnockAsync(late.StreamUrl));

        await sockets[0].DisposeAsync();
        await Eventually.TrueAsync("there is room", async () => await DirectLineSocket.KnockAsync(await StreamAsync(late)) == 101);
        foreach (var socket in sockets.Skip(1)) await socket.DisposeAsync();
    }

    [Fact]
    public async Task A_flood_of_frames_and_a_large_one_close_the_socket_and_nobody_elses()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var (flooder, other) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        await using var unharmed = await OpenAsync(other);
        await using var flooding = await OpenAsync(flooder);
        await using var large = await OpenAsync(flooder);
        await using var beating = await OpenAsync(flooder);

        for (var n = 0; n < 10; n++) await beating.SendAsync("");
        await IgnoringLossAsync(async () => { for (var n = 0; n < 1_000; n++) await flooding.SendAsync("x"); });
        await IgnoringLossAsync(() => large.SendAsync(new string('x', 300_000)));

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await ClosedAsync(flooding));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await ClosedAsync(large));
        var id = await flooder.SayAsync("電話番号は？");
        Assert.NotEmpty(await beating.UntilAsync(activity => activity.Text("replyToId") == id));
        id = await other.SayAsync("電話番号は？");
        Assert.NotEmpty(await unharmed.UntilAsync(activity => activity.Text("replyToId") == id));
    }

    [Fact]
    public void Ten_frames_a_second_are_taken_for_ever_and_eleven_are_not()
    {
        var clock = new FakeTimeProvider();
        Assert.Null(LastOf(new FrameWatch(clock), frames: 1_000, every: TimeSpan.FromMilliseconds(100), clock));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, LastOf(new FrameWatch(clock), frames: 1_000, every: TimeSpan.FromMilliseconds(90), clock));
    }

    private static WebSocketCloseStatus? LastOf(FrameWatch watch, int frames, TimeSpan every, FakeTimeProvider clock)
    {
        WebSocketCloseStatus? why = null;
        for (var n = 0; n < frames; n++)
        {
            why = watch.Look(new(0, WebSocketMessageType.Text, endOfMessage: true));
            clock.Advance(every);
        }
        return why;
    }

    private static async Task<DirectLineSocket> OpenAsync(DirectLineClient visitor) => await DirectLineSocket.OpenAsync(await StreamAsync(visitor));

    private static async Task<string> StreamAsync(DirectLineClient visitor) =>
        (await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync()).Text("streamUrl");

    private static async Task<WebSocketCloseStatus?> ClosedAsync(DirectLineSocket socket)
    {
        while (await socket.ReceiveAsync() is not null)
        {
            // What comes before the end is not of interest here.
        }
        return socket.Closed;
    }

    private static async Task IgnoringLossAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception closed) when (closed is WebSocketException or IOException)
        {
            // The server hangs up on those who go on.
        }
    }
}
