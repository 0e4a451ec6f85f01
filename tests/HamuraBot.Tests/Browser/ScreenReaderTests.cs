using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>What the accessibility tree holds of each kind of reply: who says it, all of it in order, names for what can be used, and no markup.</summary>
[Collection(Browsers.Name)]
public sealed class ScreenReaderTests(SharedServer server, ChromiumFixture chromium)
{
    private const string Box = "フォームでまとめて入力", BoxEn = "Fill in one form";

    [Theory]
    [InlineData("ja", "利子補給の上限は？", "企業活動支援デスク: ", "button \"くわしく\"")]
    [InlineData("ja", "どんな支援がありますか", "企業活動支援デスク: ", "listitem: 専門家派遣")]
    [InlineData("ja", "研修の補助金はありますか", "企業活動支援デスク: ", "2015年3月31日で終了")]
    [InlineData("ja", "利子補給と専門家派遣について教えてください", "企業活動支援デスク: ", "strong")]
    [InlineData("ja", "あいうえおかきくけこ", "企業活動支援デスク: ", "button \"職員と話す\"")]
    [InlineData("ja", "セミナーはありますか", "企業活動支援デスク: ", "button \"職員と話す\"")]
    [InlineData("ja", "apply:company-visit", "企業活動支援デスク: ", $"button \"{Box}\"")]
    [InlineData("en", "What is the limit of the interest subsidy?", "Corporate Support Desk: ", "button")]
    [InlineData("en", "What kinds of support are there?", "Corporate Support Desk: ", "listitem")]
    [InlineData("en", "apply:company-visit", "Corporate Support Desk: ", "group \"Choices\"")]
    public async Task A_reply_is_told_whole_by_whom_and_with_names(string language, string question, string speaker, string holds)
    {
        await using var context = await ContextAsync();
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, language);
        await chat.SayAsync(question);
        var replies = chat.Page.Locator("article:has(.from-bot)");
        await Eventually.TrueAsync($"'{question}' is answered", async () => (await HeardAsync(replies)).Contains(holds, StringComparison.Ordinal));

        var heard = await HeardAsync(replies);
        Assert.Contains($"article \"{speaker}", heard, StringComparison.Ordinal);
        foreach (var markup in new[] { "**", "](", "<br", "undefined", "&lt;" }) Assert.DoesNotContain(markup, heard, StringComparison.Ordinal);
        Assert.DoesNotMatch("- (button|link|textbox|combobox|checkbox|radio)(?! \"|:)", heard);
    }

    [Theory]
    [InlineData("ja", Box)]
    [InlineData("en", BoxEn)]
    public async Task Each_field_of_a_form_on_one_card_has_its_name(string language, string button)
    {
        await using var context = await ContextAsync();
        var chat = await ChatPage.OpenAsync(context, server.Process.Address, language);
        await chat.SayAsync("apply:company-visit");
        await chat.SuggestedActions.Filter(new() { HasText = button }).ClickAsync();
        var card = chat.Page.Locator(".ac-adaptiveCard").Last;
        await card.WaitForAsync();

        Assert.Empty(await card.EvaluateAsync<string[]>("""
            card => [...card.querySelectorAll('input, textarea, select')].filter(field => !field.labels?.length && !field.ariaLabel && !field.getAttribute('aria-labelledby')).map(field => field.outerHTML)
            """));
        Assert.DoesNotMatch("- (textbox|combobox|checkbox|radio|spinbutton)(?! \")", await card.AriaSnapshotAsync());
    }

    private static async Task<string> HeardAsync(ILocator replies) =>
        string.Join('\n', await Task.WhenAll((await replies.AllAsync()).Select(reply => reply.AriaSnapshotAsync())));

    private Task<IBrowserContext> ContextAsync() => chromium.Browser.NewContextAsync(new() { Locale = "ja-JP", TimezoneId = "Asia/Tokyo" });
}
