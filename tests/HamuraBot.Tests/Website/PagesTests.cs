using System.Globalization;
using System.Net;
using HamuraBot.Topics;

namespace HamuraBot.Tests.Website;

public sealed class PagesTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Theory]
    [InlineData("/", null, "ja")]
    [InlineData("/", "fr-FR", "ja")]
    [InlineData("/", "en-GB,ja;q=0.8", "en")]
    [InlineData("/", "fr, en;q=0.3, ja;q=0.7", "ja")]
    [InlineData("/?lang=en", "ja", "en")]
    [InlineData("/?lang=ja", "en", "ja")]
    [InlineData("/chat?lang=en", "ja", "en")]
    [InlineData("/topics?lang=en", "ja", "en")]
    [InlineData("/topics/seminars", "en", "en")]
    public async Task A_page_speaks_the_language_of_its_address_else_of_the_browser_else_Japanese(string path, string? browser, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (browser is not null) request.Headers.Add("Accept-Language", browser);
        using var answer = await pages.Http.SendAsync(request);

        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "042-555-1111", "8:30")]
    [InlineData("en", "+81-42-555-1111", "8:30")]
    public async Task Without_scripts_the_page_shows_the_phone_the_hours_and_a_way_to_every_menu(string language, string phone, string opens)
    {
        var page = await pages.PageAsync($"/?lang={language}");
        var scriptless = page.Body!.TextContent;
        var links = page.QuerySelectorAll(".menu-rows a").Select(link => link.GetAttribute("href")!);

        Assert.NotEmpty(page.QuerySelector("noscript")!.TextContent);
        Assert.Contains(phone, scriptless, StringComparison.Ordinal);
        Assert.Contains(opens, scriptless, StringComparison.Ordinal);
        Assert.Equal(pages.Topics.Topics.Where(topic => topic.Kind is TopicKind.Menu).Select(topic => $"/topics/{topic.Id}?lang={language}").Order(), links.Order());
    }

    [Fact]
    public async Task Search_engines_are_told_what_a_page_is_about_and_what_is_not_theirs()
    {
        foreach (var path in new[] { "/?lang=en", "/topics/expert-dispatch?lang=ja", "/seminars?lang=ja" })
            Assert.NotEmpty((await pages.PageAsync(path)).QuerySelector("meta[name=description]")!.GetAttribute("content")!);
        Assert.Equal("User-agent: *\nDisallow: /desk\nDisallow: /r/\n", await pages.Http.GetStringAsync("/robots.txt"));
    }

    [Theory]
    [InlineData(Language.Ja)]
    [InlineData(Language.En)]
    public async Task Every_topic_has_a_page_that_says_what_the_bot_says(Language language)
    {
        foreach (var topic in pages.Topics.Topics)
        {
            var page = await pages.PageAsync($"/topics/{topic.Id}?lang={language.Code()}");
            var said = page.QuerySelectorAll("article p.lines").Select(paragraph => paragraph.TextContent);

            Assert.Equal(topic.Name.In(language), page.QuerySelector("h1")!.TextContent);
            Assert.Equal(pages.Answers.Of(topic, language, pages.Library.Calendar.Today), string.Join("\n\n", said));
            Assert.Contains(topic.Leading.AsOf.Year.ToString(CultureInfo.InvariantCulture), page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/?lang=ja", "2015年3月31日で終了")]
    [InlineData("/?lang=en", "Ended 31 March 2015")]
    [InlineData("/topics?lang=ja", "2015年3月31日で終了")]
    public async Task Every_menu_shows_how_it_stands_and_what_has_ended_stands_last_and_apart(string path, string ended)
    {
        var page = await pages.PageAsync(path);
        var groups = page.QuerySelectorAll(".menu-rows").Select(group => group.QuerySelectorAll("li").Select(row =>
            (HasEnded: row.HasAttribute("data-ended"), Status: row.QuerySelector(".status")!, Line: row.QuerySelector(".line")!.TextContent)).ToList()).ToList();

        Assert.Equal(14, groups.Sum(group => group.Count));
        Assert.Equal(2, groups.Sum(group => group.Count(row => row.HasEnded)));
        Assert.All(groups, group =>
        {
            Assert.Equal(group.OrderBy(row => row.HasEnded), group);
            Assert.All(group, row => Assert.Equal(row.HasEnded, row.Status.GetAttribute("data-status") == "expired"));
            Assert.All(group, row => Assert.Equal(row.HasEnded, row.Status.TextContent == ended));
            Assert.All(group, row => Assert.NotEmpty(row.Line));
        });
    }

    [Theory]
    [InlineData("ja", "受付")]
    [InlineData("en", "Phone")]
    public async Task The_front_page_says_whether_somebody_is_there_and_leads_to_the_statements_and_the_city(string language, string word)
    {
        var page = await pages.PageAsync($"/?lang={language}");
        var links = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Contains(page.QuerySelector(".open-sign")!.GetAttribute("data-open"), (string[])["open", "ending", "closed"]);
        Assert.Contains(word, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("https://www.city.hamura.tokyo.jp/", links);
        foreach (var statement in (string[])["privacy", "accessibility", "sources"])
        {
            Assert.Contains($"/{statement}?lang={language}", links);
            Assert.NotEmpty((await pages.PageAsync($"/{statement}?lang={language}")).QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task The_topics_page_leads_to_every_topic()
    {
        var page = await pages.PageAsync("/topics?lang=en");

        Assert.Equal(
            pages.Topics.Topics.Select(topic => $"/topics/{topic.Id}?lang=en").Order(),
            page.QuerySelectorAll(".menus a, .menu-rows a").Select(link => link.GetAttribute("href")!).Order());
    }

    [Fact]
    public async Task The_switch_leads_to_the_same_page_in_the_other_language()
    {
        var page = await pages.PageAsync("/topics/seminars?lang=ja");
        var other = page.QuerySelector("a[hreflang=en]")!;

        Assert.Equal("/topics/seminars?lang=en", other.GetAttribute("href"));
        Assert.Equal("en", other.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_not_found_and_says_so_in_words()
    {
        using var answer = await pages.Http.GetAsync("/topics/no-such?lang=en");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topics_page_leads_into_the_chat_with_the_question_prepared()
    {
        var topic = await pages.PageAsync("/topics/seminars?lang=ja");
        var ask = topic.QuerySelector("article a")!.GetAttribute("href")!;
        var home = await pages.PageAsync(ask);
        var stranger = await pages.PageAsync("/?ask=%3C/script%3E");

        Assert.Contains($"\"draft\":\"{pages.Topics["seminars"].Name.Ja}\"", Settings(home), StringComparison.Ordinal);
        Assert.Contains("\"draft\":null", Settings(stranger), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    [InlineData("/topics")]
    [InlineData("/topics/seminars")]
    [InlineData("/privacy")]
    [InlineData("/accessibility?lang=en")]
    [InlineData("/sources")]
    public async Task A_page_runs_no_inline_script_and_loads_nothing_from_elsewhere(string path)
    {
        var page = await pages.PageAsync(path);

        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(
            script.GetAttribute("type") is "application/json" || script.GetAttribute("src")!.StartsWith("/assets/", StringComparison.Ordinal)));
        Assert.All(page.QuerySelectorAll("link, img"), loaded => Assert.StartsWith("/assets/", loaded.GetAttribute("href") ?? loaded.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("style"));
        Assert.All(page.All, element => Assert.DoesNotContain(
            element.Attributes, attribute => attribute.Name is "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    private static string Settings(AngleSharp.Dom.IDocument page) => page.QuerySelector("[data-chat-settings]")!.TextContent;
}
