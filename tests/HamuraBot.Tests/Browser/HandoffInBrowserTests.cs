using System.Net;
using System.Text;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A visitor's page while a person is wanted, there, and gone again.</summary>
[Collection(Servers.Name)]
public sealed class HandoffInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData(390, "ja", "人と話したい", "なし", "佐藤（職員）", "順番は1番目です", "職員が応対しています")]
    [InlineData(1280, "en", "I want to talk to a person", "skip", "佐藤 (staff)", "You are number 1 in the queue", "A member of staff is with you")]
    public async Task The_bar_shows_the_place_the_officers_words_bear_a_name_and_both_see_the_other_write(
        int width, string language, string wish, string skip, string name, string place, string with)
    {
        await using var server = await HamuraProcess.StartNewAsync([("Clock__Start", "2026-11-25T10:00:00+09:00"), .. DeskClient.Settings]);
        var officer = new DeskClient { Server = server };
        await officer.SignInAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = "ja-JP" });
        var chat = await ChatPage.OpenAsync(context, server.Address, language);
        var signs = 0;
        chat.Page.Request += (_, request) => signs += request.PostData?.Contains("\"typing\"", StringComparison.Ordinal) == true ? 1 : 0;
        await WantPersonAsync(chat, wish, skip, place);
        await chat.AssertIsAccessibleAsync();
        Assert.Equal(0, signs);

        // By keyboard alone: out of the queue, and into it again.
        await chat.Bar.GetByRole(AriaRole.Button).Last.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Bar).ToBeHiddenAsync();
        await WantPersonAsync(chat, wish, skip, place);
        var id = (await officer.GetAsync("handoffs?status=waiting"))[0].Text("id");
        Assert.Equal(HttpStatusCode.OK, await officer.DoAsync(id, "take"));
        await Assertions.Expect(chat.Bar).ToContainTextAsync(with);
        Assert.Equal(0, await chat.Bar.GetByRole(AriaRole.Button).CountAsync());

        await officer.DoAsync(id, "messages", new { text = "*承ります*" });
        await chat.Bubble(name).Filter(new() { HasText = "*承ります*" }).WaitForAsync();
        await officer.SendFileAsync(id, "申込書.txt", Encoding.UTF8.GetBytes("書式"));
        await chat.Bubble("申込書.txt").WaitForAsync();
        await officer.DoAsync(id, "typing");
        await chat.Typing.WaitForAsync();
        await chat.SendBox.PressSequentiallyAsync("あ");
        await Eventually.TrueAsync("the officer is told", () => Task.FromResult(signs > 0));

        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Bar).ToContainTextAsync(with);
        await chat.Bubble(name).First.WaitForAsync();
        await chat.AssertIsAccessibleAsync();
        await officer.DoAsync(id, "close", new { note = "済" });
        await Assertions.Expect(chat.Bar).ToBeHiddenAsync();
        await chat.SuggestedActions.Last.ClickAsync();
        await chat.Bubble(language == "ja" ? "今後の応対に役立てます" : "This helps us").WaitForAsync();
        chat.AssertIsClean();
    }

    private static async Task WantPersonAsync(ChatPage chat, string wish, string skip, string place)
    {
        await chat.SayAsync(wish);
        for (var n = 0; n < 3; n++)
        {
            var before = await chat.Bubbles.CountAsync();
            await chat.SayAsync(skip);
            await Eventually.TrueAsync("it is answered", async () => await chat.Bubbles.CountAsync() >= before + 2);
        }
        await Assertions.Expect(chat.Bar).ToContainTextAsync(place);
    }
}
