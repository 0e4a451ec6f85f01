using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HamuraBot.Tests.Telemetry;

/// <summary>What leaves for those who watch: figures, ids and codes.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Token = "a-token-of-the-scraper";

    private readonly string collector = $"http://127.0.0.1:{Ports.Free()}";
    private readonly ConcurrentQueue<(string Path, byte[] Body)> exports = new();
    private WebApplication app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(collector);
        app = builder.Build();
        app.MapPost("/v1/{kind}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            exports.Enqueue((http.Request.Path.Value!, body.ToArray()));
        });
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Turns_answers_and_what_waits_are_told_and_no_word_of_anybody()
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Telemetry__OtlpEndpoint", collector), ("Telemetry__ExportSeconds", "1"), ("Telemetry__TracedShare", "1"), ("Telemetry__PrometheusToken", Token));
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("利子補給について教えて");
        await visitor.SayAsync("髙橋精機の髙橋 太郎です。taro@example.co.jp まで");
        (await server.Http.GetAsync("/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Dispose();

        await Eventually.TrueAsync("the figures", () => Task.FromResult(Told("hamurabot.turn.duration") && Told("interest-subsidy") && Told("hamurabot.handoffs.waiting")));
        await Eventually.TrueAsync("the traces", () => Task.FromResult(exports.Any(export => export.Path == "/v1/traces" && Has(export.Body, visitor.Conversation))));
        var all = Encoding.UTF8.GetString([.. exports.SelectMany(export => export.Body)]);
        foreach (var canary in (string[])["髙橋", "taro@", "利子補給について", "/r/AAAA", visitor.Token, visitor.User]) Assert.DoesNotContain(canary, all, StringComparison.Ordinal);

        using var closed = await server.Http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        using var scrape = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        using var scraped = await server.Http.SendAsync(scrape);
        var figures = await scraped.Content.ReadAsStringAsync();
        Assert.Contains("hamurabot_turn_duration_seconds_bucket", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("髙橋", figures, StringComparison.Ordinal);
    }

    private bool Told(string name) => exports.Any(export => Has(export.Body, name));

    private static bool Has(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
