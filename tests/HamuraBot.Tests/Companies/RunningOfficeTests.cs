using System.Text.RegularExpressions;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Companies;

/// <summary>Officers at work in a browser, by keyboard alone; what the pages look like is looked at on every page of the desk together.</summary>
[Collection(DeskPages.Name)]
public sealed class RunningOfficeTests(ChromiumFixture chromium, BusyDesk desk)
{
    [Fact]
    public async Task A_visit_is_logged_on_a_phone_and_a_request_moved_on_by_keyboard_alone()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = desk.Cookie.Name, Value = desk.Cookie.Value, Url = desk.Server.Address.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(desk.Server.Address, "/desk?lang=ja").AbsoluteUri);

        await PressAsync(page, "g", "k");
        await ArriveAsync(page, "/desk/companies\\?");
        await page.GetByRole(AriaRole.Link, new() { Name = "訪問の記録" }).PressAsync("Enter");
        await ArriveAsync(page, "/desk/visits\\?");
        await PressAsync(page, "v");
        await ArriveAsync(page, "/desk/visits/new\\?");
        await TypeAsync(page, "訪問した企業", "髙橋");
        await Assertions.Expect(page.Locator("#company-names option")).ToHaveCountAsync(3);
        foreach (var company in (string[])["髙橋精機株式会社", "㈱高橋精機", "㈱ハムラ精機"])
            await Assertions.Expect(page.Locator($"#company-names option[value='{company}']")).ToHaveCountAsync(1);
        await TypeAsync(page, "訪問した企業", "精機株式会社");
        await TypeAsync(page, "要望・困りごと", "新しい機械を入れたい");
        await page.GetByLabel("面会した方").PressAsync("Enter");
        await ArriveAsync(page, "notice=recorded");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("髙橋精機株式会社");

        await PressAsync(page, "g", "r");
        await ArriveAsync(page, "/desk/requests\\?");
        await page.GetByRole(AriaRole.Link, new() { Name = "R-2026-000001" }).PressAsync("Enter");
        await ArriveAsync(page, "/R-2026-000001\\?");
        await PressAsync(page, "m");
        await ArriveAsync(page, "notice=assigned");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("担当を変更しました");
        await page.GetByLabel("対応の候補が決定").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("対応の候補が決定").PressAsync("Enter");
        await ArriveAsync(page, "notice=stepTaken");
        await Assertions.Expect(page.Locator("dl.head")).ToContainTextAsync("対応の候補が決定");
    }

    [Fact]
    public async Task A_list_and_an_open_request_hear_of_what_a_colleague_does()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        await context.AddCookiesAsync([new() { Name = desk.Cookie.Name, Value = desk.Cookie.Value, Url = desk.Server.Address.AbsoluteUri }]);
        var (list, request, colleague) = (await context.NewPageAsync(), await context.NewPageAsync(), await context.NewPageAsync());
        await list.GotoAsync(new Uri(desk.Server.Address, "/desk/requests?lang=en&form=tie-up").AbsoluteUri);
        await request.GotoAsync(new Uri(desk.Server.Address, "/desk/requests/R-2026-000002?lang=en").AbsoluteUri);
        await colleague.GotoAsync(new Uri(desk.Server.Address, "/desk/requests/R-2026-000002?lang=en").AbsoluteUri);

        await request.GetByLabel("Note").First.FillAsync("half a note");
        await list.GetByRole(AriaRole.Link, new() { Name = "R-2026-000002" }).FocusAsync();
        await colleague.GetByLabel("Declined").CheckAsync();
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Take this step" }).ClickAsync();

        await Assertions.Expect(list.Locator("tbody")).ToContainTextAsync("Declined");
        await Assertions.Expect(list.GetByRole(AriaRole.Link, new() { Name = "R-2026-000002" })).ToBeFocusedAsync();
        await Assertions.Expect(request.Locator("#request-news")).ToContainTextAsync("changed this");
        Assert.Equal("half a note", await request.GetByLabel("Note").First.InputValueAsync());
    }

    /// <summary>Keys work once the page's scripts have run.</summary>
    private static async Task ArriveAsync(IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address));
        await page.WaitForLoadStateAsync();
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label);
        await field.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.InsertTextAsync(text);
    }
}
