using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The one-line embed on a page of another origin, which another server serves.</summary>
[Collection(Browsers.Name)]
public sealed class WidgetTests(ChromiumFixture chromium)
{
    private const string Answer = "555-1111";

    /// <summary>What the style of a page may do to everything in it.</summary>
    private const string Hostile = "button, iframe { display: none !important }";

    [Fact]
    public async Task The_citys_page_embeds_the_chat_in_one_line()
    {
        await using var server = new HamuraProcess();
        await using var city = await ServeAsync(
            $"""<!doctype html><html lang="ja"><title>市</title><style>{Hostile}</style><main><h1>市</h1></main><script src="{server.Address}widget.js" async></script><script src="{server.Address}widget.js" async></script></html>""");
        server.Settings["DirectLine__AllowedOrigins__0"] = city.Urls.Single();
        await server.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(city.Urls.Single());

        var launcher = page.Locator(".hamurabot-launcher");
        await launcher.ClickAsync();
        await Assertions.Expect(launcher).ToHaveCountAsync(1);
        await Assertions.Expect(launcher).ToBeHiddenAsync();
        var frame = page.FrameLocator("iframe.hamurabot-frame");
        var sendBox = frame.Locator("[data-chat-input]");
        await sendBox.FillAsync("電話番号を教えてください");
        await sendBox.PressAsync("Enter");
        await Answered(frame).WaitForAsync();

        await page.ReloadAsync();
        await Answered(frame).WaitForAsync();
        await frame.Locator("[data-chat-close]").ClickAsync();
        await Assertions.Expect(launcher).ToBeVisibleAsync();
        await Assertions.Expect(launcher).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("data-color='#0b6b3a' data-font=\"'BIZ UDPGothic', serif\"", "rgb(11, 107, 58)", "rgb(255, 255, 255)", "\"BIZ UDPGothic\", serif")]
    [InlineData("data-color='#ffd43d'", "rgb(255, 212, 61)", "rgb(0, 0, 0)", "sans-serif")]
    [InlineData("data-color='red;}*{display:none' data-font='x;} body { display: none'", "rgb(0, 23, 193)", "rgb(255, 255, 255)", "sans-serif")]
    public async Task The_launcher_takes_a_colour_and_a_font_and_is_read_on_any(string attributes, string color, string ink, string font)
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await using var city = await ServeAsync($"""<!doctype html><html lang="ja"><title>市</title><h1>市</h1><script src="{server.Address}widget.js" {attributes} async></script></html>""");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(city.Urls.Single());
        var launcher = page.Locator(".hamurabot-launcher");
        await Assertions.Expect(launcher).ToBeVisibleAsync();

        Assert.Equal([color, ink, font], await launcher.EvaluateAsync<string[]>("button => [getComputedStyle(button).backgroundColor, getComputedStyle(button).color, getComputedStyle(button).fontFamily]"));
    }

    [Fact]
    public async Task A_page_that_is_not_allowed_cannot_frame_the_chat()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await using var stranger = await ServeAsync($"""<!doctype html><iframe src="{server.Address}chat"></iframe>""");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
        await page.GotoAsync(stranger.Urls.Single());

        Assert.Contains(server.Address.Authority, (await refused).Text);
    }

    private static ILocator Answered(IFrameLocator frame) => frame.Locator("article").Filter(new() { HasText = Answer }).First;

    private static async Task<WebApplication> ServeAsync(string html)
    {
        var city = WebApplication.CreateSlimBuilder().Build();
        city.Urls.Add("http://127.0.0.1:0");
        city.MapGet("/", () => Results.Content(html, "text/html; charset=utf-8"));
        await city.StartAsync();
        return city;
    }
}
