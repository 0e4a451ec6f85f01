using Microsoft.Playwright;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Debian's Chromium, headless: one browser for all tests, a context of its own for each.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const float Patience = 30_000; // ms

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Programs.Chromium,
            // Without these, Chromium looks up hosts of its own at every start.
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
