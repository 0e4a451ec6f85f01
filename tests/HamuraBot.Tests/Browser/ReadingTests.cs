using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>What is said reads well: its first line is seen, lines are lines, addresses end where they end, and one press is one message.</summary>
[Collection(Browsers.Name)]
public sealed class ReadingTests(SharedServer server, ChromiumFixture chromium)
{
    private static readonly Dictionary<string, string[]> Questions = new()
    {
        ["ja"] =
        [
            "旋盤を買い替えます。融資の利子に補助はありますか", "研修の補助金はありますか", "どんな支援がありますか", "利子補給と専門家派遣について教えてください。電話番号は何番ですか？",
            "専門家派遣は無料ですか", "セミナーはありますか", "企業訪問をお願いしたい", "空き工場を探しています", "創業の相談をしたい", "ホームページを作りたい", "受付時間は？", "場所はどこですか",
            "利子補給の上限は？", "ケーブルテレビで紹介してほしい", "大学と共同研究がしたい", "奨励金はまだありますか", "資金繰りの相談はできますか", "経営の相談をしたい", "ごみの分別を教えて", "あいうえおかきくけこ",
        ],
        ["en"] =
        [
            "Is there help with the interest on a loan?", "Is there a subsidy for training?", "What kinds of support are there?", "Tell me about expert dispatch", "Is expert dispatch free?",
            "Are there any seminars?", "Can somebody visit our company?", "I am looking for a vacant factory", "I want to start a business", "We need a website", "What are your opening hours?", "Where are you?",
            "What is the limit of the interest subsidy?", "Can we be on cable TV?", "We want to work with a university", "Are there incentives for new companies?", "We are short of money", "I need management advice",
            "How can I sort my garbage?", "asdf qwer zxcv",
        ],
    };

    [Theory]
    [InlineData(1280, 800, "ja")]
    [InlineData(390, 844, "ja")]
    [InlineData(1280, 800, "en")]
    [InlineData(390, 844, "en")]
    public async Task After_each_of_twenty_questions_the_first_line_of_the_answer_is_in_view(int width, int height, string language)
    {
        var questions = Questions[language];
        Assert.Equal(20, questions.Distinct().Count());
        await using var context = await ContextAsync(width, height);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, language);
        foreach (var question in questions)
        {
            await chat.SayAsync(question);
            await Assertions.Expect(Answer(chat, question)).ToBeVisibleAsync();
            await Eventually.TrueAsync($"the first line of the answer to '{question}' is in view", () => chat.Page.EvaluateAsync<bool>("""
                () => {
                  const scrolls = document.querySelector('[data-chat-body]');
                  const box = scrolls.getBoundingClientRect();
                  const isAllSeen = scrolls.scrollHeight - scrolls.scrollTop - scrolls.clientHeight < 2;
                  const asked = [...document.querySelectorAll('.from-visitor')].at(-1);
                  const answer = asked.closest('article').nextElementSibling?.querySelector('.said');
                  if (!answer) return false;
                  const [first, mine] = [answer.getBoundingClientRect().top, asked.getBoundingClientRect().top];
                  return mine >= box.top && first >= box.top && first + 40 <= box.bottom && (isAllSeen || mine - box.top < 24);
                }
                """));
        }

        Assert.False(await chat.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        Assert.True(await chat.Page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('input:not([type=file]), textarea, select')].every(field => parseFloat(getComputedStyle(field).fontSize) >= 16)"));
        await chat.AssertIsAccessibleAsync();
        chat.AssertIsClean();
    }

    [Fact]
    public async Task Lines_are_lines_a_visitors_address_ends_where_it_ends_and_opens_safely()
    {
        await using var context = await ContextAsync(390, 844);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address);
        await chat.SayAsync("https://example.jp/a?b=1。ご確認ください <b>太字</b>");
        var link = chat.Page.Locator(".from-visitor a");
        await Assertions.Expect(link).ToHaveAttributeAsync("href", "https://example.jp/a?b=1");
        await Assertions.Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Assertions.Expect(chat.Page.Locator(".from-visitor b")).ToHaveCountAsync(0);
        await chat.AskAsync("どんな支援がありますか", "専門家派遣");

        Assert.True(await chat.Page.Locator(".from-bot li").CountAsync() > 5);
        Assert.True(await chat.Page.Locator(".from-bot br").CountAsync() > 0);
    }

    [Fact]
    public async Task Two_presses_in_one_moment_are_one_message_and_a_later_one_does_nothing()
    {
        await using var context = await ContextAsync(1280, 800);
        var chat = await ChatPage.OpenAsync(context, server.Process.Address);
        await chat.AskAsync("研修の補助金はありますか", "2015年3月31日");
        var button = await chat.SuggestedActions.First.ElementHandleAsync();

        await button.EvaluateAsync("pressed => { pressed.click(); pressed.click(); }");
        await Eventually.TrueAsync("the press has been answered", async () => (await chat.LoggedMessagesAsync(server.Http)).Count(Activities.IsFromUser) is 2);
        await button.EvaluateAsync("pressed => pressed.click()");
        await chat.AskAsync("ありがとう", "お役に立ててよかったです");

        Assert.Equal(3, (await chat.LoggedMessagesAsync(server.Http)).Count(Activities.IsFromUser));
    }

    private static ILocator Answer(ChatPage chat, string question) =>
        chat.Page.Locator($"article:has(.from-visitor:has-text(\"{question}\")) + article .said").Last;

    private Task<IBrowserContext> ContextAsync(int width, int height) => chromium.Browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = height },
        Locale = "ja-JP",
        TimezoneId = "Asia/Tokyo",
    });
}
