using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A visitor whose browser runs no scripts finds the desk all the same.</summary>
[Collection(Browsers.Name)]
public sealed class WithoutScriptsTests(SharedServer server, ChromiumFixture chromium)
{
    [Theory]
    [InlineData("ja", "042-555-1111", "専門家派遣")]
    [InlineData("en", "+81-42-555-1111", "expert")]
    public async Task The_page_shows_the_phone_and_leads_to_every_menu(string language, string phone, string menu)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Process.Address, $"/?lang={language}").AbsoluteUri);
        Assert.Contains(phone, await page.Locator("body").InnerTextAsync());

        await page.GetByRole(AriaRole.Link).Filter(new() { HasTextRegex = new(menu, System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();

        Assert.Contains("/topics/expert-dispatch", page.Url);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Contains(phone, await page.Locator("body").InnerTextAsync());
    }
}
