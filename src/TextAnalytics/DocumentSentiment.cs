using System.Collections.ObjectModel;
using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>How a text feels about what it tells.</summary>
public enum TextSentiment
{
    /// <summary>Pleased.</summary>
    Positive = 0,

    /// <summary>Neither.</summary>
    Neutral = 1,

    /// <summary>Displeased.</summary>
    Negative = 2,

    /// <summary>Some sentences pleased and some displeased; of whole documents only.</summary>
    Mixed = 3,
}

/// <summary>How sure each sentiment is, from 0 to 1; together 1.</summary>
public class SentimentConfidenceScores
{
    private SentimentConfidenceScores(double positive, double neutral, double negative) => (Positive, Neutral, Negative) = (positive, neutral, negative);

    /// <summary>How surely displeased.</summary>
    public double Negative { get; }

    /// <summary>How surely neither.</summary>
    public double Neutral { get; }

    /// <summary>How surely pleased.</summary>
    public double Positive { get; }

    internal static SentimentConfidenceScores Read(JsonElement json) => new(json.Number("positive"), json.Number("neutral"), json.Number("negative"));
}

/// <summary>The sentiment of one sentence.</summary>
public readonly struct SentenceSentiment
{
    private SentenceSentiment(JsonElement json)
    {
        (Text, Offset, Length) = (json.Text("text"), json.Count("offset"), json.Count("length"));
        Sentiment = Enum.Parse<TextSentiment>(json.Text("sentiment"), ignoreCase: true);
        ConfidenceScores = SentimentConfidenceScores.Read(json.GetProperty("confidenceScores"));
    }

    /// <summary>How sure each sentiment is.</summary>
    public SentimentConfidenceScores ConfidenceScores { get; }

    /// <summary>In UTF-16 code units, as in <see cref="string.Length"/>.</summary>
    public int Length { get; }

    /// <summary>Where it begins in the document, in UTF-16 code units.</summary>
    public int Offset { get; }

    /// <summary>The likeliest sentiment.</summary>
    public TextSentiment Sentiment { get; }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    internal static SentenceSentiment Read(JsonElement json) => new(json);
}

/// <summary>The sentiment of a document and of each of its sentences.</summary>
public class DocumentSentiment
{
    private DocumentSentiment(JsonElement document)
    {
        Sentiment = Enum.Parse<TextSentiment>(document.Text("sentiment"), ignoreCase: true);
        ConfidenceScores = SentimentConfidenceScores.Read(document.GetProperty("confidenceScores"));
        Sentences = [.. document.GetProperty("sentences").EnumerateArray().Select(SentenceSentiment.Read)];
    }

    /// <summary>How sure each sentiment is.</summary>
    public SentimentConfidenceScores ConfidenceScores { get; }

    /// <summary>In the order of the document.</summary>
    public IReadOnlyCollection<SentenceSentiment> Sentences { get; }

    /// <summary>The sentiment of the whole.</summary>
    public TextSentiment Sentiment { get; }

    internal static DocumentSentiment Read(JsonElement document) => new(document);
}

/// <summary>What became of one document whose sentiment was asked for.</summary>
public class AnalyzeSentimentResult : TextAnalyticsResult
{
    private readonly DocumentSentiment sentiment;

    internal AnalyzeSentimentResult(string id, DocumentSentiment sentiment) : base(id, null) => this.sentiment = sentiment;

    internal AnalyzeSentimentResult(string id, TextAnalyticsError error) : base(id, error)
    {
    }

    /// <summary>The sentiment of the document.</summary>
    /// <exception cref="InvalidOperationException">The document <see cref="TextAnalyticsResult.HasError"/>.</exception>
    public DocumentSentiment DocumentSentiment => Analysed(sentiment);
}

/// <summary>One result a document, in the order of the documents.</summary>
public class AnalyzeSentimentResultCollection : ReadOnlyCollection<AnalyzeSentimentResult>
{
    internal AnalyzeSentimentResultCollection(IList<AnalyzeSentimentResult> list) : base(list)
    {
    }
}
