using System.Text.Json.Nodes;
using Azure.AI.TextAnalytics;
using TextAnalytics.Tests.Service;

namespace TextAnalytics.Tests;

/// <summary>What the client sends: the REST contract 2023-04-01.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private LanguageService service = null!;

    public async Task InitializeAsync() => service = await LanguageService.StartAsync();

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Every_analysis_is_posted_to_one_address_with_the_version()
    {
        var client = Some.Client(service);

        await client.DetectLanguageAsync("text");
        await client.AnalyzeSentimentAsync("text");
        await client.ExtractKeyPhrasesAsync("text");
        await client.RecognizePiiEntitiesAsync("text");

        Assert.All(service.Requests, request => Assert.Equal(("POST", "/language/:analyze-text"), (request.Method, request.Path)));
        Assert.All(service.Requests, request => Assert.Contains("api-version=2023-04-01", request.Query, StringComparison.Ordinal));
        Assert.All(service.Requests, request => Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal));
        Assert.Equal(
            ["LanguageDetection", "SentimentAnalysis", "KeyPhraseExtraction", "PiiEntityRecognition"], service.Requests.Select(request => request.Kind));
    }

    [Fact]
    public async Task The_version_that_is_named_is_the_one_that_is_spoken()
    {
        var options = new TextAnalyticsClientOptions(TextAnalyticsClientOptions.ServiceVersion.V2023_04_01);

        await new TextAnalyticsClient(service.Endpoint, Some.Key, options).DetectLanguageAsync("text");

        Assert.Contains("api-version=2023-04-01", service.Requests.Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_goes_with_its_language_or_the_clients_default()
    {
        var client = Some.Client(service, options => options.DefaultLanguage = "ja");

        await client.AnalyzeSentimentAsync("こんにちは");
        await client.ExtractKeyPhrasesAsync("hello", "en");
        await client.RecognizePiiEntitiesBatchAsync([new TextDocumentInput("x", "hello") { Language = "en" }, new TextDocumentInput("y", "こんにちは")]);

        Assert.Equal(["ja", "en", "en", "ja"], service.Requests.SelectMany(request => request.Documents).Select(Of("language")));
        Assert.Equal(["こんにちは", "hello", "hello", "こんにちは"], service.Requests.SelectMany(request => request.Documents).Select(Of("text")));
        Assert.Equal(["x", "y"], service.Requests[2].Documents.Select(Of("id")));
    }

    [Fact]
    public async Task A_country_hint_is_the_documents_or_the_clients_default_or_expressly_none()
    {
        var client = Some.Client(service, options => options.DefaultCountryHint = "jp");

        await client.DetectLanguageAsync("text");
        await client.DetectLanguageAsync("text", "us");
        await client.DetectLanguageBatchAsync([new DetectLanguageInput("1", "text") { CountryHint = DetectLanguageInput.None }]);

        Assert.Equal(["jp", "us", ""], service.Requests.Select(request => Of("countryHint")(request.Documents[0])));
    }

    [Fact]
    public async Task Without_options_the_language_is_English_and_the_country_the_United_States()
    {
        var options = new TextAnalyticsClientOptions();

        Assert.Equal(("en", "us"), (options.DefaultLanguage, options.DefaultCountryHint));
        await new TextAnalyticsClient(service.Endpoint, Some.Key).AnalyzeSentimentAsync("text");
        Assert.Equal("en", Of("language")(service.Requests[0].Documents[0]));
    }

    [Fact]
    public async Task Offsets_are_asked_for_as_this_platform_counts()
    {
        var client = Some.Client(service);

        await client.AnalyzeSentimentAsync("text");
        await client.RecognizePiiEntitiesAsync("text");

        Assert.All(service.Requests, request => Assert.Equal("Utf16CodeUnit", request.Parameters["stringIndexType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_service_is_told_to_keep_nothing()
    {
        var client = Some.Client(service);
        var silent = new TextAnalyticsRequestOptions { DisableServiceLogs = true };

        await client.DetectLanguageBatchAsync([new DetectLanguageInput("1", "text")], silent);
        await client.ExtractKeyPhrasesBatchAsync([new TextDocumentInput("1", "text")], silent);
        await client.AnalyzeSentimentBatchAsync([new TextDocumentInput("1", "text")], new AnalyzeSentimentOptions { DisableServiceLogs = true });
        await client.RecognizePiiEntitiesBatchAsync([new TextDocumentInput("1", "text")], new RecognizePiiEntitiesOptions { DisableServiceLogs = true });

        Assert.All(service.Requests, request => Assert.True(request.Parameters["loggingOptOut"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Only_the_wanted_categories_are_searched_for()
    {
        var options = new RecognizePiiEntitiesOptions
        {
            CategoriesFilter = { PiiEntityCategory.Person, PiiEntityCategory.Address, PiiEntityCategory.JPMyNumberPersonal },
        };

        await Some.Client(service).RecognizePiiEntitiesAsync("text", options: options);

        var categories = service.Requests[0].Parameters["piiCategories"]!.AsArray().Select(category => category!.GetValue<string>());
        Assert.Equal(["Person", "Address", "JPMyNumberPersonal"], categories);
    }

    [Fact]
    public async Task Nothing_to_analyse_is_the_callers_mistake()
    {
        var client = Some.Client(service);

        await Assert.ThrowsAsync<ArgumentException>(() => client.DetectLanguageAsync(""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.AnalyzeSentimentAsync(null));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ExtractKeyPhrasesBatchAsync(Array.Empty<TextDocumentInput>()));
        Assert.Empty(service.Requests);
    }

    private static Func<JsonObject, string> Of(string property) => document => document[property]!.GetValue<string>();
}
