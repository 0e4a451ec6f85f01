using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A company in the chat and an officer at the desk, each in a browser.</summary>
[Collection(Browsers.Name)]
public sealed class HandoffInTheBrowserTests(ChromiumFixture chromium)
{
    /// <summary>In no time or date that stands beside a message.</summary>
    private const string FromTheSecondTab = "Tab B";

    public static TheoryData<Talk> Talks => [
        new("ja", "人と話したい", "設備資金の融資について相談したい", "青梅製作所", "髙橋", "羽村です。どのくらいの額をお考えですか。", "500万円です。",
            "入力しています", "見積もりです", "済み", "また自動応答がお答えします"),
        new("en", "I want to talk to a person", "A loan for a new machine", "Ome Works", "Takahashi", "This is Hamura. How much do you need?", "Five million yen.",
            "is typing", "Our estimate", "done", "automatic answers are back"),
    ];

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task Words_files_and_typing_go_both_ways_and_survive_a_reload_a_second_tab_and_a_crash(Talk talk)
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        await using var office = await chromium.Browser.NewContextAsync(new() { Locale = talk.Language });
        await using var company = await chromium.Browser.NewContextAsync(new() { Locale = talk.Language, ViewportSize = new() { Width = 390, Height = 844 } });
        var desk = await DeskPage.SignInAsync(office, server.Address, talk.Language);
        var chat = await ChatPage.OpenAsync(company, server.Address, talk.Language);

        await AskForAPersonAsync(chat, server, talk);
        await Assertions.Expect(desk.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\) "));
        await desk.TakeFirstAsync(talk.About);
        await desk.WriteAsync(talk.Question);
        await Assertions.Expect(chat.Bubble(talk.Question)).ToHaveCountAsync(1);

        await chat.TypeAsync(talk.Answer);
        await Assertions.Expect(desk.Thread).ToContainTextAsync(talk.Typing);
        await chat.SendBox.PressAsync("Enter");
        await Assertions.Expect(desk.Thread).ToContainTextAsync(talk.Answer);
        await chat.AttachAsync("estimate.png", "image/png", SomeFile.Png);
        await chat.SayAsync(talk.Answer);
        await Assertions.Expect(desk.Thread.GetByRole(AriaRole.Link, new() { Name = "estimate.png" })).ToBeVisibleAsync();
        await desk.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "plan.pdf", MimeType = "application/pdf", Buffer = SomeFile.Pdf });
        await desk.WriteAsync(talk.FileNote);
        await Assertions.Expect(chat.Bubble("plan.pdf")).ToHaveCountAsync(1);

        server.Kill();
        await server.StartAsync();
        await desk.Page.ReloadAsync();
        await chat.Page.ReloadAsync();
        var second = await ChatPage.OpenAsync(company, server.Address, talk.Language);
        await second.SayAsync(FromTheSecondTab);
        await Assertions.Expect(desk.Thread.Locator("li.said.visitor").Last).ToContainTextAsync(FromTheSecondTab);
        await Assertions.Expect(chat.Bubble(talk.FileNote)).ToHaveCountAsync(1);
        var log = (await chat.LoggedMessagesAsync(server.Http)).Count;
        await Assertions.Expect(desk.Thread.Locator("li.said")).ToHaveCountAsync(log);
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(log);

        await desk.CloseAsync(talk.Outcome);
        await Assertions.Expect(chat.Bubble(talk.BotIsBack)).ToHaveCountAsync(1);
        chat.AssertIsClean();
    }

    private static async Task AskForAPersonAsync(ChatPage chat, HamuraProcess server, Talk talk)
    {
        foreach (var words in (string[])[talk.Wish, talk.About, talk.Company, talk.Name])
        {
            var before = (await chat.LoggedMessagesAsync(server.Http)).Count;
            await chat.SayAsync(words);
            await Eventually.TrueAsync("the bot has answered", async () => (await chat.LoggedMessagesAsync(server.Http)).Count >= before + 2);
        }
    }

    public sealed record Talk(
        string Language, string Wish, string About, string Company, string Name, string Question, string Answer, string Typing, string FileNote, string Outcome,
        string BotIsBack)
    {
        public override string ToString() => Language;
    }
}
