using Azure.AI.TextAnalytics;
using TextAnalytics.Tests.Service;

namespace TextAnalytics.Tests;

/// <summary>What the client makes of the service's answers.</summary>
public sealed class AnalysesTests : IAsyncLifetime
{
    private LanguageService service = null!;
    private TextAnalyticsClient client = null!;

    public async Task InitializeAsync() => client = Some.Client(service = await LanguageService.StartAsync());

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_language_has_a_name_a_code_and_a_confidence()
    {
        DetectedLanguage language = await client.DetectLanguageAsync("補助金はありますか");

        Assert.Equal(("Japanese", "ja", 0.98), (language.Name, language.Iso6391Name, language.ConfidenceScore));
    }

    [Fact]
    public async Task A_sentiment_is_told_of_the_document_and_of_its_sentences()
    {
        DocumentSentiment sentiment = await client.AnalyzeSentimentAsync("This is awful.");

        Assert.Equal(TextSentiment.Negative, sentiment.Sentiment);
        Assert.Equal((0.01, 0.09, 0.9), (sentiment.ConfidenceScores.Positive, sentiment.ConfidenceScores.Neutral, sentiment.ConfidenceScores.Negative));
        var sentence = Assert.Single(sentiment.Sentences);
        Assert.Equal((TextSentiment.Negative, "This is awful.", 0, 14), (sentence.Sentiment, sentence.Text, sentence.Offset, sentence.Length));
        Assert.Equal(0.9, sentence.ConfidenceScores.Negative);
    }

    [Fact]
    public async Task Key_phrases_are_a_list_of_texts()
    {
        KeyPhraseCollection phrases = await client.ExtractKeyPhrasesAsync("about [interest aid] and [loans]");

        Assert.Equal(["interest aid", "loans"], phrases);
    }

    [Fact]
    public async Task Personal_data_is_listed_and_redacted()
    {
        PiiEntityCollection found = await client.RecognizePiiEntitiesAsync("私は山田太郎です", "ja");

        Assert.Equal("私は****です", found.RedactedText);
        var entity = Assert.Single(found);
        Assert.Equal(("山田太郎", 2, 4, 0.99), (entity.Text, entity.Offset, entity.Length, entity.ConfidenceScore));
        Assert.Equal(PiiEntityCategory.Person, entity.Category);
        Assert.NotEqual(PiiEntityCategory.Email, entity.Category);
        Assert.Equal(new PiiEntityCategory("Person"), (PiiEntityCategory)"Person");
        Assert.Equal("Person", entity.Category.ToString());
        Assert.Null(entity.SubCategory);
    }

    [Fact]
    public async Task The_results_of_a_batch_are_in_the_order_of_its_documents()
    {
        TextDocumentInput[] documents = [new("b", "fine"), new("a", "awful"), new("c", "fine too")];

        AnalyzeSentimentResultCollection results = await client.AnalyzeSentimentBatchAsync(documents);

        Assert.Equal(["b", "a", "c"], results.Select(result => result.Id));
        Assert.Equal(
            [TextSentiment.Neutral, TextSentiment.Negative, TextSentiment.Neutral], results.Select(result => result.DocumentSentiment.Sentiment));
    }

    [Fact]
    public async Task A_document_that_cannot_be_analysed_is_an_error_in_its_place_and_spares_the_others()
    {
        TextDocumentInput[] documents = [new("1", "[one]"), new("2", "this is too long"), new("3", "[three]")];

        ExtractKeyPhrasesResultCollection results = await client.ExtractKeyPhrasesBatchAsync(documents);

        Assert.Equal([false, true, false], results.Select(result => result.HasError));
        Assert.Equal(["three"], results[2].KeyPhrases);
        Assert.True(results[1].Error.ErrorCode == TextAnalyticsErrorCode.InvalidDocument);
        Assert.True(results[1].Error.ErrorCode != TextAnalyticsErrorCode.UnsupportedLanguageCode);
        Assert.Equal("InvalidDocument", (string)results[1].Error.ErrorCode);
        Assert.Contains("too large", results[1].Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_of_a_document_in_error_cannot_be_read()
    {
        DetectLanguageResultCollection languages = await client.DetectLanguageBatchAsync([new DetectLanguageInput("1", "too long")]);
        AnalyzeSentimentResultCollection sentiments = await client.AnalyzeSentimentBatchAsync([new TextDocumentInput("1", "too long")]);
        ExtractKeyPhrasesResultCollection phrases = await client.ExtractKeyPhrasesBatchAsync([new TextDocumentInput("1", "too long")]);
        RecognizePiiEntitiesResultCollection entities = await client.RecognizePiiEntitiesBatchAsync([new TextDocumentInput("1", "too long")]);

        Assert.Throws<InvalidOperationException>(() => languages[0].PrimaryLanguage);
        Assert.Throws<InvalidOperationException>(() => sentiments[0].DocumentSentiment);
        Assert.Throws<InvalidOperationException>(() => phrases[0].KeyPhrases);
        Assert.Throws<InvalidOperationException>(() => entities[0].Entities);
    }
}
