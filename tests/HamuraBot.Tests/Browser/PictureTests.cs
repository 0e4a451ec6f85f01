using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The picture in the README, taken of the page as it is and kept when HAMURA_SCREENSHOT names a file for it.</summary>
[Collection(Browsers.Name)]
public sealed class PictureTests(SharedServer server, ChromiumFixture chromium)
{
    [Fact]
    public async Task A_dated_and_cited_answer_has_its_picture_taken()
    {
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new ViewportSize { Width = 1280, Height = 1080 },
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
        });
        var chat = await ChatPage.OpenAsync(context, server.Process.Address);
        await chat.AskAsync("融資を受けるとき、利子の補助はありますか", "2017年7月26日");
        await chat.Page.GetByText("接続中…", new() { Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Eventually.TrueAsync("the transcript stands still", () => StandsStillAsync(chat));

        var picture = await chat.Page.ScreenshotAsync();

        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("HAMURA_SCREENSHOT") is { Length: > 0 } file)
        {
            await File.WriteAllBytesAsync(file, picture);
        }
    }

    private static async Task<bool> StandsStillAsync(ChatPage chat)
    {
        var before = await chat.Bubbles.Last.BoundingBoxAsync();
        await chat.Page.EvaluateAsync("() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))");
        var after = await chat.Bubbles.Last.BoundingBoxAsync();
        return before!.Y == after!.Y;
    }
}
