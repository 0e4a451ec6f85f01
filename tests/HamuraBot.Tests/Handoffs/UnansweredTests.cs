using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Whoever has written and has no answer is seen by the desk, whatever has become of the officer.</summary>
public sealed class UnansweredTests
{
    private const string Left = "マシニングセンタを1台、2,500万円です。";

    [Fact]
    public async Task A_visitor_whose_officer_falls_silent_stands_first_until_somebody_answers()
    {
        await using var house = new HandoffFixture();
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("設備の融資のこと");
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "messages", new { text = "どの設備ですか。" });
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SayAsync(Left);
        var asked = house.Clock.Now;

        await house.PassAsync(TimeSpan.FromMinutes(8));

        Assert.Equal("message-taken", (await visitor.LookAsync()).Status);
        var other = await (await house.VisitorAsync()).WantPersonAsync("ほかの用件");
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var back = await house.OfficerAsync("鈴木");
        var shown = await back.GetAsync($"handoffs/{id}");
        Assert.Equal((asked, false), (At(shown["unansweredSince"])!.Value, shown["promiseBroken"]!.GetValue<bool>()));
        Assert.Equal("2026-11-26T12:00:00+09:00", shown.Text("promisedAt"));
        Assert.Equal([id, other.Handoff], (await back.GetAsync("handoffs")).AsArray().Select(handoff => handoff.Text("id")));
        var first = (await TodayAsync(back))[0];
        Assert.Contains("設備の融資のこと", first, StringComparison.Ordinal);
        Assert.Contains("13分前", first, StringComparison.Ordinal);
        Assert.Contains("2026年11月26日（木曜）12:00までに回答", first, StringComparison.Ordinal);

        await back.DoAsync(id, "messages", new { text = "承りました。" });

        Assert.Null((await back.GetAsync($"handoffs/{id}"))["unansweredSince"]);
        Assert.DoesNotContain(await TodayAsync(back), line => line.Contains("設備の融資のこと", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("従業員は18人です", true)]
    [InlineData("書類はいつまでに出せばよいですか", true)]
    [InlineData("ありがとうございます。従業員は18人です", true)]
    [InlineData("電話番号を教えてください", false)]
    public async Task What_follows_an_answer_to_a_message_goes_to_the_officer_and_not_to_the_bot(string text, bool passedOn)
    {
        await using var house = new HandoffFixture();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("従業員の採用");
        var id = visitor.Handoff;
        house.Clock.Now = TestClock.InTokyo("2026-11-24T09:00").Now;
        var officer = await house.OfficerAsync();
        await officer.DoAsync(id, "messages", new { text = "従業員数を教えてください。" });
        Assert.Null((await officer.GetAsync($"handoffs/{id}"))["unansweredSince"]);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        await visitor.SayAsync(text);

        var handoff = await officer.GetAsync($"handoffs/{id}");
        Assert.Equal((house.Clock.Now, "2026-11-25T12:00:00+09:00"), (At(handoff["unansweredSince"])!.Value, handoff.Text("promisedAt")));
        Assert.Contains("従業員の採用", (await TodayAsync(officer))[0], StringComparison.Ordinal);
        var heard = visitor.News.Where(Activities.IsMessage).Where(message => !message["from"].Text("id").StartsWith("officer:", StringComparison.Ordinal)).ToList();
        Assert.Equal(passedOn, heard.Any(message => message.Text("text").Contains("担当の職員に伝えました", StringComparison.Ordinal)));
        Assert.Equal(passedOn, heard.All(message => message["channelData"]!["hamura"]!["answers"] is null));
    }

    [Theory]
    [InlineData("ありがとうございました")]
    [InlineData("メニュー")]
    public async Task Thanks_and_the_bots_own_commands_are_no_question_to_the_officer(string text)
    {
        await using var house = new HandoffFixture();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var officer = await house.OfficerAsync();
        await officer.DoAsync(visitor.Handoff, "messages", new { text = "資料をお送りします。" });

        await visitor.SayAsync(text);

        Assert.Null((await officer.GetAsync($"handoffs/{visitor.Mark?.Text("id") ?? (await officer.GetAsync("handoffs"))[0].Text("id")}"))["unansweredSince"]);
    }

    [Fact]
    public async Task A_promise_that_has_passed_is_renewed_wherever_it_is_told_and_the_desk_sees_that_it_was_broken()
    {
        await using var house = new HandoffFixture();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("工場の移転");
        var id = visitor.Handoff;
        var mailed = await house.MailsAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-24T18:00").Now;

        await visitor.SayAsync("人と話したい");
        Assert.Contains("2026年11月25日（水曜）12:00まで", string.Concat(visitor.Texts), StringComparison.Ordinal);
        await visitor.PressAsync("メールでも回答を受け取る");
        await visitor.SayAsync("taro@example.co.jp");

        var mail = (await house.MailsAsync()).Single(mail => mailed.All(known => known.Id != mail.Id));
        Assert.Contains("2026年11月25日（水曜）12:00までに、職員がお答えします", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("11月24日", mail.TextBody, StringComparison.Ordinal);
        var officer = await house.OfficerAsync();
        var handoff = await officer.GetAsync($"handoffs/{id}");
        Assert.Equal((true, "2026-11-25T12:00:00+09:00", "2026-11-24T12:00:00+09:00"),
            (handoff["promiseBroken"]!.GetValue<bool>(), handoff.Text("promisedAt"), handoff.Text("firstPromisedAt")));
        Assert.Contains("2026年11月24日（火曜）12:00までの約束を過ぎ", (await TodayAsync(officer))[0], StringComparison.Ordinal);
    }

    /// <summary>Sequences of visitor, officer, silence and hours, made from a number; the log is asked who waits for an answer.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_the_order_of_visitor_officer_silence_and_hours_nobody_is_lost(int seed)
    {
        var random = new Random(seed);
        await using var house = new HandoffFixture();
        var (sato, suzuki) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("用件");
        var (id, story) = (visitor.Handoff, new List<string>());
        var asked = At((await sato.GetAsync($"handoffs/{id}"))["askedAt"])!.Value;
        for (var step = 0; step < 25; step++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            var officer = random.Next(2) == 0 ? sato : suzuki;
            story.Add(random.Next(8) switch
            {
                0 or 1 => await SayAsync(),
                2 => $"take {await officer.TryAsync(id, "take")}",
                3 or 4 => $"officer {await officer.TryAsync(id, "messages", new { text = "承ります。" })}",
                5 => $"assign {await officer.TryAsync(id, "assign", new { officer = suzuki.Id })}",
                6 => await PassAsync(TimeSpan.FromMinutes(random.Next(1, 12)), random.Next(2) == 0 ? [sato, suzuki] : []),
                _ => await PassAsync(TimeSpan.FromHours(random.Next(1, 40))),
            });
            await sato.SignInAsync();
            await suzuki.SignInAsync();
            await AssertNobodyIsLostAsync();
        }

        async Task<string> SayAsync()
        {
            await visitor.SayAsync(Left);
            return "visitor";
        }

        async Task<string> PassAsync(TimeSpan by, params DeskOfficer[] staying)
        {
            await house.PassAsync(by, staying);
            return $"{by} with {staying.Length}";
        }

        async Task AssertNobodyIsLostAsync()
        {
            var handoff = await sato.GetAsync($"handoffs/{id}");
            var after = handoff["transcript"]!.AsArray().Select(line => (From: line.Text("from"), At: At(line!["at"])!.Value)).ToList();
            var answered = after.FindLastIndex(line => line.From == "officer");
            DateTimeOffset? expected = answered < 0 ? asked
                : after.Skip(answered + 1).Where(line => line.From == "visitor").Select(line => (DateTimeOffset?)line.At).FirstOrDefault();
            var why = $"{house.Clock.Now:O} {handoff.Text("status")}: {string.Join(", ", story)}";
            Assert.True(expected == At(handoff["unansweredSince"]), $"{expected:O} and not {handoff["unansweredSince"]} {why}");
            Assert.True(At(handoff["promisedAt"]) is not { } by || by > house.Clock.Now, $"{handoff["promisedAt"]} {why}");
            if (expected is null || handoff.Text("status") == "with-officer") return;
            Assert.True((await TodayAsync(sato))[0].StartsWith("用件", StringComparison.Ordinal), why);
        }
    }

    private static DateTimeOffset? At(JsonNode? instant) =>
        instant is null ? null : DateTimeOffset.Parse(instant.GetValue<string>(), CultureInfo.InvariantCulture);

    /// <summary>The visitors who wait, as the page of the day shows them.</summary>
    private static async Task<List<string>> TodayAsync(DeskOfficer officer)
    {
        using var answer = await officer.Http.GetAsync("/desk?lang=ja");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return [.. page.QuerySelectorAll("#today-handoffs-waiting li").Select(line => line.TextContent.Trim())];
    }
}
