using System.Diagnostics.Tracing;
using System.Text.Json;
using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core.Diagnostics;
using TextAnalytics.Tests.Service;

namespace TextAnalytics.Tests;

/// <summary>What the client makes of a service that fails.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private LanguageService service = null!;

    public async Task InitializeAsync() => service = await LanguageService.StartAsync();

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_wrong_key_is_refused_with_the_services_own_words_and_not_tried_again()
    {
        var client = new TextAnalyticsClient(service.Endpoint, new AzureKeyCredential("wrong"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => client.AnalyzeSentimentAsync("text"));

        Assert.Equal((401, "Unauthorized"), (refusal.Status, refusal.ErrorCode));
        Assert.Contains("invalid subscription key", refusal.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task What_is_refused_for_now_is_tried_again_when_the_service_says()
    {
        service.FailNext(Faults.TooMany(retryAfterSeconds: 1));
        var before = TimeProvider.System.GetTimestamp();

        var answer = await Some.Client(service).ExtractKeyPhrasesAsync("[text]");

        Assert.Equal(["text"], answer.Value);
        Assert.Equal(2, service.Requests.Count);
        // Asked for by the service, so never earlier; a delay of a millisecond is what the client was set to.
        Assert.True(TimeProvider.System.GetElapsedTime(before) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_failing_service_is_tried_again_and_in_the_end_given_up()
    {
        var client = Some.Client(service, options => options.Retry.MaxRetries = 2);
        service.FailNext(Faults.Unavailable, Faults.Unavailable);

        Assert.Equal("en", (await client.DetectLanguageAsync("text")).Value.Iso6391Name);
        service.Always = Faults.Unavailable;

        Assert.Equal(503, (await Assert.ThrowsAsync<RequestFailedException>(() => client.DetectLanguageAsync("text"))).Status);
        Assert.Equal(6, service.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_an_exception()
    {
        service.FailNext(Faults.BrokenJson);

        await Assert.ThrowsAnyAsync<JsonException>(() => Some.Client(service).AnalyzeSentimentAsync("text"));
    }

    [Fact]
    public async Task A_slow_service_is_left_when_the_caller_has_waited_enough()
    {
        service.Always = Faults.Silence;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Some.Client(service).AnalyzeSentimentAsync("text", cancellationToken: patience.Token));
    }

    [Fact]
    public async Task A_single_document_that_cannot_be_analysed_is_an_exception_with_its_code()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Some.Client(service).RecognizePiiEntitiesAsync("too long"));

        Assert.Equal(TextAnalyticsErrorCode.InvalidDocument, failure.ErrorCode);
    }

    [Fact]
    public async Task The_raw_response_is_at_hand()
    {
        var answer = await Some.Client(service).DetectLanguageAsync("text");

        Assert.Equal(200, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task Neither_the_key_nor_a_text_is_told_to_those_who_listen_to_the_diagnostics()
    {
        var told = new List<string>();
        using (new AzureEventSourceListener((_, message) => { lock (told) told.Add(message); }, EventLevel.Verbose))
        {
            await Some.Client(service).AnalyzeSentimentAsync("canary text");
        }

        lock (told)
        {
            Assert.Contains(told, message => message.Contains("analyze-text", StringComparison.Ordinal));
            Assert.DoesNotContain(told, message => message.Contains(LanguageService.Key, StringComparison.Ordinal));
            Assert.DoesNotContain(told, message => message.Contains("canary", StringComparison.Ordinal));
        }
    }
}
