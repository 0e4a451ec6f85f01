using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using HamuraBot.DirectLine;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>What is over is over: a token that was renewed, and a conversation that its visitor has ended, on every node.</summary>
[Collection(Floods.Name)]
public sealed class RevocationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_dies_a_minute_after_it_was_renewed_and_stays_dead(bool onPostgres)
    {
        var clock = TestClock.InTokyo("2026-11-25T10:00");
        var database = onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null;
        await using var app = await new TestApp { Clock = clock, Postgres = database }.StartAsync();
        var visitor = await DirectLineClient.StartAsync(app.CreateClient());
        var old = DirectLineClient.Resume(app.CreateClient(), visitor.Token, visitor.Conversation);

        await visitor.RenewAsync();
        Assert.NotEmpty(await old.SayAsync("まだ途中です"));

        clock.Advance(Revocations.Grace);
        await AssertIsOverAsync(app, old);
        Assert.NotEmpty(await visitor.SayAsync("こんにちは"));
        // Long after, when it has expired as well and only renewing could still be asked for.
        clock.Advance(TimeSpan.FromHours(20));
        await AssertIsOverAsync(app, old);
        await app.RestartAsync();
        var (again, later) = (app.CreateClient(), DirectLineClient.Resume(app.CreateClient(), old.Token, old.Conversation));
        await AssertIsOverAsync(app, later);
        using var renewed = await again.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
    }

    [Fact]
    public async Task What_one_node_has_ended_is_over_on_the_other()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await using var one = await new TestApp { Postgres = database }.StartAsync();
        await using var two = await new TestApp { Postgres = database }.StartAsync();
        var visitor = await DirectLineClient.StartAsync(one.CreateClient());
        var there = DirectLineClient.Resume(two.CreateClient(), visitor.Token, visitor.Conversation);
        await there.SayAsync("こんにちは");

        using var ended = await visitor.PostAsync(new JsonObject { ["type"] = "endOfConversation" });

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        await Eventually.TrueAsync("the other node has heard", async () =>
        {
            using var answer = await there.CallAsync(HttpMethod.Get, "/activities?watermark=");
            return answer.StatusCode == HttpStatusCode.Unauthorized;
        });
    }

    [Fact]
    public async Task The_end_of_a_conversation_closes_its_sockets_and_all_its_tokens()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var other = await DirectLineClient.StartAsync(server.Http);
        var fresh = (await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync()).Text("streamUrl");
        await using var socket = await DirectLineSocket.OpenAsync(visitor.StreamUrl);

        using var ended = await visitor.PostAsync(new JsonObject { ["type"] = "endOfConversation", ["channelData"] = new JsonObject { ["clientActivityID"] = Some.Key() } });
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);

        var said = "";
        while (await socket.ReceiveAsync() is { } frame) said += frame;
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.Closed);
        Assert.Contains("この会話を終わりにしました", said);
        Assert.Equal(403, await DirectLineSocket.KnockAsync(fresh));
        foreach (var path in new[] { "", "/activities?watermark=" })
        {
            using var answer = await visitor.CallAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        using var start = await server.Http.CallAsync(HttpMethod.Post, "/conversations", visitor.Token);
        using var refresh = await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [start.StatusCode, refresh.StatusCode]);
        Assert.NotEmpty(await other.SayAsync("電話番号は？"));
    }

    private static async Task AssertIsOverAsync(TestApp app, DirectLineClient old)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, old.Path), (HttpMethod.Get, old.Path + "/activities"), (HttpMethod.Post, old.Path + "/activities"), (HttpMethod.Post, "/tokens/refresh") })
        {
            using var answer = await app.CreateClient().CallAsync(method, path, old.Token, method == HttpMethod.Post ? DirectLineCalls.Json(Some.Message("こんにちは")) : null);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
