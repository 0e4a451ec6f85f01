using System.Collections.Concurrent;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>What visitors write stays words, on their own page and on every page of the desk that shows it.</summary>
[Collection(Browsers.Name)]
public sealed class HostileWordsTests(ChromiumFixture chromium)
{
    private static readonly string[] Shapes =
    [
        "<script>{0}</script>", "\"><script>{0}</script>", "</textarea><script>{0}</script>", "<img src=x onerror={0}>", "<svg onload={0}>", "<body onload={0}>",
        "<details open ontoggle={0}>", "<input autofocus onfocus={0}>", "<iframe srcdoc=\"<script>parent.{0}</script>\"></iframe>", "<a href=\"javascript:{0}\">x</a>",
        "[x](javascript:{0})", "![x](x\" onerror=\"{0})", "<object data=\"data:text/html,<script>{0}</script>\"></object>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror={0}>", "<div hx-get=\"/desk\" hx-trigger=\"load\" hx-on::before-request=\"{0}\"></div>",
        "<x hx-on:load=\"{0}\">", "<svg><animate onbegin={0} attributeName=x></svg>", "'-{0}-'", "`${{{0}}}`", "<link rel=stylesheet href=\"javascript:{0}\">",
    ];

    private static readonly string[] Deeds =
        ["alert(1)", "hamuraHeard(1)", "confirm`1`", "top.hamuraHeard(1)", "eval('hamuraHeard(1)')"];

    private static readonly Func<string, string>[] Disguises = [text => text, text => text.ToUpperInvariant(), text => text.Replace("<", "<\t", StringComparison.Ordinal)];

    [Fact]
    public async Task Three_hundred_hostile_messages_run_nothing_for_the_visitor_or_for_an_officer()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        string[] words = [.. from shape in Shapes from deed in Deeds from disguise in Disguises select disguise(shape.Replace("{0}", deed, StringComparison.Ordinal))];
        Assert.Equal(300, words.Length);
        var heard = new ConcurrentQueue<string>();
        await using var office = await WatchedAsync(heard);
        await using var company = await WatchedAsync(heard);
        var desk = await DeskPage.SignInAsync(office, server.Address, "ja");
        var chat = await ChatPage.OpenAsync(company, server.Address);
        var visitor = await DirectLineClient.StartAsync(server.Http);
        foreach (var said in (string[])["人と話したい", words[0], words[3], words[9]]) await visitor.SayAsync(said);
        foreach (var said in words) await visitor.SayAsync(said);
        foreach (var (place, shape) in Shapes.Index()) await chat.SayAsync($"{place}番 {shape.Replace("{0}", Deeds[1], StringComparison.Ordinal)}");

        await desk.GoAsync("/desk");
        await desk.GoAsync("/desk/conversations");
        await desk.GoAsync($"/desk/conversations?query={Uri.EscapeDataString(words[0])}");
        await desk.GoAsync("/desk/gaps");
        await desk.GoAsync($"/desk/conversations/log/{visitor.Conversation}");
        await Assertions.Expect(desk.Page.Locator("li.said.visitor").Last).ToContainTextAsync(words[^1].Trim());
        await Assertions.Expect(chat.Bubble($"{Shapes.Length - 1}番").First).ToBeVisibleAsync();

        Assert.Empty(heard);
        Assert.Equal(0, await desk.Page.Locator("main script, main img, main iframe, main object, main svg").CountAsync());
    }

    /// <summary>Hears of every script that runs although it should not, and of everything that the page's policy had to stop.</summary>
    private async Task<IBrowserContext> WatchedAsync(ConcurrentQueue<string> heard)
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "ja-JP" });
        await context.ExposeFunctionAsync("hamuraHeard", (object what) => heard.Enqueue($"a script ran: {what}"));
        context.Dialog += (_, dialog) =>
        {
            heard.Enqueue(dialog.Message);
            _ = dialog.DismissAsync();
        };
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Refused to execute", StringComparison.Ordinal) || message.Text.Contains("script-src", StringComparison.Ordinal))
                heard.Enqueue(message.Text);
        };
        return context;
    }
}
