using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Gaps;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HamuraBot.Tests.Topics;

/// <summary>The chat, the public pages and the desk's topics; the store may be another node's too.</summary>
public sealed class TopicFixture : IAsyncDisposable
{
    private readonly TestApp app;
    private readonly DirectoryInfo? folder;

    private TopicFixture(TestApp app, DirectoryInfo? folder, Dictionary<string, string?> settings) =>
        (this.app, this.folder, Settings, Officer) = (app, folder, settings, new DeskBrowser(app.Server));

    public Dictionary<string, string?> Settings { get; }

    /// <summary>Who left an address in which conversation.</summary>
    public Dictionary<string, string> Addresses { get; private init; } = [];

    /// <summary>Signed in.</summary>
    public DeskBrowser Officer { get; }

    public IServiceProvider Services => app.Services;

    public HttpClient Http => app.Server.CreateClient();

    public TestClock Clock => (TestClock)app.Clock;

    public static async Task<TopicFixture> OpenAsync(StoreProvider provider = StoreProvider.Sqlite)
    {
        var folder = provider is StoreProvider.Sqlite ? Directory.CreateTempSubdirectory("hamura-topics-") : null;
        return await OpenAsync(folder is null
            ? new() { ["Data:Provider"] = "PostgreSql", ["ConnectionStrings:HamuraBot"] = await new PostgresFixture().CreateDatabaseAsync(durable: false) }
            : new() { ["Data:Directory"] = folder.FullName }, folder);
    }

    /// <summary>Another node on the same store, or the same one started anew.</summary>
    public Task<TopicFixture> OpenAgainAsync(ContentFolder? dialogs = null) => OpenAsync(Settings, null, dialogs, Clock);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder?.Delete(recursive: true);
    }

    public Task<DirectLineClient> VisitorAsync(Language language = Language.Ja) => DirectLineClient.StartAsync(Http, locale: language.Locale());

    /// <summary>What the bot says to a question in a conversation of its own: its text and its first mark of an answer.</summary>
    public async Task<(string Text, JsonNode? Mark)> AskAsync(string question, Language language = Language.Ja)
    {
        var visitor = await VisitorAsync(language);
        var answers = await visitor.AnswersAsync(await visitor.SayAsync(question));
        // What is bold is for the eye.
        return (answers[0].Text("text").Replace("**", "", StringComparison.Ordinal), answers[0].Marks()?["answers"]?[0]);
    }

    /// <summary>What is told behind the button under the answer.</summary>
    public async Task<string> AskForMoreAsync(string question)
    {
        var visitor = await VisitorAsync();
        await visitor.SayAsync(question);
        return (await visitor.AnswersAsync(await visitor.SayAsync("くわしく")))[0].Text("text");
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body, string? Location)> PostAsync(string path, object? body)
    {
        using var answer = await Officer.SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));
        return (answer.StatusCode, await ReadAsync(answer), answer.Headers.Location?.ToString());
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> DeleteAsync(string path)
    {
        using var answer = await Officer.SendAsync(HttpMethod.Delete, path);
        return (answer.StatusCode, await ReadAsync(answer));
    }

    public async Task<JsonNode> GetAsync(string path) => (await Officer.ReadAsync<JsonNode>(path))!;

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await Officer.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form of a page, as a browser does without scripts, with these fields filled in.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page, string? Location)> SendAsync(IHtmlFormElement form, params (string Field, string Value)[] filled)
    {
        var values = form.Elements.Where(element => element.GetAttribute("name") is not null).GroupBy(element => element.GetAttribute("name")!)
            .ToDictionary(field => field.Key, field => field.First() switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                var input => input.GetAttribute("value") ?? "",
            });
        foreach (var (field, value) in filled)
        {
            Assert.Contains(field, values.Keys);
            values[field] = value;
        }
        using var answer = await Officer.SendAsync(HttpMethod.Post, form.GetAttribute("action")!, new FormUrlEncodedContent(values));
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()), answer.Headers.Location?.ToString());
    }

    /// <summary>Those that wait to be sent.</summary>
    public Task<List<(string To, string Text)>> MailsAsync() => app.Store.ReadAsync(sql => sql.ListAsync(
        "SELECT to_address, text_body FROM outbox_mails ORDER BY to_address", row => (row.Text("to_address"), row.Text("text_body"))), default);

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadAsStringAsync() is { Length: > 0 } text ? JsonNode.Parse(text) : null;

    private static async Task<TopicFixture> OpenAsync(
        Dictionary<string, string?> settings, DirectoryInfo? folder, ContentFolder? dialogs = null, TestClock? clock = null)
    {
        var addresses = new Dictionary<string, string>();
        var app = await new TestApp
        {
            Clock = clock ?? TestClock.InTokyo("2026-11-25T10:00"),
            Settings = [.. settings, .. DeskFixture.FirstOfficer, new("PublicUrl", "https://desk.example.jp"), new("Dialogs:Directory", (dialogs ?? LibraryCopy.Original).Path)],
            With = services => services.RemoveAll<IAskerAddressSource>().AddSingleton<IAskerAddressSource>(new KnownAddresses(addresses)),
        }.StartAsync();
        var house = new TopicFixture(app, folder, settings) { Addresses = addresses };
        using var answer = await house.Officer.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return house;
    }

    private sealed class KnownAddresses(IReadOnlyDictionary<string, string> addresses) : IAskerAddressSource
    {
        public int Order => 0;

        public Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation) =>
            Task.FromResult(EmailAddress.TryParse(addresses.GetValueOrDefault(conversation)));
    }
}
