using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A browser tab with our page in it, seen as a visitor sees it; and what the visitor does not see, to be judged at the end.</summary>
public sealed class ChatPage
{
    private const string HashOfNothing = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private readonly ConcurrentQueue<string> refusals = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentQueue<Uri> requests = new();
    private readonly IPage page;
    private readonly Uri home;

    private ChatPage(IPage page, Uri home)
    {
        (this.page, this.home) = (page, home);
        page.Request += (_, request) => requests.Enqueue(new Uri(request.Url));
        page.WebSocket += (_, socket) => requests.Enqueue(new Uri(socket.Url));
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                refusals.Enqueue(message.Text);
            }
        };
    }

    public IPage Page => page;

    /// <summary>The bubbles of the conversation, from both sides. By element: Web Chat gives the role to a part of each as well.</summary>
    public ILocator Bubbles => Scope.GetByRole(AriaRole.Feed).Locator("article");

    public ILocator SendBox => Scope.Locator("[data-chat-input]");

    public ILocator SuggestedActions => Scope.Locator("[data-buttons]").GetByRole(AriaRole.Button);

    /// <summary>The ways out of the queue, as long as the visitor is in it.</summary>
    public ILocator WaysOut => Scope.Locator("[data-chat-waiting]");

    public ILocator Status => Scope.Locator("[data-chat-status]");

    /// <summary>Where the chat is: the page itself, or the frame of the widget in it.</summary>
    private ILocator Scope => page.Locator("[data-chat]");

    /// <param name="prepare">What is to happen to the page before anything is loaded.</param>
    public static async Task<ChatPage> OpenAsync(IBrowserContext context, Uri home, string language = "ja", Func<IPage, Task>? prepare = null)
    {
        var chat = new ChatPage(await context.NewPageAsync(), home);
        if (prepare is not null)
        {
            await prepare(chat.page);
        }

        await chat.page.GotoAsync(new Uri(home, $"/?lang={language}").AbsoluteUri);
        await chat.SendBox.WaitForAsync();
        return chat;
    }

    public async Task TypeAsync(string text) => await SendBox.FillAsync(text);

    public async Task SayAsync(string text)
    {
        await TypeAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Asks, and waits until the conversation has grown by the answer.</summary>
    public async Task AskAsync(string text, string awaited)
    {
        var before = await Bubble(awaited).CountAsync();
        await SayAsync(text);
        await Assertions.Expect(Bubble(awaited)).ToHaveCountAsync(before + 1);
    }

    public ILocator Bubble(string text) => Bubbles.Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Until the page shows that the file goes along.</summary>
    public async Task AttachAsync(string name, string type, byte[] content)
    {
        await Scope.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
        await Scope.Locator("[data-chat-files]").GetByText(name).WaitForAsync();
    }

    public async Task<IReadOnlyList<string>> TextsAsync() => await Bubbles.AllInnerTextsAsync();

    /// <summary>The messages of this conversation as the server has them; none before it has begun.</summary>
    public async Task<IReadOnlyList<JsonObject>> LoggedMessagesAsync(HttpClient http)
    {
        if (await page.EvaluateAsync<string?>("() => localStorage.getItem('hamurabot.session')") is not { } stored) return [];
        var session = JsonNode.Parse(stored)!;
        var path = $"/conversations/{session.Text("conversationId")}/activities?watermark=";
        var log = await http.CallAsync(HttpMethod.Get, path, session.Text("token")).JsonAsync();
        return [.. log["activities"]!.AsArray().Select(activity => activity!.AsObject()).Where(Activities.IsMessage)];
    }

    /// <summary>Every message of the log is on the page, once, and answered once.</summary>
    public async Task AssertShowsTheLogAsync(HttpClient http)
    {
        var log = await LoggedMessagesAsync(http);
        await Assertions.Expect(Bubbles).ToHaveCountAsync(log.Count);
        var said = log.Where(Activities.IsFromUser).ToList();
        Assert.Equal(said.Count, said.Select(Activities.Key).Distinct().Count());
        Assert.All(said, message => Assert.Contains(log, answer => answer.IsFromBot() && answer.Text("replyToId") == message.Id()));
    }

    public async Task AssertIsAccessibleAsync()
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run()).violations.map(violation => `${violation.id}: ${violation.help} ${violation.nodes.map(node => node.html).join(' ')}`)
            """);
        Assert.True(found.GetArrayLength() == 0, string.Join('\n', found.EnumerateArray()));
    }

    /// <summary>No other host was asked for anything, no script failed, and the browser refused nothing that we know to need.</summary>
    public void AssertIsClean()
    {
        Assert.Empty(faults);
        Assert.DoesNotContain(requests, request => request.Scheme is not ("blob" or "data") && request.Authority != home.Authority);
        // One nested style cache of Web Chat 4.18.1 is given no nonce: once a load an empty style tag is refused, and not missed.
        Assert.All(refusals, refusal => Assert.Contains(HashOfNothing, refusal));
        Assert.Equal(refusals.Distinct(), refusals);
    }
}
