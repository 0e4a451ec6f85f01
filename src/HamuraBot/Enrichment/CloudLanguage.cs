using System.Security.Cryptography;
using System.Text;
using Azure.AI.TextAnalytics;
using HamuraBot.Understanding.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace HamuraBot.Enrichment;

/// <summary>
/// Asks Azure AI Language, and never fails: whatever goes wrong there, the answer is that nothing was found. What was found is kept a
/// while under a hash of the text.
/// </summary>
public sealed partial class CloudLanguage(
    TextAnalyticsClient client, IOptions<EnrichmentOptions> options, TimeProvider clock, ILogger<CloudLanguage> logger) : IDisposable
{
    private const int MostKept = 2000;

    /// <summary>Below this the cloud itself is guessing.</summary>
    private const double Sure = 0.8;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);
    private static readonly TextAnalyticsRequestOptions KeepNothing = new() { DisableServiceLogs = true };
    private static readonly AnalyzeSentimentOptions KeepNothingOfSentiment = new() { DisableServiceLogs = true };
    private static readonly RecognizePiiEntitiesOptions KeepNothingOfPersonalData = new()
    {
        DisableServiceLogs = true,
        CategoriesFilter =
        {
            PiiEntityCategory.Person, PiiEntityCategory.PhoneNumber, PiiEntityCategory.Email, PiiEntityCategory.Address,
            PiiEntityCategory.CreditCardNumber, PiiEntityCategory.JPMyNumberPersonal,
        },
    };

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly CloudBreaker breaker = new(options.Value.Rest, clock, logger);

    public bool IsResting => breaker.IsResting;

    /// <returns><see cref="Spoken.None"/> unless the cloud is sure that it is Japanese or English.</returns>
    public Task<Spoken> DetectAsync(string text, CancellationToken deadline) => AskAsync(KeyOf("language", text), Spoken.None, async token =>
    {
        DetectLanguageInput[] documents = [new("0", text) { CountryHint = "jp" }];
        DetectLanguageResultCollection results = await client.DetectLanguageBatchAsync(documents, KeepNothing, token);
        return results is [{ HasError: false, PrimaryLanguage: { ConfidenceScore: >= Sure } language }]
            ? language.Iso6391Name switch { "ja" => Spoken.Ja, "en" => Spoken.En, _ => Spoken.None }
            : Spoken.None;
    }, deadline);

    public Task<Findings> FindAsync(string text, Language language, CancellationToken deadline) =>
        AskAsync(KeyOf(language.Code(), text), Findings.None, token => FindNowAsync(text, language, token), deadline);

    public void Dispose() => known.Dispose();

    private async Task<Findings> FindNowAsync(string text, Language language, CancellationToken token)
    {
        TextDocumentInput[] documents = [new("0", text) { Language = language.Code() }];
        var sentiments = client.AnalyzeSentimentBatchAsync(documents, KeepNothingOfSentiment, token);
        var phrases = client.ExtractKeyPhrasesBatchAsync(documents, KeepNothing, token);
        var personal = client.RecognizePiiEntitiesBatchAsync(documents, KeepNothingOfPersonalData, token);
        await Task.WhenAll(sentiments, phrases, personal);
        return new Findings(
            (await sentiments).Value is [{ HasError: false, DocumentSentiment.ConfidenceScores.Negative: >= Sure }],
            (await phrases).Value is [{ HasError: false } found] ? [.. found.KeyPhrases] : [],
            (await personal).Value is [{ HasError: false } masked] ? masked.Entities.RedactedText : null);
    }

    private async Task<T> AskAsync<T>(string key, T nothing, Func<CancellationToken, Task<T>> ask, CancellationToken deadline)
    {
        if (known.TryGetValue(key, out T? kept))
        {
            return kept!;
        }
        try
        {
            var found = await breaker.RunAsync(ask, deadline);
            return known.Set(key, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
        }
        catch (BrokenCircuitException)
        {
            return nothing;
        }
        // Whatever a service elsewhere or its library does wrong: the visitor has the local answer.
        catch (Exception failure)
        {
            var (kind, status) = CloudBreaker.Cause(failure);
            AskedInVain(logger, kind, status);
            return nothing;
        }
    }

    private static string KeyOf(string about, string text) => about + ":" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Azure AI Language was asked in vain ({Kind}, status {Status}).")]
    private static partial void AskedInVain(ILogger logger, string kind, int status);
}
