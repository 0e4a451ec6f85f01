using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Conversations;

/// <summary>Many turns at once in one conversation: each is whole, none is lost, and what came first stays first.</summary>
[Collection(Servers.Name)]
public sealed class ConcurrentTurnsTests(SharedServer server, PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Turns = 200;
    private const int Tabs = 8;

    [Fact]
    public Task Two_hundred_turns_at_once_are_all_kept_on_SQLite() => AllAreKeptAsync(server.Http);

    [Fact]
    public async Task Two_hundred_turns_at_once_are_all_kept_on_PostgreSQL()
    {
        await using var onPostgres = await HamuraProcess.StartNewAsync(
            ("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", await postgres.CreateDatabaseAsync(durable: false)));
        await AllAreKeptAsync(onPostgres.Http);
        await EachTabKeepsItsOrderAsync(onPostgres.Http);
    }

    [Fact]
    public Task Eight_tabs_at_once_keep_each_their_order() => EachTabKeepsItsOrderAsync(server.Http);

    private static async Task AllAreKeptAsync(HttpClient http)
    {
        var visitor = await DirectLineClient.StartAsync(http);
        var keys = Enumerable.Range(0, Turns).Select(_ => Some.Key()).ToList();

        var ids = await Task.WhenAll(keys.Select(key => visitor.SayAsync("電話番号は？", key)));

        var history = await visitor.HistoryAsync();
        AssertTurnsAreWhole(history);
        Assert.Equal(keys.Order(), history.Where(Activities.IsFromUser).Select(Activities.Key).Order());
        Assert.Equal(ids.Order(), history.Where(Activities.IsFromUser).Select(Activities.Id).Order());
    }

    private static async Task EachTabKeepsItsOrderAsync(HttpClient http)
    {
        var visitor = await DirectLineClient.StartAsync(http);
        var spoken = await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => SpeakAsync(visitor)));

        var history = await visitor.HistoryAsync();
        AssertTurnsAreWhole(history);
        var kept = history.Where(Activities.IsFromUser).Select(Activities.Id).ToList();
        Assert.All(spoken, tab => Assert.Equal(tab, kept.Where(tab.Contains)));
    }

    private static async Task<List<string>> SpeakAsync(DirectLineClient visitor)
    {
        List<string> ids = [];
        while (ids.Count < Turns / Tabs)
        {
            ids.Add(await visitor.SayAsync("電話番号は？"));
        }

        return ids;
    }

    /// <summary>Every message is followed by its own answer, before anything else.</summary>
    private static void AssertTurnsAreWhole(IReadOnlyList<JsonObject> history)
    {
        foreach (var (message, next) in history.Zip(history.Skip(1).Append(null)).Where(pair => pair.First.IsFromUser()))
        {
            Assert.Equal(message.Id(), next?.Text("replyToId"));
        }
    }
}
