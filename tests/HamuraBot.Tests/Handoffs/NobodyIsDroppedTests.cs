using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Replies;

namespace HamuraBot.Tests.Handoffs;

/// <summary>
/// Sequences of visitors, officers, silence, office hours and restarts, made from a number and played on one node or two: at every moment each
/// visitor's last word is answered, waits with a place or with an officer, or stands under a promise in the future.
/// </summary>
public sealed class NobodyIsDroppedTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const int Steps = 25;

    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T16:30");
    private readonly List<HandoffFixture> nodes = [];
    private readonly List<string> story = [];
    private Random random = new(0);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    public async Task Whatever_the_order_of_visitors_officers_silence_hours_and_restarts_nobody_is_dropped(int seed, int count)
    {
        random = new Random(seed);
        var database = count > 1 ? await postgres.CreateDatabaseAsync(durable: false) : null;
        for (var node = 0; node < count; node++) nodes.Add(await HandoffFixture.OpenAsync(database, clock));
        DeskOfficer[] officers = [await nodes[0].OfficerAsync(), await nodes[0].OfficerAsync("鈴木")];
        var calls = new List<Call>();
        foreach (var about in (string[])["工場の移転", "職人の採用"])
        {
            var visitor = await (await nodes[0].VisitorAsync()).WantPersonAsync(about);
            calls.Add(new(visitor, about, await nodes[0].ReplyAddressAsync(visitor.Handoff)) { Owed = clock.Now });
        }
        for (var step = 0; step < Steps; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var node = nodes[random.Next(nodes.Count)];
            var (call, officer) = (calls[random.Next(calls.Count)], await node.HereAsync(officers[random.Next(officers.Length)]));
            story.Add($"{clock.Now:dd HH:mm:ss} {call.About} {await PlayAsync(node, call, officer, officers)}");
            foreach (var each in calls) await AssertIsNotDroppedAsync(each, node, officers);
        }
    }

    private async Task<string> PlayAsync(HandoffFixture node, Call call, DeskOfficer officer, DeskOfficer[] officers)
    {
        switch (random.Next(13))
        {
            case 0 or 1 or 2:
                call.Visitor = call.Visitor.At(node.CreateClient());
                await call.Visitor.SayAsync(random.Next(2) == 0 ? "マシニングセンタを1台、2,500万円です。" : "利子補給はいくらまでですか？");
                if (call.IsForTheDesk) call.Owed ??= clock.Now;
                return "visitor";
            case 3:
                call.Visitor = call.Visitor.At(node.CreateClient());
                if (call.Status is "closed" || !call.OfficerSpoke || call.Status is "with-officer") return "-";
                await call.Visitor.SayAsync("自動応答に聞く");
                call.AsksBot = true;
                return "asks the bot";
            case 4: return $"take {await officer.TryAsync(call.Id, "take")}";
            case 5 or 6:
                var said = await officer.TryAsync(call.Id, "messages", new { text = "承ります。" });
                if (said is HttpStatusCode.OK) (call.Owed, call.OfficerSpoke, call.AsksBot) = (null, true, false);
                return $"officer {said}";
            case 7: return $"assign {await officer.TryAsync(call.Id, "assign", new { officer = officers[1].Id })}";
            case 8: return $"promise {await officer.TryAsync(call.Id, "promise")}";
            case 9: return await PassAsync(node, TimeSpan.FromMinutes(random.Next(1, 12)), random.Next(2) == 0 ? [officer] : []);
            case 10: return await PassAsync(node, TimeSpan.FromHours(random.Next(1, 40)));
            case 11:
                // A mail takes a closed matter up again; and it arrives twice, at whichever node.
                var mail = SomeReply.Gmail(SomeReply.Head(call.Address.Value), "メールでお返事します。");
                await node.ArriveAsync(mail);
                await nodes[random.Next(nodes.Count)].ArriveAsync(mail);
                call.Owed ??= clock.Now;
                return "mail";
            default:
                if (random.Next(3) > 0) { await node.RestartAsync(); return "restart"; }
                var closed = await officer.TryAsync(call.Id, "close", new { note = "済" });
                if (closed is HttpStatusCode.OK) call.Owed = null;
                return $"close {closed}";
        }
    }

    private static async Task<string> PassAsync(HandoffFixture node, TimeSpan by, params DeskOfficer[] staying)
    {
        await node.PassAsync(by, staying);
        return $"{by} with {staying.Length}";
    }

    private async Task AssertIsNotDroppedAsync(Call call, HandoffFixture node, DeskOfficer[] officers)
    {
        // Who looks is there: the desk is looked at by one who is present already, or by nobody.
        var reader = await node.HereAsync(officers[0]);
        var handoff = await reader.GetAsync($"handoffs/{call.Id}");
        call.Status = handoff.Text("status");
        var why = $"{call.About} {clock.Now:O} {handoff.ToJsonString()}\n{string.Join('\n', story)}";
        Assert.True(call.Owed == At(handoff["unansweredSince"]), $"{call.Owed:O} is owed. {why}");
        Assert.True(At(handoff["promisedAt"]) is not { } told || told > clock.Now, why);
        if (call.Owed is null) return;
        Assert.True(call.Status switch
        {
            "with-officer" => handoff["officer"] is not null && SilenceOf(handoff, call) < TimeSpan.FromMinutes(9),
            "waiting" => handoff["position"]!.GetValue<int>() > 0 && At(handoff["promisedAt"]) is not null && !handoff["promiseBroken"]!.GetValue<bool>(),
            "message-taken" => At(handoff["promisedAt"]) > clock.Now,
            _ => false,
        }, why);
        var seenBy = call.Status is "with-officer" ? await node.HereAsync(officers.Single(officer => officer.Id == handoff["officer"].Text("id"))) : reader;
        Assert.Contains(await TodayAsync(seenBy), line => line.Contains(call.About, StringComparison.Ordinal));
    }

    /// <summary>How long the officer has owed the next word.</summary>
    private TimeSpan SilenceOf(JsonNode handoff, Call call) => clock.Now - new[] { At(handoff["takenAt"])!.Value, call.Owed!.Value }.Max();

    private static DateTimeOffset? At(JsonNode? instant) =>
        instant is null ? null : DateTimeOffset.Parse(instant.GetValue<string>(), CultureInfo.InvariantCulture);

    private static async Task<List<string>> TodayAsync(DeskOfficer officer)
    {
        using var answer = await officer.Http.GetAsync("/desk?lang=ja");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return [.. page.QuerySelectorAll("[id^=today-handoffs] li").Select(line => line.TextContent)];
    }

    /// <summary>A visitor's call for an officer, and what the desk owes by the rules.</summary>
    private sealed record Call(HandoffVisitor First, string About, EmailAddress Address)
    {
        public string Id { get; } = First.Handoff;

        public HandoffVisitor Visitor { get; set; } = First;

        public string Status { get; set; } = First.Status;

        /// <summary>The first word that nobody has answered.</summary>
        public DateTimeOffset? Owed { get; set; }

        public bool OfficerSpoke { get; set; }

        public bool AsksBot { get; set; }

        public bool IsForTheDesk => Status is "with-officer" || Status is not "closed" && OfficerSpoke && !AsksBot;
    }
}
