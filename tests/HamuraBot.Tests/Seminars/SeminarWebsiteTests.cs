using HamuraBot.Mail;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars without the chat: to read, to sign up for, to print, to subscribe to.</summary>
public sealed class SeminarWebsiteTests : IAsyncLifetime
{
    private SeminarChatFixture site = null!;

    public async Task InitializeAsync() => site = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("ja", "これからのセミナー", "残り30席")]
    [InlineData("en", "Coming seminars", "30 left")]
    public async Task The_list_tells_two_of_one_title_apart_by_date_and_keeps_past_ones_as_an_archive(string language, string heading, string seats)
    {
        var (near, far) = (await site.PlanAsync(), await site.PlanAsync());
        await MoveAsync(far, 7);
        var list = await PageAsync($"/seminars?lang={language}");
        Assert.Equal(heading, list.QuerySelector("h1")!.TextContent);
        Assert.Equal([$"/seminars/{near.Id}?lang={language}", $"/seminars/{far.Id}?lang={language}"], list.QuerySelectorAll(".seminar-rows a").Select(link => link.GetAttribute("href")));
        Assert.Equal(2, list.QuerySelectorAll(".seminar-rows .day").Select(day => day.TextContent).Distinct().Count());
        Assert.All(list.QuerySelectorAll(".seats"), shown => Assert.Equal(seats, shown.TextContent));

        site.Clock.Advance(TimeSpan.FromDays(18));
        var later = await PageAsync($"/seminars?lang={language}");
        Assert.Single(later.QuerySelectorAll(".seminar-rows a"));
        Assert.Contains($"/seminars/{near.Id}?lang={language}", later.QuerySelectorAll("[aria-labelledby=past] a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_seats_taken_there_is_taken_in_the_chat_too_and_the_mail_leads_to_change_and_cancellation()
    {
        var seminar = await site.PlanAsync(capacity: 2);
        var done = await SignUpAsync(seminar, "taro@example.jp", "2");
        Assert.Equal("seats", done.QuerySelector("article")!.GetAttribute("data-outcome"));

        var made = Assert.Single(await site.ListAsync(seminar.Id));
        Assert.Equal((RegistrationStatus.Registered, 2, "髙橋 太郎", "㈱ハムラ精機", "+81425551111"),
            (made.Status, made.Attendee.Seats, made.Attendee.Name, made.Attendee.Company, made.Attendee.Phone));
        Assert.Contains("満席", (await PageAsync($"/seminars/{seminar.Id}?lang=ja")).Body!.TextContent, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync());
        Assert.Contains("/r/", mail, StringComparison.Ordinal);
        var waiting = await SignUpAsync(seminar, "hanako@example.jp", "1");
        Assert.Equal("waiting", waiting.QuerySelector("article")!.GetAttribute("data-outcome"));
        Assert.Equal(RegistrationStatus.Waitlisted, (await site.ListAsync(seminar.Id))[1].Status);
    }

    [Fact]
    public async Task Who_types_an_address_is_told_the_same_whether_it_has_signed_up_or_not()
    {
        var seminar = await site.PlanAsync();
        var first = await SignUpAsync(seminar, "taro@example.jp", "1");
        var again = await SignUpAsync(seminar, "TARO@example.jp", "1");

        Assert.Single(await site.ListAsync(seminar.Id));
        Assert.Equal(first.QuerySelector("main")!.TextContent, again.QuerySelector("main")!.TextContent.Replace("TARO@", "taro@", StringComparison.Ordinal));
        Assert.DoesNotContain("S-2026", again.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_at_their_fields_and_what_was_typed_is_kept()
    {
        var seminar = await site.PlanAsync();
        var (status, page) = await PostAsync(seminar, new() { ["name"] = "", ["email"] = "taro＠", ["seats"] = "九十", ["companyName"] = "<b>㈱" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        foreach (var field in (string[])["name", "email", "seats", "consent"])
        {
            var described = page.QuerySelector($"#{field}")!.GetAttribute("aria-describedby")!;
            Assert.NotEmpty(page.QuerySelector($"#{described}")!.TextContent);
            Assert.NotNull(page.QuerySelector($".news a[href='#{field}']"));
        }
        Assert.Equal("<b>㈱", page.QuerySelector("#companyName")!.GetAttribute("value"));
        Assert.Equal(("email", "email", "tel", "name", "organization"), (page.QuerySelector("#email")!.GetAttribute("type"), page.QuerySelector("#email")!.GetAttribute("autocomplete"),
            page.QuerySelector("#phone")!.GetAttribute("type"), page.QuerySelector("#name")!.GetAttribute("autocomplete"), page.QuerySelector("#companyName")!.GetAttribute("autocomplete")));
        Assert.Empty(await site.ListAsync(seminar.Id));
    }

    [Fact]
    public async Task Without_the_pages_token_nobody_is_signed_up()
    {
        var seminar = await site.PlanAsync();
        using var answer = await site.CreateClient().PostAsync($"/seminars/{seminar.Id}", new FormUrlEncodedContent(Good("taro@example.jp", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await site.ListAsync(seminar.Id));
    }

    [Fact]
    public async Task The_page_is_an_event_for_search_engines_and_has_a_poster_with_a_code()
    {
        var seminar = await site.PlanAsync("</script>の勉強会");
        var page = await PageAsync($"/seminars/{seminar.Id}?lang=ja");
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        Assert.Equal(("EducationEvent", "</script>の勉強会", "2026-12-10T14:00:00+09:00", "https://schema.org/EventScheduled"),
            (data.GetProperty("@type").GetString(), data.GetProperty("name").GetString(), data.GetProperty("startDate").GetString(), data.GetProperty("eventStatus").GetString()));
        Assert.Equal("</script>の勉強会", page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        var poster = await PageAsync($"/seminars/{seminar.Id}/poster?lang=ja");
        using var code = await site.CreateClient().GetAsync(poster.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("image/png", code.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_seminar_called_off_says_why_and_what_else_there_is_and_calendars_are_told()
    {
        var (off, other) = (await site.PlanAsync(), await site.PlanAsync("輸出の基礎", "Export basics"));
        var before = CalendarWriterTests.Read(await site.CreateClient().GetStringAsync($"/seminars/{off.Id}.ics"))[0];
        await site.Store.WriteAsync(transaction => site.Get<SeminarPlanning>().CallOffAsync(transaction, off.Id, "台風のため"), default);

        var page = await PageAsync($"/seminars/{off.Id}?lang=ja");
        Assert.Contains("台風のため", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form"));
        Assert.Contains($"/seminars/{other.Id}?lang=ja", page.QuerySelectorAll("[aria-labelledby=others] a").Select(link => link.GetAttribute("href")));

        var after = CalendarWriterTests.Read(await site.CreateClient().GetStringAsync($"/seminars/{off.Id}.ics"))[0];
        Assert.Equal(("PUBLISH", before.Uid, "CONFIRMED", "CANCELLED"), (after.Method, after.Uid, before.Status, after.Status));
        Assert.True(after.Sequence > before.Sequence);
        Assert.Empty(after.Attendees);
        Assert.Equal(2, CalendarWriterTests.Read(await site.CreateClient().GetStringAsync("/seminars.ics"))[0].Events);
    }

    [Fact]
    public async Task What_is_not_public_yet_or_not_there_is_not_found()
    {
        var seminar = await site.PlanAsync();
        await site.Store.WriteAsync(transaction => site.Get<SeminarPlanning>().ChangeAsync(transaction, seminar.Id, seminar.Plan with { PublicFrom = seminar.Plan.StartsAt.AddDays(-1) }), default);
        foreach (var path in (string[])[$"/seminars/{seminar.Id}", $"/seminars/{seminar.Id}.ics", $"/seminars/{Guid.NewGuid()}", "/seminars/x"])
        {
            using var answer = await site.CreateClient().GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.DoesNotContain("現場改善", await site.CreateClient().GetStringAsync("/seminars.ics"), StringComparison.Ordinal);
    }

    private Task MoveAsync(Seminar seminar, int days) => site.Store.WriteAsync(transaction => site.Get<SeminarPlanning>().ChangeAsync(transaction, seminar.Id, seminar.Plan with
    {
        StartsAt = seminar.Plan.StartsAt.AddDays(days),
        EndsAt = seminar.Plan.EndsAt.AddDays(days),
        RegistrationClosesAt = seminar.Plan.RegistrationClosesAt.AddDays(days),
    }), default);

    private Task<List<string>> MailsAsync() =>
        site.Store.ReadAsync(sql => sql.ListAsync("SELECT text_body FROM outbox_mails", row => row.Text("text_body")), default);

    private static Dictionary<string, string> Good(string email, string seats) => new()
    {
        ["name"] = "髙橋 太郎", ["companyName"] = "㈱ハムラ精機", ["email"] = email, ["phone"] = "042-555-1111", ["seats"] = seats, ["consent"] = "yes",
    };

    private async Task<IDocument> SignUpAsync(Seminar seminar, string email, string seats)
    {
        var (status, page) = await PostAsync(seminar, Good(email, seats));
        Assert.Equal(HttpStatusCode.OK, status);
        return page;
    }

    private async Task<(HttpStatusCode Status, IDocument Page)> PostAsync(Seminar seminar, Dictionary<string, string> typed)
    {
        var http = site.CreateClient();
        using var form = await http.GetAsync($"/seminars/{seminar.Id}?lang=ja");
        var page = await new HtmlParser().ParseDocumentAsync(await form.Content.ReadAsStreamAsync());
        typed["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, page.QuerySelector("main form")!.GetAttribute("action")) { Content = new FormUrlEncodedContent(typed) };
        post.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var answer = await http.SendAsync(post);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync()));
    }

    private async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await site.CreateClient().GetStringAsync(path));
}
