using System.Net.WebSockets;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class SocketTests(SharedServer server)
{
    [Fact]
    public async Task What_was_said_before_the_socket_opened_is_replayed()
    {
        var visitor = await server.VisitorAsync();
        var id = await visitor.SayAsync("電話番号は？");

        await using var socket = await DirectLineSocket.OpenAsync(visitor.StreamUrl);
        var seen = await socket.UntilAsync(activity => activity.Text("replyToId") == id);

        Assert.Equal((await visitor.HistoryAsync()).Take(seen.Count).Select(Activities.Id), seen.Select(Activities.Id));
    }

    [Fact]
    public async Task Two_tabs_of_one_conversation_both_see_everything()
    {
        var visitor = await server.VisitorAsync();
        await using var one = await DirectLineSocket.OpenAsync(visitor.StreamUrl);
        await using var other = await DirectLineSocket.OpenAsync(await FreshStreamAsync(visitor));
        List<string> said = [];
        for (var i = 0; i < 20; i++)
        {
            said.Add(await visitor.SayAsync("こんにちは"));
        }

        foreach (var socket in new[] { one, other })
        {
            var seen = await socket.UntilAsync(activity => activity.Text("replyToId") == said[^1]);
            Assert.Equal(said, seen.Where(Activities.IsFromUser).Select(Activities.Id));
        }
    }

    [Fact]
    public async Task A_socket_resumes_after_its_watermark()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");
        var watermark = (await visitor.PollAsync()).Text("watermark");
        var resumed = await visitor.CallAsync(HttpMethod.Get, $"?watermark={watermark}").JsonAsync();
        var id = await visitor.SayAsync("ありがとう");

        await using var socket = await DirectLineSocket.OpenAsync(resumed.Text("streamUrl"));
        var seen = await socket.UntilAsync(activity => activity.Text("replyToId") == id);

        Assert.Equal(id, seen[0].Id());
    }

    [Fact]
    public async Task A_watermark_above_the_head_replays_everything()
    {
        var visitor = await server.VisitorAsync();
        var id = await visitor.SayAsync("こんにちは");
        var resumed = await visitor.CallAsync(HttpMethod.Get, "?watermark=999999").JsonAsync();

        await using var socket = await DirectLineSocket.OpenAsync(resumed.Text("streamUrl"));

        Assert.Contains(await socket.UntilAsync(activity => activity.Text("replyToId") == id), activity => activity.Id() == id);
    }

    [Fact]
    public async Task A_socket_that_names_no_place_brings_only_what_is_new()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");
        var resumed = await visitor.CallAsync(HttpMethod.Get, "").JsonAsync();
        await using var socket = await DirectLineSocket.OpenAsync(resumed.Text("streamUrl"));

        var id = await visitor.SayAsync("ありがとう");

        Assert.Equal(id, (await socket.UntilAsync(activity => activity.Text("replyToId") == id))[0].Id());
    }

    [Fact]
    public async Task A_stream_address_is_good_once()
    {
        var visitor = await server.VisitorAsync();

        Assert.Equal(101, await DirectLineSocket.KnockAsync(visitor.StreamUrl));
        Assert.InRange(await DirectLineSocket.KnockAsync(visitor.StreamUrl), 401, 403);
    }

    [Fact]
    public async Task A_stream_address_opens_no_other_conversation()
    {
        var one = await server.VisitorAsync();
        var other = await server.VisitorAsync();

        var crossed = one.StreamUrl.Replace(one.Conversation, other.Conversation, StringComparison.Ordinal);

        Assert.InRange(await DirectLineSocket.KnockAsync(crossed), 401, 404);
    }

    [Fact]
    public async Task A_token_is_no_ticket_and_a_ticket_is_no_token()
    {
        var visitor = await server.VisitorAsync();
        var ticket = visitor.StreamUrl[(visitor.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)..].Split('&')[0];

        Assert.InRange(await DirectLineSocket.KnockAsync(visitor.StreamUrl.Replace(ticket, visitor.Token, StringComparison.Ordinal)), 401, 403);
        visitor.Token = ticket;
        using var answer = await visitor.PostAsync(Some.Message("こんにちは"));
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        await using var stopping = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(stopping.Http);
        await using var socket = await DirectLineSocket.OpenAsync(visitor.StreamUrl);

        var closed = ReadToEndAsync(socket);
        await stopping.StopAsync();

        Assert.Contains(await closed, new WebSocketCloseStatus?[] { WebSocketCloseStatus.EndpointUnavailable, (WebSocketCloseStatus)1012 });
    }

    private static async Task<WebSocketCloseStatus?> ReadToEndAsync(DirectLineSocket socket)
    {
        while (await socket.ReceiveAsync() is not null)
        {
            // What comes before the end is not of interest here.
        }

        return socket.Closed;
    }

    private static async Task<string> FreshStreamAsync(DirectLineClient visitor) =>
        (await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync()).Text("streamUrl");
}
