using System.Collections.ObjectModel;
using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>The language that most of a document is written in.</summary>
public readonly struct DetectedLanguage
{
    private DetectedLanguage(string name, string iso6391Name, double confidenceScore) =>
        (Name, Iso6391Name, ConfidenceScore) = (name, iso6391Name, confidenceScore);

    /// <summary>From 0 to 1, where 1 is sure.</summary>
    public double ConfidenceScore { get; }

    /// <summary>Two letters of ISO 639-1, <c>zh_chs</c> and its like, or <c>(Unknown)</c>.</summary>
    public string Iso6391Name { get; }

    /// <summary>The language's English name.</summary>
    public string Name { get; }

    internal static DetectedLanguage Read(JsonElement document)
    {
        var language = document.GetProperty("detectedLanguage");
        return new(language.Text("name"), language.Text("iso6391Name"), language.Number("confidenceScore"));
    }
}

/// <summary>What became of one document whose language was asked for.</summary>
public class DetectLanguageResult : TextAnalyticsResult
{
    private readonly DetectedLanguage language;

    internal DetectLanguageResult(string id, DetectedLanguage language) : base(id, null) => this.language = language;

    internal DetectLanguageResult(string id, TextAnalyticsError error) : base(id, error)
    {
    }

    /// <summary>The language that most of the document is written in.</summary>
    /// <exception cref="InvalidOperationException">The document <see cref="TextAnalyticsResult.HasError"/>.</exception>
    public DetectedLanguage PrimaryLanguage => Analysed(language);
}

/// <summary>One result a document, in the order of the documents.</summary>
public class DetectLanguageResultCollection : ReadOnlyCollection<DetectLanguageResult>
{
    internal DetectLanguageResultCollection(IList<DetectLanguageResult> list) : base(list)
    {
    }
}
