using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>Whoever waits for an officer can think better of it, whatever was said meanwhile.</summary>
[Collection(Browsers.Name)]
public sealed class WaitingInTheBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_ways_out_of_the_queue_stay_in_sight_and_work_by_keyboard()
    {
        await using var server = await HamuraProcess.StartNewAsync([("Clock__Start", "2026-11-25T10:00:00+09:00"), .. DeskClient.Settings]);
        var officer = new DeskClient { Server = server };
        await officer.SignInAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 800 }, Locale = "ja-JP" });
        var chat = await ChatPage.OpenAsync(context, server.Address);
        await WantPersonAsync(chat);
        await chat.AskAsync("電話番号を教えてください", "042-555-1111");
        await Assertions.Expect(chat.WaysOut).ToBeVisibleAsync();
        await chat.AssertIsAccessibleAsync();

        await PressAsync(chat, "呼び出しをやめる");
        await chat.Bubble("お呼び出しを取りやめました").WaitForAsync();
        await Assertions.Expect(chat.WaysOut).ToBeHiddenAsync();

        // Still at the screen, however long it took.
        await officer.GetAsync("handoffs");
        await WantPersonAsync(chat);
        await chat.Page.ReloadAsync();
        await PressAsync(chat, "伝言を残す");
        await chat.Bubble("伝言をどうぞ").WaitForAsync();
        await chat.SayAsync("折り返しお願いします");
        await chat.Bubble("伝言をお預かりしました").WaitForAsync();
        await Assertions.Expect(chat.WaysOut).ToBeHiddenAsync();
        chat.AssertIsClean();
    }

    private static async Task PressAsync(ChatPage chat, string button)
    {
        await chat.WaysOut.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task WantPersonAsync(ChatPage chat)
    {
        foreach (var words in (string[])["人と話したい", "なし", "なし", "なし"])
        {
            var before = await chat.Bubbles.CountAsync();
            await chat.SayAsync(words);
            await Eventually.TrueAsync("it is answered", async () => await chat.Bubbles.CountAsync() >= before + 2);
        }
        await Assertions.Expect(chat.WaysOut).ToBeVisibleAsync();
    }
}
