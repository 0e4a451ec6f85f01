using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A visit is logged on the spot, with one hand and on a bad line.</summary>
[Collection(Browsers.Name)]
public sealed class OnTheRoadTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_visit_without_a_connection_is_kept_sent_once_when_the_line_is_back_and_gone_from_the_phone()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        await using var phone = await chromium.Browser.NewContextAsync(new() { Locale = "ja", ViewportSize = new() { Width = 390, Height = 844 } });
        var desk = await DeskPage.SignInAsync(phone, server.Address, "ja");
        await desk.GoAsync("/desk/visits/new");
        var save = desk.Page.GetByRole(AriaRole.Button, new() { Name = "記録する", Exact = true });
        await Assertions.Expect(save).ToBeInViewportAsync(new() { Ratio = 1 });
        await desk.Page.Locator("#company").FillAsync("あさひ食堂");
        await desk.Page.Locator("#needs").FillAsync("跡継ぎがいない");
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^来月") }).ClickAsync();
        // Four weeks on.
        await Assertions.Expect(desk.Page.Locator("#followUpOn")).ToHaveValueAsync("2026-12-23");
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.Locator("#needs")).ToHaveValueAsync("跡継ぎがいない");

        await phone.SetOfflineAsync(true);
        await save.ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("未送信の記録が1件、この端末にあります")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("#company")).ToHaveValueAsync("");

        await phone.SetOfflineAsync(false);
        await Assertions.Expect(desk.Page.GetByText("未送信だった記録を1件送りました。")).ToBeVisibleAsync();
        await desk.GoAsync("/desk/visits");
        await Assertions.Expect(desk.Page.GetByText("跡継ぎがいない")).ToHaveCountAsync(1);
        Assert.Equal(0, await desk.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => localStorage.getItem(key).includes('跡継ぎ')).length"));
    }

    [Fact]
    public async Task What_was_begun_leaves_the_phone_with_the_officer()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        await using var phone = await chromium.Browser.NewContextAsync(new() { Locale = "ja", ViewportSize = new() { Width = 390, Height = 844 } });
        var desk = await DeskPage.SignInAsync(phone, server.Address, "ja");
        await desk.GoAsync("/desk/visits/new");
        await desk.Page.Locator("#needs").FillAsync("跡継ぎがいない");
        Assert.Contains("跡継ぎ", await desk.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await desk.Page.Locator(".desk-self summary").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();

        await desk.Page.WaitForURLAsync("**/desk/sign-in**");
        Assert.DoesNotContain("跡継ぎ", await desk.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }
}
