using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The unmodified Web Chat in Chromium, wide and narrow, in both languages.</summary>
[Collection(Browsers.Name)]
public sealed class WebChatTests(SharedServer server, ChromiumFixture chromium)
{
    private const int Wide = 1280;
    private const int Narrow = 390;
    private const string Phone = "555-1111";

    [Theory]
    [InlineData(Wide, "ja", "電話番号を教えてください")]
    [InlineData(Wide, "en", "What is your phone number?")]
    [InlineData(Narrow, "ja", "電話番号を教えてください")]
    [InlineData(Narrow, "en", "What is your phone number?")]
    public async Task A_visitor_asks_follows_a_suggestion_sends_a_file_and_finds_it_all_again(int width, string language, string question)
    {
        await using var context = await ContextAsync(width);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, language);
        await chat.AskAsync(question, Phone);

        var suggestion = chat.SuggestedActions.First;
        var words = (await suggestion.InnerTextAsync()).Trim();
        await suggestion.ClickAsync();
        await chat.Bubble(words).First.WaitForAsync();

        await chat.AttachAsync("見積書.txt", "text/plain", SomeFile.Text("合計 1,000円"));
        await chat.SayAsync(language == "ja" ? "資料です" : "My papers");
        await chat.Bubble("見積書.txt").First.WaitForAsync();
        await AssertSettledAsync(chat, 3);
        await chat.AssertShowsTheLogAsync(server.Http);
        var before = await chat.TextsAsync();

        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(before.Count);
        await chat.AssertShowsTheLogAsync(server.Http);
        Assert.Contains("見積書.txt", string.Concat(await chat.TextsAsync()));

        await chat.AssertIsAccessibleAsync();
        Assert.False(await ScrollsSidewaysAsync(chat.Page));
        chat.AssertIsClean();
    }

    [Fact]
    public async Task Two_tabs_are_both_live()
    {
        await using var context = await ContextAsync(Wide);
        var one = await ChatPage.OpenAsync(context, server.Process.Address);
        await one.AskAsync("電話番号を教えてください", Phone);
        var other = await ChatPage.OpenAsync(context, server.Process.Address);
        await other.Bubble(Phone).First.WaitForAsync();

        await other.SayAsync("こんにちは、二つ目です");
        await one.Bubble("こんにちは、二つ目です").WaitForAsync();
        await one.SayAsync("こちらは一つ目です");
        await other.Bubble("こちらは一つ目です").WaitForAsync();

        await AssertSettledAsync(one, 3);
        await one.AssertShowsTheLogAsync(server.Http);
        await other.AssertShowsTheLogAsync(server.Http);
        one.AssertIsClean();
        other.AssertIsClean();
    }

    [Fact]
    public async Task Where_WebSockets_are_blocked_the_chat_polls()
    {
        await using var context = await ContextAsync(Wide);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address,
            prepare: page => page.RouteWebSocketAsync("**", socket => _ = socket.CloseAsync()));

        await chat.AskAsync("電話番号を教えてください", Phone);
        await chat.SayAsync("ありがとう");
        await AssertSettledAsync(chat, 2);

        await chat.AssertShowsTheLogAsync(server.Http);
    }

    [Fact]
    public async Task Enter_while_composing_does_not_send()
    {
        await using var context = await ContextAsync(Wide);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address);
        await chat.SendBox.FocusAsync();
        var keyboard = await context.NewCDPSessionAsync(chat.Page);
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "しえん", ["selectionStart"] = 3, ["selectionEnd"] = 3 });
        await chat.SendBox.PressAsync("Enter");
        Assert.DoesNotContain(await chat.LoggedMessagesAsync(server.Http), Activities.IsFromUser);

        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "支援" });
        await Assertions.Expect(chat.SendBox).ToHaveValueAsync("支援");
        await chat.SendBox.PressAsync("Enter");
        await AssertSettledAsync(chat, 1);

        Assert.Equal("支援", Assert.Single(await chat.LoggedMessagesAsync(server.Http), Activities.IsFromUser).Text("text"));
    }

    [Fact]
    public async Task A_question_on_the_page_starts_the_conversation()
    {
        await using var context = await ContextAsync(Narrow);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Process.Address, "/?lang=ja").AbsoluteUri);
        var question = page.Locator("button[data-chat-ask]").First;
        var words = (await question.InnerTextAsync()).Trim();

        await question.ClickAsync();

        await page.GetByRole(AriaRole.Feed).Locator("article").Filter(new() { HasText = words }).First.WaitForAsync();
    }

    [Fact]
    public async Task What_is_typed_and_sent_before_Web_Chat_has_come_is_sent_in_order_and_no_letter_is_lost()
    {
        await using var context = await ContextAsync(Wide);
        var arrives = new TaskCompletionSource();
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, prepare: page => page.RouteAsync("**/assets/webchat.*", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        }));

        await chat.SayAsync("電話番号を教えてください");
        await chat.SayAsync("ありがとう");
        await chat.TypeAsync("書きかけの");
        await Assertions.Expect(chat.Page.Locator("[data-chat-pending] li")).ToHaveTextAsync(["電話番号を教えてください", "ありがとう"]);
        arrives.SetResult();
        await AssertSettledAsync(chat, 2);

        await Assertions.Expect(chat.SendBox).ToHaveValueAsync("書きかけの");
        Assert.Equal(["電話番号を教えてください", "ありがとう"], (await chat.LoggedMessagesAsync(server.Http)).Where(Activities.IsFromUser).Select(said => said.Text("text")));
        await chat.AssertShowsTheLogAsync(server.Http);
    }

    /// <summary>As many messages as were said are in the log with their answers.</summary>
    private async Task AssertSettledAsync(ChatPage chat, int said) => await Eventually.TrueAsync($"{said} messages are in the log, with their answers", async () =>
        (await chat.LoggedMessagesAsync(server.Http)).Count(Activities.IsFromUser) == said);

    private Task<IBrowserContext> ContextAsync(int width) => chromium.Browser.NewContextAsync(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = width, Height = 800 },
        Locale = "ja-JP",
        TimezoneId = "Asia/Tokyo",
    });

    private static Task<bool> ScrollsSidewaysAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
