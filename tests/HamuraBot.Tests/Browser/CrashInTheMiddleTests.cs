using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The server goes away under an open page, and comes back.</summary>
[Collection(Browsers.Name)]
public sealed class CrashInTheMiddleTests(ChromiumFixture chromium)
{
    private const string Phone = "555-1111";

    [Theory]
    [InlineData("2026-11-24T09:00:00+09:00")]
    [InlineData("2026-11-25T09:30:00+09:00")]
    public async Task A_conversation_goes_on_after_a_crash_and_after_a_night(string later)
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-24T09:00:00+09:00"));
        await using var context = await chromium.Browser.NewContextAsync();
        var chat = await ChatPage.OpenAsync(context, server.Address);
        await chat.AskAsync("電話番号を教えてください", Phone);

        server.Kill();
        await Assertions.Expect(chat.Status).Not.ToBeEmptyAsync();
        await chat.SayAsync("止まっている間に書きました");
        server.Settings["Clock__Start"] = later;
        await server.StartAsync();
        await Assertions.Expect(chat.Status).ToBeEmptyAsync();
        await Eventually.TrueAsync("the message is answered", async () =>
            (await chat.LoggedMessagesAsync(server.Http)).Count(Activities.IsFromUser) == 2);
        // Its answer may name the number, too.
        await chat.AssertShowsTheLogAsync(server.Http);
        await chat.AskAsync("電話番号は？", Phone);

        await chat.AssertShowsTheLogAsync(server.Http);
        Assert.Equal(
            ["電話番号を教えてください", "止まっている間に書きました", "電話番号は？"],
            (await chat.LoggedMessagesAsync(server.Http)).Where(Activities.IsFromUser).Select(message => message.Text("text")));
    }
}
