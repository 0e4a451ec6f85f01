using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A request filled in on one card, in the unmodified Web Chat.</summary>
[Collection(Browsers.Name)]
public sealed class FormCardTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_company_fills_in_the_card_mends_a_slip_changes_an_answer_and_sends_it(int width)
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"));
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var chat = await ChatPage.OpenAsync(context, server.Address);
        await chat.AskAsync("apply:management-consultation", "どの分野のご相談");
        await chat.SuggestedActions.Filter(new() { HasText = "フォームでまとめて入力" }).ClickAsync();

        var card = chat.Bubbles.Filter(new() { Has = chat.Page.Locator(".ac-adaptiveCard") }).Last;
        await card.WaitForAsync();
        await Assertions.Expect(card.GetByLabel("会社名・屋号")).ToHaveAttributeAsync("autocomplete", "organization");
        await Assertions.Expect(card.GetByLabel("従業員数")).ToHaveAttributeAsync("inputmode", "numeric");
        await Assertions.Expect(card.GetByLabel("メールアドレス")).ToHaveAttributeAsync("type", "email");
        await card.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await card.GetByLabel("ご担当者名").FillAsync("﨑山 太郎");
        await card.GetByLabel("課題").FillAsync("工程を見直したい");
        await card.GetByLabel("会社名・屋号").FillAsync("髙橋精機㈱");
        await card.GetByLabel("従業員数").FillAsync("十二人");
        await card.GetByLabel("メールアドレス").FillAsync("taro@example");
        await card.GetByLabel("第1希望日").FillAsync("2026-12-01");
        foreach (var list in await card.Locator("select").AllAsync()) await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await card.GetByRole(AriaRole.Checkbox).Last.CheckAsync();
        await chat.AssertIsAccessibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "確認に進む" }).ClickAsync();

        await chat.Bubble("もう一度お確かめください").WaitForAsync();
        await chat.AskAsync("taro@example.co.jp", "次の内容で送信してよろしいですか");
        await chat.Bubbles.GetByRole(AriaRole.Button, new() { Name = "変更する項目を選ぶ" }).Last.ClickAsync();
        await chat.Bubbles.GetByRole(AriaRole.Button, new() { Name = "従業員数を変更" }).ClickAsync();
        await chat.Bubble("いまの回答：12").WaitForAsync();
        await chat.SayAsync("１３名");
        await chat.Bubble("従業員数: 13").WaitForAsync();
        await chat.SuggestedActions.Filter(new() { HasText = "送信する" }).ClickAsync();
        await chat.Bubble("受付番号：R-2026-000001").WaitForAsync();
        await chat.AssertIsAccessibleAsync();
        chat.AssertIsClean();
    }
}
