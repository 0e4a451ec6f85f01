using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>The process is killed while visitors and officers find and talk to each other: nobody is dropped, and both ends see the same.</summary>
[Collection(Crashes.Name)]
public sealed class HandoffCrashTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string InHours = "2026-11-25T10:00:00+09:00";

    private static readonly int Visitors = Setting("HAMURA_HANDOFFS", 12);
    private static readonly int Kills = Setting("HAMURA_HANDOFF_KILLS", 3);
    private static readonly int Messages = Setting("HAMURA_RELAYED", 12);

    [Fact]
    public async Task Every_visitor_ends_with_an_officer_or_a_number_and_the_transcripts_are_the_same_on_both_ends()
    {
        await using var server = await HamuraProcess.StartNewAsync([("Clock__Start", InHours), .. DeskClient.Settings]);
        var officer = new DeskClient { Server = server };
        await officer.SignInAsync();
        var done = 0;
        var visitors = Enumerable.Range(0, Visitors).Select(n => Task.Run(async () =>
        {
            var visitor = await VisitAsync(server, n);
            Interlocked.Increment(ref done);
            return visitor;
        })).ToList();
        var serving = Task.Run(() => ServeAsync(officer, () => done == Visitors));

        var random = new Random(Visitors);
        for (var kill = 0; kill < Kills; kill++)
        {
            var soFar = done;
            await Task.WhenAny(Task.WhenAll(visitors), Task.Delay(random.Next(100, 1_500)));
            if (done == Visitors && soFar == done) break;
            server.Kill();
            await server.StartAsync();
        }
        var ends = await Task.WhenAll(visitors);
        await serving;

        foreach (var (client, handoff, status) in ends)
        {
            Assert.True(status is "closed" or "message-taken", $"{handoff}: {status}\n{server.LastWords}");
            Assert.StartsWith("H-2026-", handoff, StringComparison.Ordinal);
            await AssertBothEndsAgreeAsync(client, officer, handoff);
        }
    }

    [Fact]
    public async Task With_visitor_and_officer_on_two_nodes_and_one_killed_nothing_is_lost_doubled_or_out_of_order()
    {
        var database = await postgres.CreateDatabaseAsync();
        (string, string)[] settings = [("Clock__Start", InHours), ("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", database), .. DeskClient.Settings];
        await using var visitorsNode = await HamuraProcess.StartNewAsync(settings);
        await using var officersNode = await HamuraProcess.StartNewAsync(settings);
        var officer = new DeskClient { Server = officersNode };
        await officer.SignInAsync();
        var client = await DirectLineClient.StartAsync(visitorsNode.Http);
        var handoff = await WantPersonAsync(client);
        Assert.Equal(HttpStatusCode.OK, await officer.DoAsync(handoff.Text("id"), "take"));

        var relayed = 0;
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < Messages; n++, Interlocked.Increment(ref relayed)) await SayAsync(client, $"質問 {n}", Some.Key());
        });
        var answering = Task.Run(async () =>
        {
            for (var n = 0; n < Messages; n++, Interlocked.Increment(ref relayed))
                Assert.Equal(HttpStatusCode.OK, await officer.DoAsync(handoff.Text("id"), "messages", new { text = $"回答 {n}", id = $"{n}" }));
        });
        await Eventually.TrueAsync("half is said", () => Task.FromResult(relayed >= Messages));
        officersNode.Kill();
        officer.Server = visitorsNode;
        await Task.WhenAll(writing, answering);

        var history = (await client.HistoryAsync()).Where(Activities.IsMessage).ToList();
        Assert.Equal(Enumerable.Range(0, Messages).Select(n => $"質問 {n}"), Said(history, "質問"));
        Assert.Equal(Enumerable.Range(0, Messages).Select(n => $"回答 {n}"), Said(history, "回答"));
        await AssertBothEndsAgreeAsync(client, officer, handoff.Text("id"));
    }

    private static IEnumerable<string> Said(IEnumerable<JsonObject> history, string word) =>
        history.Select(message => message.Text("text")).Where(text => text.StartsWith(word, StringComparison.Ordinal));

    /// <summary>A visitor from the wish to the end, sending again whatever was not acknowledged.</summary>
    private static async Task<(DirectLineClient Client, string Handoff, string Status)> VisitAsync(HamuraProcess server, int n)
    {
        var client = await Insist.OnAsync(() => DirectLineClient.StartAsync(server.Http));
        var mark = await WantPersonAsync(client);
        if (mark.Text("status") == "waiting") mark = await MarkAsync(client, status => status != "waiting");
        if (mark.Text("status") == "with-officer")
        {
            await SayAsync(client, $"よろしくお願いします {n}", Some.Key());
            mark = await MarkAsync(client, status => status is "closed" or "message-taken");
        }
        return (client, mark.Text("id"), mark.Text("status"));
    }

    private static async Task<JsonNode> WantPersonAsync(DirectLineClient client)
    {
        foreach (var text in (string[])["人と話したい", "補助金のことで相談したい", "なし", "なし"]) await SayAsync(client, text, Some.Key());
        return await MarkAsync(client, _ => true);
    }

    private static Task<string> SayAsync(DirectLineClient client, string text, string key) => Insist.OnAsync(() => client.SayAsync(text, key));

    private static Task<JsonNode> MarkAsync(DirectLineClient client, Func<string, bool> awaited) => Eventually.GetAsync("a handoff that moves on", async () =>
    {
        // The more look, the less often each: looking is not what is tested.
        await Task.Delay(TimeSpan.FromMilliseconds(2 * Visitors));
        return (await Insist.OnAsync(client.HistoryAsync)).Select(activity => activity.Marks()?["handoff"]).LastOrDefault(mark => mark is not null)
            is { } mark && awaited(mark.Text("status")) ? mark : null;
    }, TimeSpan.FromSeconds(60 + 4 * Visitors));

    /// <summary>Takes whoever waits, greets, answers what is asked, and closes.</summary>
    private static async Task ServeAsync(DeskClient officer, Func<bool> isOver)
    {
        while (!isOver())
        {
            foreach (var waiting in (await officer.GetAsync("handoffs?status=waiting")).AsArray())
            {
                await officer.DoAsync(waiting.Text("id"), "take");
                await officer.DoAsync(waiting.Text("id"), "messages", new { text = $"承ります {waiting.Text("id")}", id = "hello" });
            }
            foreach (var mine in (await officer.GetAsync("handoffs?status=with-officer")).AsArray())
            {
                var transcript = (await officer.GetAsync($"handoffs/{mine.Text("id")}"))["transcript"]!.AsArray();
                if (!transcript.Any(line => line.Text("text").StartsWith("よろしく", StringComparison.Ordinal))) continue;
                await officer.DoAsync(mine.Text("id"), "close", new { note = "済" });
            }
            await Task.Delay(20);
        }
    }

    private static async Task AssertBothEndsAgreeAsync(DirectLineClient client, DeskClient officer, string handoff)
    {
        var visitors = (await client.HistoryAsync()).Where(Activities.IsMessage).ToList();
        var officers = (await officer.GetAsync($"handoffs/{handoff}"))["transcript"]!.AsArray();
        Assert.Equal(visitors.Select(message => message.Text("text")), officers.Select(line => line.Text("text")));
        Assert.Equal(visitors.Select(message => message.Id()[^7..]), officers.Select(line => line!["sequence"]!.GetValue<long>().ToString("D7", CultureInfo.InvariantCulture)));
        var said = visitors.Where(Activities.IsFromUser).ToList();
        Assert.Equal(said.Count, said.Select(Activities.Key).Distinct().Count());
        Assert.Equal(visitors.Count(message => message.Text("text").StartsWith("承ります", StringComparison.Ordinal)) > 0 ? 1 : 0,
            visitors.Count(message => message.Text("text") == $"承ります {handoff}"));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
