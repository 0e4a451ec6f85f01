using HamuraBot.Tests.Fixtures;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>A server with a cloud of its own beside it, that has been greeted. The cloud is waited for longer than usual: the tests' machine is slow.</summary>
public sealed class EnrichedServer : IAsyncLifetime
{
    public LanguageService Cloud { get; private set; } = null!;

    public HamuraProcess Process { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cloud = await LanguageService.StartAsync();
        Process = await HamuraProcess.StartNewAsync(
            ("Language__Endpoint", Cloud.Endpoint.ToString()), ("Language__Key", LanguageService.Key), ("Language__RestSeconds", "1"),
            ("Language__DeadlineMilliseconds", "5000"));
        await Eventually.TrueAsync("the cloud was greeted", () => Task.FromResult(Cloud.Requests.Count == 1));
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}
