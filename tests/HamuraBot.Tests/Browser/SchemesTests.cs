using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>Devices set to dark, and those whose colours replace every page's.</summary>
[Collection(Browsers.Name)]
public sealed class SchemesTests(SharedServer server, ChromiumFixture chromium)
{
    private static readonly string[] Paths = ["/", "/topics", "/topics/interest-subsidy", "/seminars"];

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task In_the_dark_every_page_and_reply_is_light_on_dark_and_read_as_well(string language)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true, ColorScheme = ColorScheme.Dark, Locale = "ja-JP", TimezoneId = "Asia/Tokyo" });
        var page = await context.NewPageAsync();
        foreach (var path in Paths)
        {
            Assert.Empty(await PageFaults.FindAsync(page, new Uri(server.Process.Address, $"{path}?lang={language}")));
            Assert.Equal("rgb(26, 26, 26)", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        }

        var chat = await ChatPage.OpenAsync(context, server.Process.Address, language);
        await chat.SayAsync("apply:company-visit");
        await chat.SuggestedActions.Filter(new() { HasText = language is "ja" ? "フォームでまとめて入力" : "Fill in one form" }).ClickAsync();
        await chat.Page.Locator(".ac-adaptiveCard").Last.WaitForAsync();
        await chat.AssertIsAccessibleAsync();
    }

    [Fact]
    public async Task Where_colours_are_replaced_what_can_be_pressed_or_filled_in_has_a_border()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ForcedColors = ForcedColors.Active, Locale = "ja-JP", TimezoneId = "Asia/Tokyo" });
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, "ja");
        await chat.SayAsync("利子補給の上限は？");
        await chat.SuggestedActions.First.WaitForAsync();

        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, input:not([type=hidden]), textarea, select')].filter(one => one.checkVisibility() && one.offsetWidth > 1)
              .filter(one => parseFloat(getComputedStyle(one).borderBottomWidth) === 0)
              .map(one => one.outerHTML.slice(0, 200))
            """));
    }
}
