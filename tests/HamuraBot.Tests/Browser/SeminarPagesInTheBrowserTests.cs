using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>Seminars and one's own registration as browsers draw them: for every eye and thumb.</summary>
[Collection(Browsers.Name)]
public sealed partial class SeminarPagesInTheBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Every_page_is_accessible_fits_and_has_fields_that_phones_do_not_zoom_into()
    {
        await using var server = await HamuraProcess.StartNewAsync(Settings);
        using var officer = await SignInAsync(server);
        var (near, far) = (await PlanAsync(officer, "2026-12-10"), await PlanAsync(officer, "2026-12-17"));
        var faults = new List<string>();
        foreach (var language in new[] { "ja", "en" }) await LookAsync(server, near, far, language, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Fields_have_keyboards_for_thumbs_and_what_browsers_know_by_heart_and_needs_are_not_printed_for_the_door()
    {
        await using var server = await HamuraProcess.StartNewAsync(Settings);
        using var officer = await SignInAsync(server);
        var seminar = await PlanAsync(officer, "2026-12-10");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, $"/seminars/{seminar}?lang=ja").AbsoluteUri);
        Assert.Equal("numeric", await page.Locator("#seats").GetAttributeAsync("inputmode"));
        Assert.Equal(["email email", "tel tel", "text name", "text organization"], (await page.EvaluateAsync<string[]>(
            "() => ['email', 'phone', 'name', 'companyName'].map(id => document.getElementById(id)).map(field => `${field.type} ${field.autocomplete}`)")).Order());
        await page.GotoAsync(new Uri(server.Address, $"{await SignUpAsync(page, server, seminar, "ja")}/change?lang=ja").AbsoluteUri);
        await AssertIsChangedByThumbAsync(page, officer, seminar);
    }

    [Fact]
    public async Task The_seminars_beside_the_chat_show_the_seat_that_was_just_taken_and_given_back()
    {
        await using var server = await HamuraProcess.StartNewAsync(Settings);
        using var officer = await SignInAsync(server);
        var seminar = await PlanAsync(officer, "2026-12-10");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var chat = await ChatPage.OpenAsync(context, server.Address);
        var seats = chat.Page.Locator(".aside .seminar-rows .seats");
        await Assertions.Expect(seats).ToHaveTextAsync("残り9席");

        foreach (var said in new[] { $"seminar-sign-up:{seminar}", "1", "なし", "はい", "髙橋 太郎", "taro@example.jp", "なし", "なし", "はい" })
        {
            var before = await chat.Bubbles.CountAsync();
            await chat.SayAsync(said);
            await Eventually.TrueAsync($"'{said}' is answered", async () => await chat.Bubbles.CountAsync() > before + 1);
        }

        await Assertions.Expect(seats).ToHaveTextAsync("残り8席");
        await chat.SayAsync("registration-cancel:S-2026-000001");
        await chat.Page.Locator("[data-press]:has-text('はい（取り消す）')").ClickAsync();
        await Assertions.Expect(seats).ToHaveTextAsync("残り9席");
        chat.AssertIsClean();
    }

    private async Task LookAsync(HamuraProcess server, string near, string far, string language, List<string> faults)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        var own = await SignUpAsync(page, server, near, language);
        string[] paths = ["/", "/topics/interest-subsidy", "/seminars", $"/seminars/{near}", $"/seminars/{far}/poster", own, $"{own}/change", $"{own}/withdraw", .. await StepsAsync(page, own, language)];
        Assert.True(paths.Length > 11, string.Join(' ', paths));

        foreach (var path in paths) faults.AddRange(await PageFaults.FindAsync(page, new Uri(server.Address, $"{path}?lang={language}")));
    }

    private static async Task AssertIsChangedByThumbAsync(IPage page, HttpClient officer, string seminar)
    {
        Assert.Equal("text numeric", await page.Locator("#seats").EvaluateAsync<string>("field => `${field.type} ${field.inputMode}`"));
        await page.Locator("#needs").FillAsync("手話通訳");
        await page.GetByRole(AriaRole.Button, new() { Name = "変更を保存する" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("変更しました。");
        Assert.Contains("手話通訳", await officer.GetStringAsync($"/api/desk/seminars/{seminar}/registrations"), StringComparison.Ordinal);
        Assert.DoesNotContain("手話通訳", await officer.GetStringAsync($"/desk/seminars/{seminar}/list?lang=ja"), StringComparison.Ordinal);
    }

    private static async Task<string[]> StepsAsync(IPage page, string own, string language)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), $"{own}?lang={language}").AbsoluteUri);
        return await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href*=\"/parts/\"]')].map(link => new URL(link.href).pathname)");
    }

    /// <returns>The page of the registration, from the mail.</returns>
    private static async Task<string> SignUpAsync(IPage page, HamuraProcess server, string seminar, string language)
    {
        await page.GotoAsync(new Uri(server.Address, $"/seminars/{seminar}?lang={language}").AbsoluteUri);
        await page.Locator("#seats").FillAsync("2");
        await page.Locator("#name").FillAsync("髙橋 太郎");
        await page.Locator("#email").FillAsync($"{language}@example.jp");
        await page.Locator("#consent").CheckAsync();
        await page.Locator("form.fields .button-main").ClickAsync();
        await page.Locator("[data-outcome]").WaitForAsync();
        var mails = Path.Combine(server.Data, "mail");
        return await Eventually.GetAsync("the mail", () => Task.FromResult(Directory.Exists(mails) ? Directory.GetFiles(mails, "*.eml")
            .Select(file => MimeKit.MimeMessage.Load(file)).Where(mail => mail.To.ToString() == $"{language}@example.jp")
            .Select(mail => Link().Match(mail.TextBody ?? "").Value).FirstOrDefault(link => link.Length > 0) : null), TimeSpan.FromMinutes(1));
    }

    private static (string, string)[] Settings =>
        [("Clock__Start", "2026-11-25T10:00:00+09:00"), ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password)];

    private static async Task<HttpClient> SignInAsync(HamuraProcess server)
    {
        var officer = new HttpClient { BaseAddress = server.Address };
        officer.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await officer.PostAsJsonAsync("/api/desk/session", new { email = DeskFixture.ChiefEmail, password = DeskFixture.Password });
        Assert.True(answer.IsSuccessStatusCode);
        return officer;
    }

    private static async Task<string> PlanAsync(HttpClient officer, string day)
    {
        using var answer = await officer.PostAsJsonAsync("/api/desk/seminars", new
        {
            title = new { ja = "現場改善", en = "Improvement" },
            description = new { ja = "型", en = "Patterns" },
            place = "会議室",
            placeEn = "Meeting room",
            attendance = "hybrid",
            startsAt = $"{day}T14:00:00+09:00",
            endsAt = $"{day}T16:00:00+09:00",
            registrationClosesAt = $"{day}T12:00:00+09:00",
            capacity = 9,
        });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!.Text("id");
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}
