using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.SelfService;

/// <summary>The pages behind a secret link as a browser without scripts uses them.</summary>
[Collection(Servers.Name)]
public sealed class SelfServiceTests(RequestServer server) : IClassFixture<RequestServer>
{
    [Fact]
    public async Task The_link_shows_what_was_filed_in_its_language_or_the_other()
    {
        var (link, number) = await FileAsync(Language.En);
        var page = await OpenAsync(link);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(number, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Takahashi Seiki Co.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Received", page.QuerySelector("[data-state]")!.TextContent);
        Assert.Equal("受付", (await OpenAsync(link + "?lang=ja")).QuerySelector("[data-state]")!.TextContent);
        Assert.Empty(page.Scripts);
    }

    [Fact]
    public async Task The_link_stays_with_who_has_it()
    {
        var (link, _) = await FileAsync();
        foreach (var path in (string[])[link, link + "/change", link + "/withdraw"])
        {
            using var answer = await server.Http.GetAsync(path);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Contains("form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_secret_stands_in_the_log_however_much_is_logged()
    {
        var (link, _) = await FileAsync();
        await OpenAsync(link);
        await PostAsync(link + "/change", ("contactName", "佐藤"));
        await server.Http.GetAsync(link.Replace("/r/", "/R/", StringComparison.Ordinal) + "/nowhere");
        Assert.NotEmpty(server.Process.Log);
        Assert.DoesNotContain(link.Split('/')[^1], server.Process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_hears_of_a_change_and_of_a_withdrawal_and_not_what_was_typed()
    {
        var (link, number) = await FileAsync();
        using var changed = await PostAsync(link + "/change", ("contactName", "﨑本 花子"));
        Assert.StartsWith("【内容の変更】", await LastMailToDeskAsync(number), StringComparison.Ordinal);

        using var withdrawn = await PostAsync(link + "/withdraw");

        Assert.StartsWith("【取り下げ】", await LastMailToDeskAsync(number), StringComparison.Ordinal);
    }

    private Task<string?> LastMailToDeskAsync(string number) => server.StoredAsync(
        "SELECT subject FROM outbox_mails WHERE about_number = @number AND to_address = 'desk@example.jp' ORDER BY id DESC LIMIT 1", number);

    [Fact]
    public async Task Contact_and_text_are_changed_and_the_old_ones_kept()
    {
        var (link, number) = await FileAsync();
        using var answer = await PostAsync(link + "/change", ("contactName", "﨑本 花子"), ("phone", ""));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await OpenAsync(answer.Headers.Location!.ToString());
        Assert.Equal("changed", page.QuerySelector("[data-news]")!.GetAttribute("data-news"));
        Assert.Contains("﨑本 花子", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("042-555-1111", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        var before = await server.StoredAsync("SELECT answers_before FROM request_events WHERE number = @number AND sequence = 2", number);
        Assert.Contains("山﨑 一郎", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_marked_and_what_was_typed_stays()
    {
        var (link, _) = await FileAsync();
        using var answer = await PostAsync(link + "/change", ("companyName", "新しい名前"), ("contactName", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.Equal("true", page.QuerySelector("#contactName")!.GetAttribute("aria-invalid"));
        Assert.Equal("新しい名前", page.QuerySelector("#companyName")!.GetAttribute("value"));
        Assert.DoesNotContain("新しい名前", (await OpenAsync(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_asks_first_and_happens_once()
    {
        var (link, number) = await FileAsync();
        var question = await OpenAsync(link + "/withdraw");
        Assert.Equal("received", await server.StoredAsync("SELECT stage FROM requests WHERE number = @number", number));
        using var answer = await SubmitAsync(question, Cookie());
        var page = await OpenAsync(answer.Headers.Location!.ToString());
        Assert.Equal("withdrawn", page.QuerySelector("[data-news]")!.GetAttribute("data-news"));
        Assert.Equal("withdrawn", await server.StoredAsync("SELECT stage FROM requests WHERE number = @number", number));
        Assert.Empty(page.QuerySelectorAll($"a[href^='{link}/']"));
        using var again = await SubmitAsync(question, Cookie());
        Assert.EndsWith("done=tooLate", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var late = await server.Http.GetAsync(link + "/change");
        Assert.EndsWith("done=tooLate", late.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_site_posts_changes_nothing()
    {
        var (link, number) = await FileAsync();
        using var forged = await server.Http.PostAsync(link + "/withdraw", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("received", await server.StoredAsync("SELECT stage FROM requests WHERE number = @number", number));
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", "--x", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "a=%zz&contactName=%00%ff", HttpStatusCode.BadRequest)]
    public async Task What_is_no_form_is_refused(string type, string body, HttpStatusCode status)
    {
        var (link, _) = await FileAsync();
        foreach (var page in (string[])["/change", "/withdraw"])
        {
            using var content = new StringContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await server.Http.PostAsync(link + page, content);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        var (link, _) = await FileAsync();
        using var answer = await server.Http.PostAsync(link + "/change", new FormUrlEncodedContent([new("story", new string('a', 300_000))]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task What_has_no_date_has_no_calendar_entry()
    {
        var (link, _) = await FileAsync();
        using var answer = await server.Http.GetAsync(link + "/calendar.ics");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private string? cookie;

    private string Cookie() => cookie!;

    private async Task<(string Link, string Number)> FileAsync(Language language = Language.Ja)
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http, language)).FileAsync("cable-tv-publicity"), "receipt")!;
        return (new Uri(receipt.Text("url")).AbsolutePath, receipt.Text("number"));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Field, string Text)[] typed) =>
        await SubmitAsync(await OpenAsync(path), Cookie(), typed);

    /// <summary>Presses the form's button, with what a browser would send.</summary>
    private async Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string sent, params (string Field, string Text)[] typed)
    {
        var form = page.Forms.Single();
        var values = form.Elements.OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        foreach (var area in form.Elements.OfType<IHtmlTextAreaElement>()) values[area.Name!] = area.Value;
        foreach (var (field, text) in typed) values[field] = text;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(values) };
        request.Headers.Add("Cookie", sent);
        request.Headers.Add("Origin", "null");
        return await server.Http.SendAsync(request);
    }

    private async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var answer = await server.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) cookie = cookies.Single().Split(';')[0];
        return await ParseAsync(answer);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
