using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Desk;

/// <summary>All pages of the desk together, with something in each of them.</summary>
[Collection(Servers.Name)]
public sealed class EveryPageTests(ChromiumFixture chromium, BusyDesk desk) : IClassFixture<ChromiumFixture>, IClassFixture<BusyDesk>
{
    [Theory]
    [InlineData("ja", 390)]
    [InlineData("en", 1280)]
    public async Task Every_page_is_accessible_fits_its_window_and_breaks_no_rule_of_its_policy(string language, int width)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = desk.Cookie.Name, Value = desk.Cookie.Value, Url = desk.Server.Address.AbsoluteUri }]);
        var crawl = new DeskCrawl(await context.NewPageAsync(), desk.Server.Address);

        var faults = await crawl.RunAsync($"/desk?lang={language}");

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Contains("/desk", crawl.Visited);
    }
}
