using System.Globalization;
using HamuraBot.Tests.Fixtures;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>A server with a cloud of its own beside it, that has been greeted. The cloud is waited for longer than usual: the tests' machine is slow.</summary>
public sealed class EnrichedServer : IAsyncLifetime
{
    /// <summary>Not the desk's, whoever reads it.</summary>
    public const string Foreign = "昨日の野球の試合と選手の打率、監督の采配について語り合いたいです";

    private int games;

    public LanguageService Cloud { get; private set; } = null!;

    public HamuraProcess Process { get; private set; } = null!;

    /// <summary>One that the cloud was not asked before. Numbered, not keyed: letters at random may stand in somebody's phrasing.</summary>
    public string NewForeign() => string.Create(CultureInfo.InvariantCulture, $"{Foreign}（第{++games}戦）");

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
