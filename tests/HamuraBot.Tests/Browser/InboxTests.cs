using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>From a visitor who waits to the first answer, and what has been begun is not lost.</summary>
[Collection(Browsers.Name)]
public sealed class InboxTests(ChromiumFixture chromium)
{
    /// <summary>What is for colleagues alone is kept beside the conversation, and the field is the visitor's again.</summary>
    private static async Task NoteAsync(DeskPage desk, string text)
    {
        await desk.Page.Locator("#to").GetByText("内部メモ", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("来訪者には届きません")).ToBeVisibleAsync();
        await desk.Page.Locator("#text").FillAsync(text);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "残す", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#text")).ToHaveValueAsync("");
        await Assertions.Expect(desk.Page.Locator("#notes")).ToContainTextAsync(text);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "送る", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>One press on the page of the day, the words, and one press on the page of the conversation.</summary>
    private static async Task AnswerFromTodayAsync(DeskPage desk, HandoffVisitor visitor)
    {
        await desk.GoAsync("/desk");
        var take = desk.Page.Locator(".today-part").GetByRole(AriaRole.Button, new() { NameRegex = new("^引き受ける") }).First;
        await Assertions.Expect(take).ToBeInViewportAsync(new() { Ratio = 1 });
        await take.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#text")).ToBeFocusedAsync();
        await desk.Page.Keyboard.InsertTextAsync("物件の一覧をお送りします。");
        await HasNoFaultsAsync(desk.Page);
        await desk.Page.Locator("#to").GetByText("内部メモ", new() { Exact = true }).ClickAsync();
        await HasNoFaultsAsync(desk.Page);
        await desk.Page.Locator("#to").GetByText("来訪者へ", new() { Exact = true }).ClickAsync();
        var send = desk.Page.GetByRole(AriaRole.Button, new() { Name = "送る", Exact = true });
        await Assertions.Expect(send).ToBeInViewportAsync(new() { Ratio = 1 });
        await send.ClickAsync();
        await Assertions.Expect(desk.Thread).ToContainTextAsync("物件の一覧をお送りします。");
        Assert.Contains("物件の一覧をお送りします。", (await visitor.LookAsync()).Texts);
    }

    private static async Task HasNoFaultsAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        Assert.Equal("", await page.EvaluateAsync<string>("async () => (await axe.run()).violations.map(violation => `${violation.id} ${violation.nodes[0].html}`).join()"));
    }

    [Fact]
    public async Task A_visitor_who_waits_is_answered_in_two_actions_without_scrolling_and_a_begun_answer_outlasts_a_reload()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        foreach (var (width, height) in ((int, int)[])[(1280, 800), (390, 844)])
        {
            await using var office = await chromium.Browser.NewContextAsync(new() { Locale = "ja", ViewportSize = new() { Width = width, Height = height } });
            var desk = await DeskPage.SignInAsync(office, server.Address, "ja");
            await AnswerFromTodayAsync(desk, await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync($"空き工場 {width}"));
            var visitor = await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync("設備の借り入れ");
            await desk.GoAsync("/desk/conversations");

            var take = desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^引き受ける") }).First;
            await Assertions.Expect(take).ToBeInViewportAsync();
            await take.ClickAsync();
            await Assertions.Expect(desk.Page.Locator("#text")).ToBeFocusedAsync();
            await desk.Page.Keyboard.InsertTextAsync("石井様、承ります。");
            var draft = desk.Page.WaitForResponseAsync("**/draft?**");
            await desk.Page.Keyboard.PressAsync("End");
            await draft;
            await desk.Page.ReloadAsync();
            await Assertions.Expect(desk.Page.Locator("#text")).ToHaveValueAsync("石井様、承ります。");
            var send = desk.Page.GetByRole(AriaRole.Button, new() { Name = "送る", Exact = true });
            await Assertions.Expect(send).ToBeInViewportAsync(new() { Ratio = 1 });
            await send.ClickAsync();

            await Assertions.Expect(desk.Thread).ToContainTextAsync("石井様、承ります。");
            await Assertions.Expect(desk.Page.Locator("#text")).ToHaveValueAsync("");
            Assert.Contains("石井様、承ります。", (await visitor.LookAsync()).Texts);
            await NoteAsync(desk, $"次は私が電話します {width}");
            Assert.DoesNotContain((await visitor.LookAsync()).Texts, text => text.Contains("電話します", StringComparison.Ordinal));
            Assert.Equal(height, await desk.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        }
    }

    [Fact]
    public async Task The_field_is_there_for_the_next_answer_though_news_of_the_first_comes_late()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        // Nobody is at the desk yet: it is a message, and whoever writes first has it.
        var visitor = await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync("雨漏りの修理");
        await using var office = await chromium.Browser.NewContextAsync(new() { Locale = "ja" });
        var desk = await DeskPage.SignInAsync(office, server.Address, "ja");
        await desk.GoAsync("/desk/conversations");
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("雨漏り") }).First.ClickAsync();
        var late = new TaskCompletionSource();
        await desk.Page.RouteAsync("**/composer?**", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        var text = desk.Page.Locator("#text");
        foreach (var answer in (string[])["業者の一覧をお送りします。", "ほかにご心配はありますか。"])
        {
            await text.FillAsync(answer);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "送る", Exact = true }).ClickAsync();
            await Assertions.Expect(desk.Thread).ToContainTextAsync(answer);
            await Assertions.Expect(text).ToHaveValueAsync("");
            late.TrySetResult();
            // What comes after it has it behind it.
            for (var i = 0; i < 3; i++) await desk.Page.EvaluateAsync("fetch('/desk').then(answer => answer.text())");
            await Assertions.Expect(text).ToBeVisibleAsync();
            await Assertions.Expect(desk.Page.Locator("#to")).ToBeVisibleAsync();
        }
        Assert.Contains("ほかにご心配はありますか。", (await visitor.LookAsync()).Texts);
    }
}
