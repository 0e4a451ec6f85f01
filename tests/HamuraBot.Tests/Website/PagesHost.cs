using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Topics.Chat;
using HamuraBot.Website;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HamuraBot.Tests.Website;

/// <summary>The pages alone, with the real words, in memory; and one address that always fails.</summary>
public sealed class PagesHost : IAsyncLifetime
{
    public const string City = "https://www.city.example";
    public const string Failing = "/always-fails";
    private readonly WebApplication app = Build();

    public HttpClient Http { get; private set; } = null!;

    public TopicLibrary Topics => app.Services.GetRequiredService<TopicLibrary>();

    public AnswerText Answers => app.Services.GetRequiredService<AnswerText>();

    public DialogLibrary Library => app.Services.GetRequiredService<DialogLibrary>();

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        Http = app.GetTestClient();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await Http.GetStringAsync(path));

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer().UseSetting("DirectLine:AllowedOrigins:0", City);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDialogs(new(Path.Combine(Repository.Root, "dialogs"))).AddTopics().AddWebsite();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(failed => failed.Run(_ => Task.CompletedTask));
        app.MapWebsite();
        app.MapGet(Failing, string () => throw new InvalidOperationException()).WithPolicy(ResponsePolicy.ChatPage);
        return app;
    }
}
