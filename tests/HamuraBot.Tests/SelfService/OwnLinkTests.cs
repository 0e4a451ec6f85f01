using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using HamuraBot.Data;
using HamuraBot.Persons;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Persons;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.SelfService;

/// <summary>A link to one's own page runs out, is made anew, and moves with the address: what went to a wrong address opens nothing.</summary>
public sealed class OwnLinkTests : IAsyncLifetime
{
    public static TheoryData<StoreProvider> Both => Data.Stores.Both;

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

    [Fact]
    public async Task The_desk_withdraws_a_link_and_its_owner_is_mailed_another_one()
    {
        var link = await FileAsync();
        using var desk = app.OfficerClient();
        var number = (await desk.GetFromJsonAsync<JsonArray>("/api/desk/requests"))!.Single().Text("number");

        var page = await desk.GetStringAsync($"/desk/requests/{number}?lang=ja");
        using var withdrawn = await SubmitAsync(desk, $"/desk/requests/{number}?lang=ja", $"/links/request/{number}");

        Assert.Contains("無効にして新しいリンクを送る", page, StringComparison.Ordinal);
        Assert.Contains("新しいリンクをご本人にメールで送ります", WebUtility.HtmlDecode(await desk.GetStringAsync(withdrawn.Headers.Location)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(link));
        var mailed = (string)(await app.Store.ReadAsync(sql => sql.ScalarAsync("SELECT text_body FROM outbox_mails WHERE about_number = @number AND subject LIKE '%確認ページのご案内%'", ("@number", number)), default))!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(mailed.Split('\n').Single(line => line.Contains("/r/", StringComparison.Ordinal)).Trim()).AbsolutePath));
        Assert.Contains("link withdrawn", await desk.GetStringAsync("/api/desk/audit"), StringComparison.Ordinal);
        using var absent = await desk.PostAsync("/api/desk/links/request/R-1999-000001/withdraw", null);
        using var other = await desk.PostAsync("/api/desk/links/no-such-kind/1/withdraw", null);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (absent.StatusCode, other.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_day_later_no_link_in_the_log_opens_anything_and_a_week_later_no_written_mail_lies_about(StoreProvider provider)
    {
        await using var held = await HeldDesk.OpenAsync(provider, clock);
        await held.SpreadAsync();
        await held.App.Get<DailyErasure>().SetFirstTimerAsync(default);
        Task<long> LinksAsync() => held.App.Store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM activities WHERE body LIKE '%/r/%' AND body NOT LIKE '%/r/…%'"), default);
        int Written() => Directory.EnumerateFiles(Path.Combine(held.Folder, "mail"), "*.eml").Count();
        Assert.NotEqual(0, await LinksAsync());
        Assert.NotEqual(0, Written());

        await NightAsync(17);
        Assert.NotEqual(0, await LinksAsync());
        await NightAsync(24);
        Assert.Equal(0, await LinksAsync());
        Assert.NotEqual(0, Written());
        await NightAsync(7 * 24);
        Assert.Equal(0, Written());
        Assert.NotEqual(0, await held.App.Store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM outbox_mails"), default));

        async Task NightAsync(int hours)
        {
            clock.Advance(TimeSpan.FromHours(hours));
            while (await held.App.LetTimersGoOffAsync() > 0) await held.DeliverAsync();
        }
    }

    private async Task<string> FileAsync() =>
        new Uri(Applicant.Mark(await (await Applicant.ComeAsync(http)).FileAsync("management-consultation"), "receipt").Text("url")).AbsolutePath;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>The form of a page with some of its fields filled in otherwise.</summary>
    private Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Field, string Value)[] fields) => SubmitAsync(http, page, action, fields);

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient http, string page, string action, params (string Field, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(await http.GetStringAsync(page)).QuerySelector($"form[action*='{action}']")!;
        var values = form.QuerySelectorAll("input, textarea").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? field.TextContent);
        foreach (var (field, value) in fields) values[field] = value;
        return await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(values));
    }
}
