using System.Collections.Concurrent;
using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Bytes that one conversation and one address may put into the store: held by all nodes together, however many send at once.</summary>
[Collection(Floods.Name)]
public sealed class QuotaTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Quota = 300_000, FileSize = 30_000, AtOnce = 16;

    /// <summary>More than the bot says to one message.</summary>
    private const int Answers = 30_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_sent_at_once_never_pass_the_quota_of_their_conversation(bool onPostgres)
    {
        var nodes = await NodesAsync(onPostgres, "DirectLine:ConversationBytes");
        var visitors = await TabsAsync(nodes);

        var statuses = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async n =>
        {
            using var answer = await visitors[n % visitors.Count].UploadAsync("", ($"{n}.txt", "text/plain", SomeFile.Text(new string('a', FileSize))));
            return answer.StatusCode;
        }));

        var kept = await nodes[0].Store.ReadAsync(sql => sql.IntegerAsync("SELECT sum(size) FROM files"), default);
        Assert.Equal(statuses.Count(status => status is HttpStatusCode.OK) * FileSize, kept);
        Assert.InRange(kept, Quota - FileSize - AtOnce * 3_000, Quota);
        Assert.All(statuses, status => Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge }));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_fill_a_conversation_and_then_are_refused_in_words(bool onPostgres)
    {
        var nodes = await NodesAsync(onPostgres, "DirectLine:ConversationBytes");
        var visitors = await TabsAsync(nodes);
        var refusals = new ConcurrentBag<string>();

        await Task.WhenAll(visitors.Select(async visitor =>
        {
            for (var n = 0; n < 40; n++)
            {
                using var answer = await visitor.PostAsync(Heavy());
                if (answer.StatusCode is HttpStatusCode.RequestEntityTooLarge) refusals.Add(await answer.Content.ReadAsStringAsync());
            }
        }));

        Assert.NotEmpty(refusals);
        Assert.All(refusals, body => Assert.Contains("この会話でお預かりできる量", body));
        Assert.InRange(await nodes[0].Store.ReadAsync(sql => sql.IntegerAsync("SELECT sum(bytes) FROM conversations"), default), Quota / 2, Quota + Answers);
        Assert.True(await nodes[0].Store.ReadAsync(sql => sql.IntegerAsync("SELECT sum(length(body)) FROM activities"), default) <= Quota + Answers);
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_address_fills_its_day_and_another_does_not_notice(bool onPostgres)
    {
        var nodes = await NodesAsync(onPostgres, "RateLimits:BytesPerAddress");
        var flooders = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TabsAsync(nodes)))).SelectMany(tabs => tabs).ToList();
        var refused = 0;

        await Task.WhenAll(flooders.Select(async flooder =>
        {
            for (var n = 0; n < 20; n++)
            {
                using var answer = await flooder.PostAsync(Heavy());
                if (answer.IsSuccessStatusCode) continue;
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                Assert.Contains("一日にお預かりできる量", await answer.Content.ReadAsStringAsync());
                Interlocked.Increment(ref refused);
            }
        }));

        Assert.True(refused > 0);
        // Each node may be wrong by a portion, and by the answers to what was on its way.
        Assert.InRange(await nodes[0].Store.ReadAsync(sql => sql.IntegerAsync("SELECT sum(bytes) FROM conversations"), default), Quota / 2, Quota + nodes.Count * (Quota / 20 + Answers));
        // One of several nodes may have some of its portion left for what is small.
        if (nodes.Count is 1)
        {
            using var token = await nodes[0].CreateClient().CallAsync(HttpMethod.Post, "/tokens/generate");
            Assert.Equal(HttpStatusCode.TooManyRequests, token.StatusCode);
        }
        using var elsewhere = nodes[0].CreateClient();
        elsewhere.DefaultRequestHeaders.Add(TestApp.AddressHeader, "192.0.2.2");
        Assert.NotEmpty(await (await DirectLineClient.StartAsync(elsewhere)).SayAsync("電話番号は？"));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task A_new_day_has_a_quota_of_its_own()
    {
        var clock = TestClock.InTokyo("2026-11-25T10:00");
        await using var app = await new TestApp { Clock = clock, Settings = [new("RateLimits:BytesPerAddress", "50000")] }.StartAsync();
        var visitor = await DirectLineClient.StartAsync(app.CreateClient());
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 10; n++) statuses.Add(await StatusAsync(visitor));

        clock.Advance(TimeSpan.FromHours(14));
        await visitor.RenewAsync();

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor));
        Assert.Equal(1, await app.Store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM address_days"), default));
    }

    private static async Task<HttpStatusCode> StatusAsync(DirectLineClient visitor)
    {
        using var answer = await visitor.PostAsync(Heavy());
        return answer.StatusCode;
    }

    private static System.Text.Json.Nodes.JsonObject Heavy()
    {
        var message = Some.Message("電話番号は？");
        message["channelData"]!["page"] = new string('a', 10_000);
        return message;
    }

    private async Task<IReadOnlyList<TestApp>> NodesAsync(bool onPostgres, string quota)
    {
        var database = onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null;
        var nodes = new List<TestApp>();
        while (nodes.Count < (onPostgres ? 2 : 1))
            nodes.Add(await new TestApp { Postgres = database, Settings = [new(quota, $"{Quota}")] }.StartAsync());
        return nodes;
    }

    /// <summary>One conversation, on each node.</summary>
    private static async Task<IReadOnlyList<DirectLineClient>> TabsAsync(IReadOnlyList<TestApp> nodes)
    {
        var first = await DirectLineClient.StartAsync(nodes[0].CreateClient());
        return [first, .. nodes.Skip(1).Select(node => DirectLineClient.Resume(node.CreateClient(), first.Token, first.Conversation))];
    }
}
