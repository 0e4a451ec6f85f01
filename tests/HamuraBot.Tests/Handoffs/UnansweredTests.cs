using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Seminars;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Whoever has written and has no answer is seen by the desk, whatever has become of the officer.</summary>
public sealed class UnansweredTests
{
    private const string Left = "マシニングセンタを1台、2,500万円です。";

    [Fact]
    public async Task A_visitor_whose_officer_falls_silent_stands_first_until_somebody_answers()
    {
        await using var house = await HandoffFixture.OpenAsync();
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
        Assert.Contains("13分", first, StringComparison.Ordinal);
        Assert.Contains("11/26（木曜） 12:00まで", first, StringComparison.Ordinal);

        await back.DoAsync(id, "messages", new { text = "承りました。" });

        Assert.Null((await back.GetAsync($"handoffs/{id}"))["unansweredSince"]);
        Assert.DoesNotContain(await TodayAsync(back), line => line.Contains("設備の融資のこと", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("従業員は18人です")]
    [InlineData("書類はいつまでに出せばよいですか")]
    [InlineData("ありがとうございます。従業員は18人です")]
    [InlineData("電話番号を教えてください")]
    [InlineData("書類は届いていますか")]
    public async Task What_follows_an_answer_to_a_message_goes_to_the_officer_and_not_to_the_bot(string text)
    {
        await using var house = await HandoffFixture.OpenAsync();
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
        Assert.Contains("担当の職員に伝えました", Assert.Single(heard).Text("text"), StringComparison.Ordinal);
        Assert.Null(heard[0]["channelData"]!["hamura"]!["answers"]);
    }

    [Fact]
    public async Task The_bot_is_asked_by_a_button_or_its_words_until_the_officer_writes_again()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("従業員の採用");
        var id = visitor.Handoff;
        var officer = await house.OfficerAsync();
        await officer.DoAsync(id, "messages", new { text = "従業員数を教えてください。" });

        await visitor.SayAsync("自動応答に聞く");
        Assert.Contains("042-555-1111", string.Concat((await visitor.SayAsync("電話番号を教えてください")).Texts), StringComparison.Ordinal);
        Assert.Null((await officer.GetAsync($"handoffs/{id}"))["unansweredSince"]);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await officer.DoAsync(id, "messages", new { text = "いかがでしょうか。" });
        await visitor.SayAsync("18人です");
        Assert.NotNull((await officer.GetAsync($"handoffs/{id}"))["unansweredSince"]);
    }

    [Fact]
    public async Task An_answer_to_an_officer_is_no_answer_to_the_form_that_was_left_open()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("apply:company-visit");
        await visitor.WantPersonAsync("訪問の日程");
        var id = visitor.Handoff;
        var officer = await house.OfficerAsync();
        await officer.DoAsync(id, "messages", new { text = "会社名を教えてください。" });

        await visitor.SayAsync("佐伯鋳造です");

        Assert.NotNull((await officer.GetAsync($"handoffs/{id}"))["unansweredSince"]);
        await visitor.PressAsync("自動応答に聞く");
        Assert.Contains(visitor.News, activity => activity.Marks()?["prompt"].Text("form") == "company-visit");
    }

    [Fact]
    public async Task A_reply_on_the_page_takes_up_again_what_an_officer_has_closed()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("従業員の採用", "taro@example.co.jp");
        var id = visitor.Handoff;
        var officer = await house.OfficerAsync();
        await officer.DoAsync(id, "messages", new { text = "こちらの窓口です。" });
        await officer.DoAsync(id, "close", new { note = "済" });
        var link = PromiseTests.Link().Match((await house.MailsAsync()).Last(mail => mail.ToAddress.Value == "taro@example.co.jp").TextBody).Value;

        await new OwnPageVisitor(house.CreateClient(redirects: false), link).PostAsync("change", ("reply", "もう一つ、お聞きしたいです。"));

        var handoff = await officer.GetAsync($"handoffs/{id}");
        Assert.Equal(("message-taken", "2026-11-24T12:00:00+09:00"), (handoff.Text("status"), handoff.Text("promisedAt")));
        Assert.Contains("従業員の採用", (await TodayAsync(officer))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_is_mailed_to_the_desk_until_it_is_kept_and_an_officer_may_renew_it()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("従業員の採用");
        var (id, before) = (visitor.Handoff, (await house.MailsAsync()).Count);
        await house.PassAsync(TimeSpan.FromHours(50));
        var mail = Assert.Single((await house.MailsAsync()).Skip(before));
        Assert.Equal("desk@example.jp", mail.ToAddress.Value);
        Assert.Contains("2026年11月24日（火曜）12:00", mail.TextBody, StringComparison.Ordinal);

        var officer = await house.OfficerAsync();
        var renewed = await officer.DoAsync(id, "promise");

        Assert.Equal((false, "2026-11-25T12:00:00+09:00"), (renewed["promiseBroken"]!.GetValue<bool>(), renewed.Text("promisedAt")));
        Assert.Contains("2026年11月25日（水曜）12:00まで", string.Concat((await visitor.LookAsync()).Texts), StringComparison.Ordinal);
        await officer.DoAsync(id, "messages", new { text = "承ります。" });
        await house.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(before + 1, (await house.MailsAsync()).Count);
    }

    [Theory]
    [InlineData("ありがとうございました")]
    [InlineData("メニュー")]
    public async Task Thanks_and_the_bots_own_commands_are_no_question_to_the_officer(string text)
    {
        await using var house = await HandoffFixture.OpenAsync();
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
        await using var house = await HandoffFixture.OpenAsync();
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
        Assert.Contains("12:00を過ぎました", (await TodayAsync(officer))[0], StringComparison.Ordinal);
    }

    private static DateTimeOffset? At(JsonNode? instant) =>
        instant is null ? null : DateTimeOffset.Parse(instant.GetValue<string>(), CultureInfo.InvariantCulture);

    /// <summary>The visitors who wait, as the page of the day shows them.</summary>
    private static async Task<List<string>> TodayAsync(DeskOfficer officer)
    {
        using var answer = await officer.Http.GetAsync("/desk?lang=ja");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return [.. page.QuerySelectorAll("#today-handoffs-mine li, #today-handoffs-waiting li").Select(line => line.TextContent.Trim())];
    }
}
