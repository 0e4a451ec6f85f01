using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using HamuraBot.Data;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using HamuraBot.Settings.Mail;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Settings;

public sealed class SettingsPagesTests : DeskTests
{
    private static readonly string[] ForAll = ["", "/account", "/account/second-factor", "/hours", "/week", "/contact", "/mail", "/widget"];
    private static readonly string[] ForManagers = ["/officers", "/trail"];

    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T10:00");

    [Fact]
    public async Task Every_page_speaks_both_languages_and_each_officer_sees_what_is_theirs()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var sato = await desk.HireAsync("sato@example.jp");
        var (chief, officer) = (await desk.SignedInAsync(), await desk.SignedInAsync("sato@example.jp"));
        var parser = new HtmlParser();

        foreach (var path in (string[])[.. ForAll, .. ForManagers, $"/officers/{sato.Id}"])
        {
            foreach (var language in (string[])["ja", "en"])
            {
                using var answer = await chief.GetAsync($"/desk/settings{path}?lang={language}");
                var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync());
                Assert.Equal((path, HttpStatusCode.OK, language), (path, answer.StatusCode, page.DocumentElement.GetAttribute("lang")));
                Assert.DoesNotContain('{', page.QuerySelector("main")!.TextContent);
                Assert.Equal(page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct(), page.QuerySelectorAll("[id]").Select(e => e.Id));
            }
            Assert.Equal(ForAll.Contains(path) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await officer.StatusAsync($"/desk/settings{path}"));
        }
        using var menu = await officer.GetAsync("/desk/settings");
        Assert.DoesNotContain("/settings/officers", await menu.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_mail_that_failed_is_seen_and_tried_again_and_a_test_mail_goes_to_oneself(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var chief = await desk.SignedInAsync();
        using (var sent = await chief.SubmitAsync("/desk/settings/mail", "/mail/test")) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("11月25日", await desk.LastMailAsync(DeskFixture.ChiefEmail), StringComparison.Ordinal);
        await desk.Services.GetRequiredService<Store>().WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "UPDATE outbox_mails SET next_attempt_at = NULL, attempts = 24, last_failure = 'smtp 550'"), default);

        var report = (await chief.ReadAsync<MailReport>("/api/desk/mails"))!;
        Assert.Equal((0, 0, 1, "smtp 550"), (report.Waiting, report.Sent, report.GivenUp, report.Troubled.Single().Failure));
        using (var shown = await chief.GetAsync("/desk/settings/mail?lang=ja"))
            Assert.Contains("宛先のメールアドレスがありません。", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var tried = await chief.SubmitAsync("/desk/settings/mail", "/retry");

        Assert.Equal("/desk/settings/mail?notice=mailTried&lang=ja", tried.Headers.Location!.OriginalString);
        Assert.Equal((1, 0), ((await chief.ReadAsync<MailReport>("/api/desk/mails")) is { } after ? (after.Waiting, after.GivenUp) : default));
    }

    [Fact]
    public async Task The_widgets_line_names_this_site()
    {
        var desk = await Stores.OpenAsync(clock: clock);

        using var answer = await (await desk.SignedInAsync()).GetAsync("/desk/settings/widget");

        Assert.Equal("<script src=\"http://localhost/widget.js\" async></script>",
            new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("#copied")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task The_trail_is_turned_page_by_page_and_nothing_of_one_instant_is_skipped(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var chief = await desk.SignedInAsync();
        await desk.Services.GetRequiredService<Store>().WriteAsync(async transaction =>
        {
            for (var i = 0; i < 250; i++)
            {
                await transaction.Sql.ExecuteAsync("INSERT INTO audit (id, at, action, subject_kind, subject_id) VALUES (@id, @at, 'happened', 'thing', @subject)",
                    ("@id", Some.Key()), ("@at", clock.Now.ToUnixTimeMilliseconds() - i / 120), ("@subject", $"thing-{i}"));
            }
            return true;
        }, default);
        var seen = new List<string>();

        for (var page = "/desk/settings/trail?lang=en"; page is not null;)
        {
            using var answer = await chief.GetAsync(page);
            var document = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            seen.AddRange(document.QuerySelectorAll("tbody code").Select(code => code.TextContent));
            page = document.QuerySelectorAll("main a").FirstOrDefault(link => link.TextContent == "Older entries")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"thing-{i}").Order(), seen.Where(subject => subject.StartsWith("thing-", StringComparison.Ordinal)).Order());
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task The_trail_is_narrowed_by_officer_number_and_days_and_keeps_what_was_looked_for(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var chief = await desk.SignedInAsync();
        await desk.Services.GetRequiredService<Store>().WriteAsync(async transaction =>
        {
            foreach (var (subject, days) in new[] { ("R-2026-000001", 0), ("R-2026-000002", 0), ("R-2026-000001", 3) })
                await transaction.Sql.ExecuteAsync("INSERT INTO audit (id, at, action, subject_kind, subject_id) VALUES (@id, @at, 'happened', 'request', @subject)",
                    ("@id", Some.Key()), ("@at", clock.Now.AddDays(-days).ToUnixTimeMilliseconds()), ("@subject", subject));
            return true;
        }, default);
        async Task<int> CountAsync(string query)
        {
            using var answer = await chief.GetAsync($"/desk/settings/trail?lang=en&{query}");
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("tbody code").Count(code => code.TextContent.StartsWith("R-", StringComparison.Ordinal));
        }

        Assert.Equal((3, 2, 1, 0), (await CountAsync(""), await CountAsync("subject=R-2026-000001"),
            await CountAsync($"subject=R-2026-000001&from={Tokyo.Day(clock.Now):yyyy-MM-dd}"), await CountAsync("officer=nobody")));
        using var kept = await chief.GetAsync("/desk/settings/trail?lang=en");
        Assert.Contains("subject R-2026-000001", System.Net.WebUtility.HtmlDecode(await kept.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_as_CSV_runs_nothing_in_a_spreadsheet()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        using (var renamed = await chief.SubmitAsync("/desk/settings/account", "/name", ("name", "=HYPERLINK(1)"))) Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);

        using var answer = await chief.GetAsync("/desk/settings/trail.csv?lang=en");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("When,Who,What,On what,\"Number, person or company\",Filter and rows", lines[0]);
        Assert.Contains(lines, line => line.Contains(",'=HYPERLINK(1),", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_officer_ends_their_other_sessions_and_keeps_this_one()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var (here, elsewhere) = (await desk.SignedInAsync(), await desk.SignedInAsync());
        Assert.Equal(2, (await here.ReadAsync<OwnSession[]>("/api/desk/account/sessions"))!.Length);

        using var ended = await here.SubmitAsync("/desk/settings/account", "/end-others");

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync());
        Assert.True(Assert.Single((await here.ReadAsync<OwnSession[]>("/api/desk/account/sessions"))!).IsThis);
    }
}
