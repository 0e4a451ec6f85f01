using System.Diagnostics;
using HamuraBot.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Threats;

/// <summary>
/// Three nodes on one PostgreSQL, and a balancer that does not care: nodes are killed in rotation, the database crashes, one node loses its line
/// to it, and no notification arrives. What was acknowledged is there, once, in order, answered once, and whoever follows it by a socket sees just that.
/// </summary>
[Collection(Crashes.Name)]
public sealed class NodesTests(ITestOutputHelper output)
{
    private const int Watchers = 12;

    private static readonly int Kills = TestSettings.Number("HAMURA_NODE_KILLS", 2);
    private static readonly int Visitors = TestSettings.Number("HAMURA_NODE_VISITORS", 40);

    /// <summary>Acknowledged between two kills at least, and so many seconds apart.</summary>
    private static readonly int Messages = TestSettings.Number("HAMURA_NODE_MESSAGES", 200);
    private static readonly int Seconds = TestSettings.Number("HAMURA_NODE_SECONDS", 0);
    private static readonly bool IsNotified = TestSettings.Number("HAMURA_NODE_NOTIFIED", 0) > 0;

    /// <summary>Well above the second between two polls of a node, and below the 20 seconds after which it would look anyway.</summary>
    private static readonly TimeSpan PollAtWorst = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Three_nodes_lose_nothing_whichever_is_killed_and_whatever_else_breaks()
    {
        using var postgres = await PostgresServer.StartAsync();
        var database = new NpgsqlConnectionStringBuilder(await PostgresFixture.CreateDatabaseAsync(postgres)) { MaxPoolSize = 40 };
        if (!IsNotified) await LoseNotificationsAsync(database.ConnectionString);
        await using var line = new TcpProxy(database.Port);
        await using var one = Node(database.ConnectionString);
        await using var two = Node(database.ConnectionString);
        await using var three = Node(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = line.Port }.ConnectionString);
        HamuraProcess[] nodes = [one, two, three];
        await one.StartAsync();
        await Task.WhenAll(two.StartAsync(), three.StartAsync());
        var crowd = new Crowd(nodes, Visitors);
        await crowd.GatherAsync(Visitors);
        List<Watcher> watchers = [.. crowd.Visitors.Take(Watchers).Select(visitor => new Watcher(visitor))];
        watchers.ForEach(watcher => watcher.Start());
        var watch = Stopwatch.StartNew();

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.WhenAll(crowd.HearAsync(Messages), Task.Delay(TimeSpan.FromSeconds(Seconds)));
            if (kill == Kills / 2) await postgres.CrashAsync();
            nodes[kill % nodes.Length].Kill();
            if (kill == Kills - 1) line.Cut();
            await crowd.HearAsync(Messages / 4);
            line.Mend();
            await nodes[kill % nodes.Length].StartAsync();
        }
        await crowd.HearAsync(Messages);
        await crowd.FinishAsync();

        var verdict = await crowd.JudgeAsync();
        output.WriteLine($"{Kills} kills, a crash of the database, a line cut, notifications {(IsNotified ? "on" : "lost")}, {watch.Elapsed.TotalSeconds:F0} s: {verdict}");
        Assert.True(verdict == new Crowd.Verdict(verdict.Acknowledged, 0, 0, 0, 0, 0), $"{verdict}\n{string.Join('\n', nodes.Select(node => node.LastWords))}");
        foreach (var (visitor, watcher) in crowd.Visitors.Zip(watchers))
        {
            var history = (await visitor.HistoryAsync()).Select(Activities.Id).ToList();
            Assert.Equal(history, await watcher.UntilAsync(history[^1], PollAtWorst));
        }
    }

    private static HamuraProcess Node(string database) => new() { Settings = { ["Data__Provider"] = "PostgreSql", ["ConnectionStrings__HamuraBot"] = database } };

    /// <summary>The function by which a node tells the others is hidden behind one of the same name that tells nobody.</summary>
    private static async Task LoseNotificationsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var hide = new NpgsqlCommand(
            $"""
            CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql AS 'SELECT';
            ALTER DATABASE {connection.Database} SET search_path = public, pg_catalog;
            """, connection);
        await hide.ExecuteNonQueryAsync();
    }
}
