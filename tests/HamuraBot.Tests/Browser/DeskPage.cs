using HamuraBot.Tests.Desk;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>An officer's tab, used by keyboard alone.</summary>
public sealed class DeskPage(IPage page, Uri home, string language)
{
    public IPage Page => page;

    public ILocator Thread => page.GetByRole(AriaRole.Log);

    public static async Task<DeskPage> SignInAsync(IBrowserContext context, Uri home, string language)
    {
        var desk = new DeskPage(await context.NewPageAsync(), home, language);
        await desk.GoAsync("/desk/sign-in");
        await desk.Page.Locator("#email").FocusAsync();
        await desk.Page.Keyboard.TypeAsync(DeskFixture.ChiefEmail);
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync(DeskFixture.Password);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync($"**/desk?lang={language}");
        return desk;
    }

    public Task GoAsync(string path) => page.GotoAsync(new Uri(home, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}").AbsoluteUri);

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Takes the first that waits, from the list.</summary>
    public async Task TakeFirstAsync(string about)
    {
        await PressAsync("g");
        await PressAsync("c");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = about })).ToBeVisibleAsync();
        await PressAsync("1");
        await page.GetByRole(AriaRole.Log).WaitForAsync();
        await PressAsync("t");
        await page.Locator("[data-composer]").WaitForAsync();
    }

    public async Task WriteAsync(string text)
    {
        await PressAsync("m");
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(text);
        await PressAsync("Control+Enter");
        await Assertions.Expect(Thread).ToContainTextAsync(text);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    public async Task CloseAsync(string outcome)
    {
        await page.Locator("h1").ClickAsync();
        await PressAsync("x");
        await page.Keyboard.InsertTextAsync(outcome);
        await PressAsync("Tab");
        await PressAsync("Enter");
        await page.WaitForURLAsync("**notice=closed**");
    }

    /// <summary>What was said, without who said it when.</summary>
    public Task<IReadOnlyList<string>> SaidAsync() => Thread.Locator("li.said").EvaluateAllAsync<IReadOnlyList<string>>(
        "items => items.map(item => [...item.querySelectorAll('p')].map(p => p.textContent.trim()).join(' '))");
}
