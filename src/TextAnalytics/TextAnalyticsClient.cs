using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.TextAnalytics;

/// <summary>Asks Azure AI Language about texts. One client serves all threads for the life of the process.</summary>
public class TextAnalyticsClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <summary>Offsets and lengths as .NET counts them.</summary>
    private const string StringIndexType = "Utf16CodeUnit";

    /// <summary>The id of a document that is alone.</summary>
    private const string First = "0";

    private readonly AnalyzeTextOperation operation;
    private readonly TextAnalyticsClientOptions options;

    /// <summary>For the resource at <paramref name="endpoint"/>, with one of its keys.</summary>
    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential) : this(endpoint, credential, new TextAnalyticsClientOptions())
    {
    }

    /// <summary>For the resource at <paramref name="endpoint"/>, with one of its keys.</summary>
    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential, TextAnalyticsClientOptions options)
        : this(endpoint, options, new KeyPolicy(credential ?? throw new ArgumentNullException(nameof(credential))))
    {
    }

    /// <summary>For the resource at <paramref name="endpoint"/>, as an identity of Microsoft Entra.</summary>
    public TextAnalyticsClient(Uri endpoint, TokenCredential credential) : this(endpoint, credential, new TextAnalyticsClientOptions())
    {
    }

    /// <summary>For the resource at <paramref name="endpoint"/>, as an identity of Microsoft Entra.</summary>
    public TextAnalyticsClient(Uri endpoint, TokenCredential credential, TextAnalyticsClientOptions options)
        : this(endpoint, options, new BearerTokenAuthenticationPolicy(credential ?? throw new ArgumentNullException(nameof(credential)), Scope))
    {
    }

    /// <summary>For tests that put something else in its place.</summary>
    protected TextAnalyticsClient()
    {
    }

    private TextAnalyticsClient(Uri endpoint, TextAnalyticsClientOptions options, HttpPipelinePolicy authentication)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        operation = new(endpoint ?? throw new ArgumentNullException(nameof(endpoint)), options, authentication);
    }

    /// <summary>The language of a document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, refused, or could not analyse the document.</exception>
    public virtual async Task<Response<DetectedLanguage>> DetectLanguageAsync(
        string document, string countryHint = null, CancellationToken cancellationToken = default) =>
        (await DetectAsync([new(First, Given(document)) { CountryHint = countryHint }], null, cancellationToken).ConfigureAwait(false))
            .Only(DetectedLanguage.Read);

    /// <summary>The language of each document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, or refused.</exception>
    public virtual async Task<Response<DetectLanguageResultCollection>> DetectLanguageBatchAsync(
        IEnumerable<DetectLanguageInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default)
    {
        var asked = Given(documents);
        var analysis = await DetectAsync(asked, options, cancellationToken).ConfigureAwait(false);
        var results = analysis.InOrder(asked, (id, json) => new DetectLanguageResult(id, DetectedLanguage.Read(json)), (id, error) => new(id, error));
        return Response.FromValue(new DetectLanguageResultCollection(results), analysis.Response);
    }

    /// <summary>The sentiment of a document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, refused, or could not analyse the document.</exception>
    public virtual async Task<Response<DocumentSentiment>> AnalyzeSentimentAsync(
        string document, string language = null, AnalyzeSentimentOptions options = null, CancellationToken cancellationToken = default) =>
        (await SentimentAsync(One(document, language), options, cancellationToken).ConfigureAwait(false)).Only(DocumentSentiment.Read);

    /// <summary>The sentiment of each document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, or refused.</exception>
    public virtual async Task<Response<AnalyzeSentimentResultCollection>> AnalyzeSentimentBatchAsync(
        IEnumerable<TextDocumentInput> documents, AnalyzeSentimentOptions options = null, CancellationToken cancellationToken = default)
    {
        var asked = Given(documents);
        var analysis = await SentimentAsync(asked, options, cancellationToken).ConfigureAwait(false);
        var results = analysis.InOrder(asked, (id, json) => new AnalyzeSentimentResult(id, DocumentSentiment.Read(json)), (id, error) => new(id, error));
        return Response.FromValue(new AnalyzeSentimentResultCollection(results), analysis.Response);
    }

    /// <summary>What a document talks about.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, refused, or could not analyse the document.</exception>
    public virtual async Task<Response<KeyPhraseCollection>> ExtractKeyPhrasesAsync(
        string document, string language = null, CancellationToken cancellationToken = default) =>
        (await PhrasesAsync(One(document, language), null, cancellationToken).ConfigureAwait(false)).Only(KeyPhraseCollection.Read);

    /// <summary>What each document talks about.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, or refused.</exception>
    public virtual async Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default)
    {
        var asked = Given(documents);
        var analysis = await PhrasesAsync(asked, options, cancellationToken).ConfigureAwait(false);
        var results = analysis.InOrder(asked, (id, json) => new ExtractKeyPhrasesResult(id, KeyPhraseCollection.Read(json)), (id, error) => new(id, error));
        return Response.FromValue(new ExtractKeyPhrasesResultCollection(results), analysis.Response);
    }

    /// <summary>The personal data in a document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, refused, or could not analyse the document.</exception>
    public virtual async Task<Response<PiiEntityCollection>> RecognizePiiEntitiesAsync(
        string document, string language = null, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) =>
        (await PiiAsync(One(document, language), options, cancellationToken).ConfigureAwait(false)).Only(PiiEntityCollection.Read);

    /// <summary>The personal data in each document.</summary>
    /// <exception cref="RequestFailedException">The service could not be reached, or refused.</exception>
    public virtual async Task<Response<RecognizePiiEntitiesResultCollection>> RecognizePiiEntitiesBatchAsync(
        IEnumerable<TextDocumentInput> documents, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default)
    {
        var asked = Given(documents);
        var analysis = await PiiAsync(asked, options, cancellationToken).ConfigureAwait(false);
        var results = analysis.InOrder(asked, (id, json) => new RecognizePiiEntitiesResult(id, PiiEntityCollection.Read(json)), (id, error) => new(id, error));
        return Response.FromValue(new RecognizePiiEntitiesResultCollection(results), analysis.Response);
    }

    private Task<Analysis> DetectAsync(IReadOnlyList<DetectLanguageInput> documents, TextAnalyticsRequestOptions request, CancellationToken cancellationToken) =>
        operation.RunAsync("LanguageDetection", new { LoggingOptOut = request?.DisableServiceLogs },
            documents.Select(input => new { input.Id, input.Text, CountryHint = input.CountryHint ?? options.DefaultCountryHint }), cancellationToken);

    private Task<Analysis> SentimentAsync(IReadOnlyList<TextDocumentInput> documents, AnalyzeSentimentOptions request, CancellationToken cancellationToken) =>
        operation.RunAsync("SentimentAnalysis", new { LoggingOptOut = request?.DisableServiceLogs, StringIndexType }, Spelt(documents), cancellationToken);

    private Task<Analysis> PhrasesAsync(IReadOnlyList<TextDocumentInput> documents, TextAnalyticsRequestOptions request, CancellationToken cancellationToken) =>
        operation.RunAsync("KeyPhraseExtraction", new { LoggingOptOut = request?.DisableServiceLogs }, Spelt(documents), cancellationToken);

    private Task<Analysis> PiiAsync(IReadOnlyList<TextDocumentInput> documents, RecognizePiiEntitiesOptions request, CancellationToken cancellationToken)
    {
        var categories = request is { CategoriesFilter.Count: > 0 } ? request.CategoriesFilter.Select(category => category.ToString()) : null;
        return operation.RunAsync("PiiEntityRecognition",
            new { LoggingOptOut = request?.DisableServiceLogs, StringIndexType, PiiCategories = categories }, Spelt(documents), cancellationToken);
    }

    private IEnumerable<object> Spelt(IEnumerable<TextDocumentInput> documents) =>
        documents.Select(input => new { input.Id, input.Text, Language = input.Language ?? options.DefaultLanguage });

    private static TextDocumentInput[] One(string document, string language) => [new(First, Given(document)) { Language = language }];

    private static string Given(string document)
    {
        ArgumentException.ThrowIfNullOrEmpty(document);
        return document;
    }

    private static IReadOnlyList<TInput> Given<TInput>(IEnumerable<TInput> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        TInput[] given = [.. documents];
        return given.Length > 0 ? given : throw new ArgumentException("There is no document.", nameof(documents));
    }
}
