using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Tests.Companies;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Reports;

/// <summary>What a report says is what stands in the log, counted by statements of the test's own.</summary>
public sealed class RecountTests
{
    private static readonly string[] Asked = ["融資の利子補給の上限はいくらですか", "専門家派遣は何回まで使えますか", "専門家派遣とホームページ作成について教えて", "明日の天気は？", "こんにちは"];

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task The_figures_equal_a_recount_from_the_log(StoreProvider provider)
    {
        await using var house = await HandoffFixture.OpenAsync(provider is StoreProvider.PostgreSql ? await new PostgresFixture().CreateDatabaseAsync(durable: false) : null);
        var officer = await house.OfficerAsync();
        var october = await house.VisitorAsync();
        house.Clock.Now = TestClock.InTokyo("2026-10-30T10:00").Now;
        await (await house.VisitorAsync()).SayAsync(Asked[0]);
        house.Clock.Now = TestClock.InTokyo("2026-11-25T10:00").Now;
        foreach (var question in Asked) await october.SayAsync(question);
        await (await house.VisitorAsync("en-US")).SayAsync("What is the limit of the interest subsidy?");
        var answered = await (await house.VisitorAsync()).WantPersonAsync();
        var broken = await (await house.VisitorAsync()).WantPersonAsync();
        await house.PassAsync(TimeSpan.FromMinutes(12), officer);
        await officer.DoAsync(answered.Handoff, "messages", new { text = "承知しました。" });
        await house.PassAsync(TimeSpan.FromDays(2));
        await officer.SignInAsync();
        await officer.DoAsync(broken.Handoff, "messages", new { text = "遅くなりました。" });
        // A second answer after the promised time makes a kept promise no broken one.
        await officer.DoAsync(answered.Handoff, "messages", new { text = "もう一つあります。" });

        var log = await LogAsync(house.Store, TestClock.InTokyo("2026-11-01T00:00").Now, TestClock.InTokyo("2026-12-01T00:00").Now);
        var parts = (await officer.GetAsync("reports/2026-11"))["parts"]!;
        var replies = log.Where(activity => activity["replyToId"] is not null && Marks(activity) is not null).GroupBy(activity => (string)activity["replyToId"]!).ToList();
        var answers = replies.Select(turn => turn.SelectMany(activity => Marks(activity)!["answers"]?.AsArray() ?? []).ToList()).Where(turn => turn.Count > 0).ToList();

        Assert.True(answers.Count >= 4);
        Assert.Equal(answers.Count, Figure(parts["enquiries"], "enquiries-by-outcome", "answered"));
        Assert.Equal(replies.Count(turn => turn.All(Silent) && turn.Any(activity => Marks(activity)!["suggestions"] is not null)), Figure(parts["enquiries"], "enquiries-by-outcome", "suggested"));
        Assert.Equal(replies.Count(turn => turn.All(Silent) && turn.Any(activity => Marks(activity)!["notUnderstood"] is not null)), Figure(parts["enquiries"], "enquiries-by-outcome", "not-understood"));
        Assert.Equal(log.Count(activity => (string?)activity["name"] == "handoff.initiate"), Figure(parts["enquiries"], "enquiries-by-outcome", "handed-over"));
        foreach (var (topic, count) in answers.SelectMany(turn => turn.Select(answer => (string)answer!["id"]!).Distinct()).CountBy(id => id))
            Assert.Equal(count, Figure(parts["enquiries"], "enquiries-by-topic", topic));
        foreach (var (aspect, count) in answers.SelectMany(turn => turn.Select(answer => (string?)answer!["aspect"] ?? "whole").Distinct()).CountBy(id => id))
            Assert.Equal(count, Figure(parts["enquiries"], "enquiries-by-aspect", aspect));
        Assert.Equal(1, Figure(parts["enquiries"], "enquiries-by-language", "en"));
        Assert.Equal(await CountAsync(house.Store, "conversations", "started_at"), Figure(parts["conversations"], "conversations", "conversations"));
        Assert.Equal(await CountAsync(house.Store, "handoffs", "asked_at"), Figure(parts["conversations"], "conversations", "handoffs"));
        Assert.Equal((1, 1), (Figure(parts["conversations"], "conversations", "kept"), Figure(parts["conversations"], "conversations", "late")));
        // 12 minutes, and two days of 8 hours and 45 minutes until the same minute: the median lies between them.
        Assert.Equal(12 + 525, Figure(parts["conversations"], "conversations", "answer"));
    }

    [Fact]
    public async Task What_was_deleted_at_the_end_of_its_period_is_not_counted_as_nothing()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var page = await chief.SeeAsync("/desk/reports/2024-11?lang=ja");
        Assert.Contains("この期間は数えられません", page.Body!.TextContent, StringComparison.Ordinal);
        // The year before is older than what is kept, and told so: no difference is made up.
        var year = await chief.SeeAsync("/desk/reports/FY2026?lang=ja");
        Assert.EndsWith("−", year.QuerySelector(".headlines div:nth-child(2) span")!.TextContent, StringComparison.Ordinal);
    }

    private static bool Silent(JsonObject activity) => Marks(activity)!["answers"] is null;

    private static JsonNode? Marks(JsonObject activity) => activity["channelData"] is JsonObject data ? data["hamura"] : null;

    private static Task<List<JsonObject>> LogAsync(Store store, DateTimeOffset from, DateTimeOffset until) => store.ReadAsync(
        sql => sql.ListAsync("SELECT body FROM activities WHERE at >= @from AND at < @until", row => JsonNode.Parse(row.Text("body"))!.AsObject(), ("@from", from), ("@until", until)), default);

    private static async Task<decimal> CountAsync(Store store, string table, string column) => await store.ReadAsync(
        sql => sql.IntegerAsync($"SELECT COUNT(*) FROM {table} WHERE {column} BETWEEN @from AND @until",
            ("@from", TestClock.InTokyo("2026-11-01T00:00").Now), ("@until", TestClock.InTokyo("2026-11-30T23:59").Now)), default);

    private static decimal? Figure(JsonNode? tables, string table, string row) =>
        tables!.AsArray().Single(found => found.Text("id") == table)!["rows"]!.AsArray().Single(found => found.Text("id") == row)!["values"]!["count"]!.GetValue<decimal>();
}
