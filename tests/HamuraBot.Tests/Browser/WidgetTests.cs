using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The one-line embed on a page of another origin.</summary>
[Collection(Servers.Name)]
public sealed class WidgetTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task The_citys_page_embeds_the_chat_in_one_line()
    {
        await using var server = new HamuraProcess();
        var city = $"http://localhost:{server.Address.Port}";
        server.Settings["DirectLine__AllowedOrigins__0"] = city;
        await server.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync();
        await context.RouteAsync($"{city}/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"""<!doctype html><html lang="ja"><title>市</title><main><h1>市</h1></main><script src="{server.Address}widget.js" async></script></html>""",
        }));
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{city}/index.html");

        await page.Locator(".hamurabot-launcher").ClickAsync();
        var frame = page.FrameLocator("iframe.hamurabot-frame");
        await frame.Locator("[data-chat-begin]").ClickAsync();
        await frame.Locator("[data-id='webchat-sendbox-input']").FillAsync("電話番号を教えてください");
        await frame.Locator("[data-id='webchat-sendbox-input']").PressAsync("Enter");
        await Answer(frame).WaitForAsync();

        await page.ReloadAsync();
        await Answer(frame).WaitForAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_allowed_cannot_frame_the_chat()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var stranger = $"http://localhost:{server.Address.Port}";
        await using var context = await chromium.Browser.NewContextAsync();
        await context.RouteAsync($"{stranger}/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"""<!doctype html><iframe src="{server.Address}chat"></iframe>""",
        }));
        var page = await context.NewPageAsync();
        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
        await page.GotoAsync($"{stranger}/index.html");

        Assert.Contains(server.Address.Authority, (await refused).Text);
    }

    private static ILocator Answer(IFrameLocator frame) =>
        frame.GetByRole(AriaRole.Article).Filter(new() { HasText = "555-1111" }).First;
}
