using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Topics.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace HamuraBot.Tests.Website;

/// <summary>The public pages, and one address that always fails.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    public const string City = "https://www.city.example";
    public const string Failing = "/always-fails";
    private readonly TestApp app = new() { Settings = [new("DirectLine:AllowedOrigins:0", City)], Map = MapFailing };

    public HttpClient Http { get; private set; } = null!;

    public TopicLibrary Topics => app.Get<TopicLibrary>();

    public AnswerText Answers => app.Get<AnswerText>();

    public DialogLibrary Library => app.Get<DialogLibrary>();

    public IServiceProvider Services => app.Get<IServiceProvider>();

    public async Task InitializeAsync() => Http = (await app.StartAsync()).Server.CreateClient();

    public async Task DisposeAsync() => await app.DisposeAsync();

    public async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await Http.GetStringAsync(path));

    private static void MapFailing(WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(_ => Task.CompletedTask));
        app.MapGet(Failing, string () => throw new InvalidOperationException()).WithPolicy(ResponsePolicy.ChatPage);
    }
}
