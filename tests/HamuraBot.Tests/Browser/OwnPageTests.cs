using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A visitor comes back by the link of the receipt, with a browser that runs no scripts.</summary>
[Collection(Browsers.Name)]
public sealed class OwnPageTests(SharedServer server, ChromiumFixture chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task A_request_is_changed_and_withdrawn_without_scripts()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = Phone });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await FileAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "連絡先や内容を変更する" }).ClickAsync();
        await page.GetByLabel("ご担当者名").FillAsync("﨑本 花子");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("変更しました。");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("﨑本 花子");
        await page.GetByRole(AriaRole.Link, new() { Name = "申し込みを取り下げる" }).ClickAsync();
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveTextAsync("取り下げ");
    }

    [Fact]
    public async Task Its_pages_are_accessible()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true, ViewportSize = Phone });
        var page = await context.NewPageAsync();
        var link = await FileAsync();
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js"));
        foreach (var address in (string[])[link, link + "/change", link + "/withdraw", link + "x"])
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync(axe);
            Assert.Equal("", await page.EvaluateAsync<string>("async () => (await axe.run()).violations.map(violation => violation.id).join()"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), address);
        }
    }

    private async Task<string> FileAsync() =>
        Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("cable-tv-publicity"), "receipt").Text("url");
}
