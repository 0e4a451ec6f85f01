using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>An officer's morning without a mouse.</summary>
[Collection(Browsers.Name)]
public sealed class KeyboardTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Taking_answering_with_a_saved_reply_handing_over_closing_and_going_on_to_the_next_need_no_mouse()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        await using var office = await chromium.Browser.NewContextAsync(new() { Locale = "ja" });
        var desk = await DeskPage.SignInAsync(office, server.Address, "ja");
        await SaveReplyAsync(desk);
        var first = await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync("雨漏りの修理");
        var second = await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync("空き工場");
        var keyboard = desk.Page.Keyboard;

        await desk.TakeFirstAsync("雨漏り");
        await Assertions.Expect(desk.Page.Locator("#text")).ToBeFocusedAsync();
        await keyboard.TypeAsync("/");
        await Assertions.Expect(desk.Page.Locator("[data-find]")).ToBeFocusedAsync();
        await keyboard.InsertTextAsync("一覧");
        await desk.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#text")).ToHaveValueAsync("業者の一覧をお送りします。");
        await desk.PressAsync("Control+Enter");
        await Assertions.Expect(desk.Thread).ToContainTextAsync("業者の一覧をお送りします。");
        await Assertions.Expect(desk.Page.Locator("#text")).ToHaveValueAsync("");
        Assert.Contains("業者の一覧をお送りします。", (await first.LookAsync()).Texts);

        await desk.PressAsync("Escape");
        await desk.PressAsync("a");
        await Assertions.Expect(desk.Page.Locator("#officer")).ToBeFocusedAsync();
        await desk.PressAsync("Tab");
        await desk.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**notice=assigned**");

        await desk.Page.Locator("#text").WaitForAsync();
        await desk.PressAsync("Escape");
        await desk.PressAsync("x");
        await Assertions.Expect(desk.Page.Locator("#outcome")).ToBeFocusedAsync();
        await keyboard.InsertTextAsync("業者を紹介した");
        await desk.PressAsync("Tab");
        await desk.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**notice=closed**");

        await desk.PressAsync("t");
        await Assertions.Expect(desk.Page.Locator("#thread-title")).ToBeVisibleAsync();
        await desk.Page.WaitForURLAsync($"**/{second.Handoff}**");
        await Assertions.Expect(desk.Page.Locator("#text")).ToBeFocusedAsync();
        await keyboard.InsertTextAsync("物件の一覧をお送りします。");
        await desk.PressAsync("Control+Enter");
        await Assertions.Expect(desk.Thread).ToContainTextAsync("物件の一覧をお送りします。");
        Assert.Contains("物件の一覧をお送りします。", (await second.LookAsync()).Texts);
    }

    private static async Task SaveReplyAsync(DeskPage desk)
    {
        await desk.GoAsync("/desk/settings/replies/new");
        foreach (var (field, text) in ((string, string)[])[("#title", "業者の一覧"), ("#ja", "業者の一覧をお送りします。"), ("#en", "Here is a list of firms.")]) await desk.Page.Locator(field).FillAsync(text);
        await desk.Page.Locator("#en").FocusAsync();
        do await desk.PressAsync("Tab");
        while (!await desk.Page.EvaluateAsync<bool>("document.activeElement.matches('main form button')"));
        await desk.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**notice=replySaved**");
    }
}
