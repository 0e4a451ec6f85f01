using System.Text.Json;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Topics;

/// <summary>The whole application: an officer's browser and a visitor.</summary>
[Collection(Browsers.Name)]
public sealed class RunningTopicDeskTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("ja", 390, "確認する", "有効であることを確認する", "元に戻す")]
    [InlineData("en", 1280, "Confirm", "Confirm that it holds", "Undo")]
    public async Task An_officer_confirms_by_keyboard_and_every_page_is_accessible(string language, int width, string action, string save, string undo)
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, $"/desk/sign-in?lang={language}").AbsoluteUri);
        await page.FillAsync("#email", DeskFixture.ChiefEmail);
        await page.FillAsync("#password", DeskFixture.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk?**");
        await AssertIsAccessibleAsync(page, width);

        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("駐輪場の屋根を新しくする件");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("q");
        await page.WaitForURLAsync("**/desk/gaps?**");
        await AssertIsAccessibleAsync(page, width);
        await page.Locator("#gaps tbody a").PressAsync("Enter");
        await page.Locator("#phrasings").WaitForAsync();
        await AssertIsAccessibleAsync(page, width);
        await page.Locator("a[href*='/topic?']").PressAsync("Enter");
        await page.Locator("#questionsJa").WaitForAsync();
        await AssertIsAccessibleAsync(page, width);

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await page.WaitForURLAsync("**/desk/topics?**");
        await AssertIsAccessibleAsync(page, width);
        await page.Locator("table.facts th a[href*='/training-subsidy']").PressAsync("Enter");
        await page.Locator("#half").WaitForAsync();
        await AssertIsAccessibleAsync(page, width);
        foreach (var kind in (string[])["supersede", "correct", "confirm"])
        {
            await page.GotoAsync(new Uri(server.Address, $"/desk/topics/training-subsidy/facts/half/{kind}?lang={language}").AbsoluteUri);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
            await AssertIsAccessibleAsync(page, width);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = save }).PressAsync("Enter");
        await page.Locator("#half .badge.good").First.WaitForAsync();
        await AssertIsAccessibleAsync(page, width);
        var answer = (await visitor.AnswersAsync(await visitor.SayAsync("社員研修の補助について教えてください")))[0];
        Assert.Equal("current", answer.Marks()!["answers"]![0].Text("status"));

        await page.Locator("#half").GetByRole(AriaRole.Button, new() { Name = undo }).PressAsync("Enter");
        await page.Locator("p.notice:visible").WaitForAsync();
        await Assertions.Expect(page.Locator("#half").GetByRole(AriaRole.Link, new() { Name = action }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#half .badge.late").First).ToBeVisibleAsync();
    }

    private static async Task AssertIsAccessibleAsync(IPage page, int width)
    {
        // Only a page that is wholly there hears its keys.
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.help} ${v.nodes[0].html}`)");
        Assert.True(found.GetArrayLength() == 0, page.Url + "\n" + string.Join('\n', found.EnumerateArray()));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{page.Url} is wider than {width}");
    }
}
