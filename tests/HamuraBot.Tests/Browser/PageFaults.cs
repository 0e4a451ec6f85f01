using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>What keeps somebody from using a page: found by axe, by zooming, and by the size of what can be typed into.</summary>
public static class PageFaults
{
    /// <summary>1280 wide as it is, at 200 % and at 400 %, and a phone.</summary>
    private static readonly ViewportSize[] Windows =
        [new() { Width = 1280, Height = 800 }, new() { Width = 640, Height = 400 }, new() { Width = 320, Height = 256 }, new() { Width = 390, Height = 844 }];

    /// <param name="page">Of a context that bypasses the page's policy, so that axe may look at it.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page, Uri address)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js"));
        var faults = new List<string>();
        foreach (var window in Windows)
        {
            await page.SetViewportSizeAsync(window.Width, window.Height);
            await page.GotoAsync(address.AbsoluteUri);
            faults.AddRange(await LookAsync(page, $"{address.PathAndQuery} {window.Width}"));
        }
        await page.EvaluateAsync(axe);
        faults.AddRange(await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(violation => `${violation.id}: ${violation.nodes[0].html}`)"));
        return faults;
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string where) => (await page.EvaluateAsync<string[]>("""
        () => [
          ...document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : [],
          ...[...document.querySelectorAll('input:not([type=hidden]):not([type=file]), textarea, select')].filter(field => parseFloat(getComputedStyle(field).fontSize) < 16).map(field => `${field.id} is under 16 px`),
          ...document.querySelectorAll('h1').length === 1 ? [] : ['not one h1']
        ]
        """)).Select(fault => $"{where}: {fault}");
}
