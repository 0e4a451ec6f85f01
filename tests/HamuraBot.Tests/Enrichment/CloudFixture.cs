using HamuraBot.Enrichment;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>A cloud of its own, what asks it, and what was understood before it is asked.</summary>
internal sealed class CloudFixture : IAsyncDisposable
{
    public const string Aid = "interest-subsidy", Expert = "expert-dispatch";

    public static readonly Meaning NotUnderstood = new(Language.Ja, Intent.None, [], []);
    public static readonly Meaning CloseRace = new(Language.Ja, Intent.Topic, [], [Aid, Expert]);
    public static readonly Meaning Sure = new(Language.Ja, Intent.Topic, [new Answer(Aid, 0.9)], []);

    private readonly CloudEnrichment enrichment;

    private CloudFixture(LanguageService service)
    {
        Service = service;
        Settings.Endpoint = service.Endpoint;
        Cloud = new(EnrichmentServices.Client(Settings), Options.Create(Settings), Clock, NullLogger<CloudLanguage>.Instance);
        enrichment = new(Cloud, Options.Create(Settings), Clock);
    }

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public EnrichmentOptions Settings { get; } = new() { Key = LanguageService.Key, DeadlineMilliseconds = 5000 };

    public LanguageService Service { get; }

    public CloudLanguage Cloud { get; }

    public static async Task<CloudFixture> OpenAsync() => new(await LanguageService.StartAsync());

    public Task<Meaning> EnrichAsync(string text, Meaning local) => enrichment.EnrichAsync(text, local, Understand);

    public async ValueTask DisposeAsync()
    {
        Cloud.Dispose();
        await Service.DisposeAsync();
    }

    /// <summary>Knows one word.</summary>
    private static Meaning Understand(string text, Language language) =>
        text == "利子" ? Sure with { Language = language } : NotUnderstood with { Language = language };
}
