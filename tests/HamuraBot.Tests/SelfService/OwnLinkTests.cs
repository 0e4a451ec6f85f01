using System.Net;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.SelfService;

/// <summary>A link to one's own page runs out, is made anew, and moves with the address: what went to a wrong address opens nothing.</summary>
public sealed class OwnLinkTests : IAsyncLifetime
{
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T10:00");
    private TestApp app = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        app = await new TestApp { Clock = clock, Settings = DeskFixture.FirstOfficer }.StartAsync();
        http = app.CreateClient();
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_changed_address_is_told_a_new_link_and_the_old_ones_are_dead()
    {
        var link = await FileAsync();

        using var changed = await SubmitAsync($"{link}/change", "change", ("email", "right@example.co.jp"));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(link, changed.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("right@example.co.jp", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(link));
        var mailed = (string)(await app.Store.ReadAsync(sql => sql.ScalarAsync("SELECT text_body FROM outbox_mails WHERE to_address = 'right@example.co.jp'"), default))!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(mailed.Split('\n').Single(line => line.Contains("/r/", StringComparison.Ordinal)).Trim()).AbsolutePath));
    }

    [Fact]
    public async Task A_link_is_made_anew_by_its_owner_and_runs_out()
    {
        var link = await FileAsync();

        using var renewed = await SubmitAsync(link, "renew");

        var next = renewed.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(link), await StatusAsync(next)));
        clock.Advance(TimeSpan.FromDays(181));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(next));
    }

    private async Task<string> FileAsync() =>
        new Uri(Applicant.Mark(await (await Applicant.ComeAsync(http)).FileAsync("management-consultation"), "receipt").Text("url")).AbsolutePath;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>The form of a page with some of its fields filled in otherwise.</summary>
    private async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Field, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(await http.GetStringAsync(page)).QuerySelector($"form[action*='{action}']")!;
        var values = form.QuerySelectorAll("input, textarea").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? field.TextContent);
        foreach (var (field, value) in fields) values[field] = value;
        return await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(values));
    }
}
