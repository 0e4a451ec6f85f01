using System.Net;
using AngleSharp.Html.Dom;
using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Topics;

/// <summary>The desk's pages of topics, without scripts.</summary>
public sealed class TopicDeskPagesTests
{
    [Theory]
    [InlineData("ja", "案内内容", "研修費の補助", "終了")]
    [InlineData("en", "Topics", "Training cost subsidy", "ended")]
    public async Task Every_fact_is_listed_with_its_status_and_its_age(string language, string title, string topic, string status)
    {
        await using var house = await TopicFixture.OpenAsync();
        var facts = (await house.GetAsync("/api/desk/topics")).AsArray().SelectMany(found => found!["facts"]!.AsArray()).ToList();

        var page = await house.PageAsync($"/desk/topics?lang={language}");

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(facts.Count, page.QuerySelectorAll("table.facts .fact-line").Length);
        Assert.Contains(page.QuerySelectorAll("table.facts tbody"), rows => rows.QuerySelector("th")!.TextContent == topic && rows.TextContent.Contains(status, StringComparison.Ordinal)
            && rows.TextContent.Contains(language == "ja" ? "9年前" : "9 years ago", StringComparison.Ordinal));
        Assert.Equal("page", page.QuerySelector($"nav a[href='/desk/topics?lang={language}']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_status_and_says_so_when_nothing_is_left()
    {
        await using var house = await TopicFixture.OpenAsync();
        Assert.Equal(2, (await house.PageAsync("/desk/topics?lang=ja&show=expired")).QuerySelectorAll("table.facts .fact-line").Length);
        Assert.NotNull((await house.PageAsync("/desk/topics?lang=ja&show=current")).QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task An_officer_confirms_by_form_sees_it_in_the_history_and_undoes_it(string language)
    {
        await using var house = await TopicFixture.OpenAsync();
        var form = await FormAsync(house, $"/desk/topics/training-subsidy/facts/half/confirm?lang={language}");
        var (refused, again, _) = await house.SendAsync(form, ("validTo", "2020-01-01"), ("note", "電話で確認"));
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal(("true", "validTo-hint validTo-fault"),
            (again.GetElementById("validTo")!.GetAttribute("aria-invalid"), again.GetElementById("validTo")!.GetAttribute("aria-describedby")));
        Assert.NotEmpty(again.GetElementById("validTo-fault")!.TextContent);
        Assert.Equal("電話で確認", ((IHtmlTextAreaElement)again.GetElementById("note")!).Value);

        var (done, _, location) = await house.SendAsync((IHtmlFormElement)again.QuerySelector("form.desk-form")!, ("validTo", "2027-03-31"));
        Assert.Equal(HttpStatusCode.Redirect, done);
        Assert.Equal("current", (await house.AskAsync("社員研修の補助について教えてください")).Mark.Text("status"));
        var topic = await house.PageAsync(location!);
        Assert.NotNull(topic.QuerySelector("p.notice"));
        var history = topic.QuerySelector("#half ol.items")!;
        Assert.Contains("羽村 花子", history.TextContent, StringComparison.Ordinal);
        Assert.Contains("電話で確認", history.TextContent, StringComparison.Ordinal);

        var (undone, _, after) = await house.SendAsync((IHtmlFormElement)history.QuerySelector("form")!);
        Assert.Equal(HttpStatusCode.Redirect, undone);
        Assert.Equal("expired", (await house.AskAsync("社員研修の補助について教えてください")).Mark.Text("status"));
        Assert.Null((await house.PageAsync(after!)).QuerySelector("#half ol.items form"));
    }

    [Fact]
    public async Task What_a_topic_does_not_know_and_its_buttons_are_set_told_by_the_other_node_and_undone()
    {
        await using var house = await TopicFixture.OpenAsync(StoreProvider.PostgreSql);
        await using var other = await house.OpenAgainAsync();
        const string page = "/desk/topics/company-attraction/options?lang=ja";
        var before = await house.AskForMoreAsync("企業誘致促進制度について教えてください");
        Assert.DoesNotContain("申請の窓口", before, StringComparison.Ordinal);

        var (refused, again, _) = await house.SendAsync(await FormAsync(house, page), ("unknown.ja", "申請の窓口\n締め切り"), ("unknown.en", "where to apply"));
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.NotEmpty(again.GetElementById("unknown-en-fault")!.TextContent);
        var (saved, _, _) = await house.SendAsync(await FormAsync(house, page), ("unknown.ja", "申請の窓口"), ("unknown.en", "where to apply"), ("opens", "site-search"), ("related", "vacant-sites"));
        Assert.Equal(HttpStatusCode.Redirect, saved);

        Assert.Contains("申請の窓口", await house.AskForMoreAsync("企業誘致促進制度について教えてください"), StringComparison.Ordinal);
        await Eventually.TrueAsync("the other node tells it too", async () =>
            (await other.AskForMoreAsync("企業誘致促進制度について教えてください")).Contains("申請の窓口", StringComparison.Ordinal));
        Assert.Contains("topic changed", (await house.GetAsync("/api/desk/audit")).ToJsonString(), StringComparison.Ordinal);

        var history = (await house.PageAsync(page)).QuerySelector("ol.items form");
        Assert.Equal(HttpStatusCode.Redirect, (await house.SendAsync((IHtmlFormElement)history!)).Status);
        Assert.Equal(before, await house.AskForMoreAsync("企業誘致促進制度について教えてください"));
    }

    [Fact]
    public async Task An_officer_corrects_and_replaces_by_form()
    {
        await using var house = await TopicFixture.OpenAsync();
        var correct = await FormAsync(house, "/desk/topics/training-subsidy/facts/half/correct?lang=ja");
        Assert.Equal(HttpStatusCode.Redirect, (await house.SendAsync(correct,
            ("say.ja", "研修費用の半額を、年20万円まで補助します。"), ("say.en", "The City covers half of training costs, up to ¥200,000 a year."))).Status);
        Assert.Equal("expired", (await house.AskAsync("社員研修の補助について教えてください")).Mark.Text("status"));

        var replace = await FormAsync(house, "/desk/topics/training-subsidy/facts/half/supersede?lang=ja");
        Assert.Equal(HttpStatusCode.Redirect, (await house.SendAsync(replace,
            ("say.ja", "研修費用を年10万円まで補助します。"), ("say.en", "Training costs are aided up to ¥100,000 a year."), ("quote", "年100,000円"),
            ("source.title", "要綱"), ("source.publisher", "羽村市"), ("source.date", "2026-11-01"))).Status);
        Assert.Contains("年10万円", (await house.AskAsync("社員研修の補助について教えてください")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_is_told_that_a_colleague_was_first()
    {
        await using var house = await TopicFixture.OpenAsync();
        var form = await FormAsync(house, "/desk/topics/seminars/facts/upon-request/confirm?lang=ja");
        await house.PostAsync("/api/desk/topics/seminars/facts/upon-request", new { kind = "confirm" });
        var (_, _, location) = await house.SendAsync(form);
        Assert.Contains("ほかの職員が先に", (await house.PageAsync(location!)).QuerySelector("p.notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_names_the_oldest_facts_first_and_leads_to_the_others()
    {
        await using var house = await TopicFixture.OpenAsync();
        var section = (await house.PageAsync("/desk?lang=ja")).GetElementById("today-topics-toConfirm")!;
        Assert.Equal(5, section.QuerySelectorAll(".today-items li").Length);
        Assert.Contains("2017年7月26日", section.QuerySelector(".today-items li")!.TextContent, StringComparison.Ordinal);
        var more = section.QuerySelectorAll("a")[^1].GetAttribute("href")!;
        Assert.All((await house.PageAsync(more)).QuerySelectorAll("table.facts .fact-line"),
            row => Assert.Contains("未確認", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_said_not_to_be_there()
    {
        await using var house = await TopicFixture.OpenAsync();
        foreach (var path in (string[])["nothing", "seminars/facts/nothing/confirm", "seminars/facts/upon-request/abolish", "company-visits/facts/total/confirm"])
            Assert.Equal(HttpStatusCode.NotFound, await house.Officer.StatusAsync($"/desk/topics/{path}"));
    }

    private static async Task<IHtmlFormElement> FormAsync(TopicFixture house, string path) =>
        (IHtmlFormElement)(await house.PageAsync(path)).QuerySelector("form.desk-form")!;
}
