using System.Globalization;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Visitors and officers who do as they please on two nodes, of which now the one and now the other is killed: in the end nobody is dropped.</summary>
[Collection(Crashes.Name)]
public sealed class RandomThreadsTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>
{
    private const int Words = 4;

    /// <summary>Threads at once: each sends again until it is answered.</summary>
    private const int AtOnce = 8;

    private static readonly int Threads = TestSettings.Number("HAMURA_THREADS", 10);

    private static readonly int Kills = TestSettings.Number("HAMURA_THREAD_KILLS", 2);

    [Fact]
    public async Task Of_random_threads_on_two_nodes_that_are_killed_none_is_dropped_doubled_or_out_of_order()
    {
        var database = await postgres.CreateDatabaseAsync();
        (string, string)[] settings = [("Clock__Start", "2026-11-25T10:00:00+09:00"), ("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", database), .. DeskClient.Settings];
        await using var first = await HamuraProcess.StartNewAsync(settings);
        await using var second = await HamuraProcess.StartNewAsync(settings);
        HamuraProcess[] nodes = [first, second];
        var officer = new DeskClient { Server = first };
        await officer.SignInAsync();
        var done = 0;
        var slots = new SemaphoreSlim(AtOnce);
        var visits = Enumerable.Range(0, Threads).Select(async n =>
        {
            await slots.WaitAsync();
            var visit = await VisitAsync(nodes, n);
            slots.Release();
            Interlocked.Increment(ref done);
            return visit;
        }).ToList();
        var serving = Task.Run(() => ServeAsync(officer, nodes, () => done == Threads));
        var kills = await KillAsync(nodes, () => done);
        var ends = await Task.WhenAll(visits);
        await serving;

        var counts = new Dictionary<string, int>();
        foreach (var (client, handoff, said) in ends)
        {
            var found = await officer.GetAsync($"handoffs/{handoff}");
            AssertIsNotDropped(found, said);
            Assert.Equal((await Insist.OnAsync(DirectLineClient.Resume(first.Http, client.Token, client.Conversation).HistoryAsync)).Where(Activities.IsMessage).Select(message => message.Text("text")),
                found["transcript"]!.AsArray().Select(line => line.Text("text")));
            counts[found.Text("status")] = counts.GetValueOrDefault(found.Text("status")) + 1;
        }
        output.WriteLine($"{Threads} threads, {kills} kills: {string.Join(", ", counts.Select(status => $"{status.Key} {status.Value}"))}.");
    }

    /// <summary>What was said stands there once and in its order, and the last word is answered, waits, is with an officer or under a promise.</summary>
    private static void AssertIsNotDropped(JsonNode handoff, IReadOnlyList<string> said)
    {
        var why = handoff.ToJsonString();
        var lines = handoff["transcript"]!.AsArray();
        var mine = lines.Where(line => line.Text("from") == "visitor").Select(line => line.Text("text")).Where(said.Contains).ToList();
        Assert.True(said.SequenceEqual(mine), why);
        var (last, answer) = (Last(lines, "visitor"), Last(lines, "officer"));
        if (handoff.Text("status") is "closed")
        {
            Assert.True(Math.Max(answer, Last(lines, "bot")) > last, why);
            return;
        }
        Assert.True(answer > last || handoff["unansweredSince"] is not null, why);
        Assert.True(handoff.Text("status") switch
        {
            "waiting" => handoff["position"]!.GetValue<int>() > 0,
            "with-officer" => handoff["officer"] is not null,
            "message-taken" => DateTimeOffset.Parse(handoff.Text("promisedAt"), CultureInfo.InvariantCulture) > TestClock.InTokyo("2026-11-25T10:00").Now,
            _ => false,
        }, why);
    }

    private static long Last(JsonArray lines, string from) => lines.Where(line => line.Text("from") == from).Select(line => line!["sequence"]!.GetValue<long>()).DefaultIfEmpty(-1).Max();

    private static async Task<(DirectLineClient Client, string Handoff, List<string> Said)> VisitAsync(HamuraProcess[] nodes, int n)
    {
        var random = new Random(n);
        var begun = await Insist.OnAsync(() => DirectLineClient.StartAsync(Any(nodes, random).Http));
        Task<string> SayAsync(string text)
        {
            var key = Some.Key();
            return Insist.OnAsync(() => DirectLineClient.Resume(Any(nodes, random).Http, begun.Token, begun.Conversation).SayAsync(text, key));
        }
        foreach (var text in (string[])["人と話したい", "補助金のことで相談したい", "なし", "なし"]) await SayAsync(text);
        var mark = await Eventually.GetAsync("a handoff", async () => (await Insist.OnAsync(DirectLineClient.Resume(Any(nodes, random).Http, begun.Token, begun.Conversation).HistoryAsync))
            .Select(activity => activity.Marks()?["handoff"]).LastOrDefault(mark => mark is not null));
        var said = new List<string>();
        for (var word = 0; word < random.Next(1, Words); word++)
        {
            await Task.Delay(random.Next(400));
            said.Add($"工場の図面 {n}-{word} を送ります");
            await SayAsync(said[^1]);
        }
        return (begun, mark.Text("id"), said);
    }

    /// <summary>Takes, answers, gives away and closes whomever it meets, by chance.</summary>
    private static async Task ServeAsync(DeskClient officer, HamuraProcess[] nodes, Func<bool> isOver)
    {
        var random = new Random(Threads);
        for (var step = 0; !isOver(); step++)
        {
            officer.Server = Any(nodes, random);
            var all = (await officer.GetAsync("handoffs")).AsArray().Where(handoff => handoff.Text("status") is not ("closed" or "cancelled")).ToList();
            if (all.Count > 0)
            {
                var id = all[random.Next(all.Count)].Text("id");
                await (random.Next(8) switch
                {
                    < 3 => officer.DoAsync(id, "take"),
                    < 7 => officer.DoAsync(id, "messages", new { text = $"承ります {step}", id = $"{step}" }),
                    _ => officer.DoAsync(id, "close", new { note = "済" }),
                });
            }
            await Task.Delay(20);
        }
        officer.Server = nodes[0];
    }

    private static async Task<int> KillAsync(HamuraProcess[] nodes, Func<int> done)
    {
        var random = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Eventually.TrueAsync("some more have come", () => Task.FromResult(done() >= kill * Threads / Kills), TimeSpan.FromMinutes(10));
            if (done() == Threads) return kill;
            var node = nodes[kill % nodes.Length];
            await Task.Delay(random.Next(50, 500));
            node.Kill();
            await node.StartAsync();
        }
        return Kills;
    }

    private static HamuraProcess Any(HamuraProcess[] nodes, Random random) => nodes[random.Next(nodes.Length)];
}
