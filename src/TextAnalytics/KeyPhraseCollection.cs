using System.Collections.ObjectModel;
using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>What a document talks about, in its own words.</summary>
public class KeyPhraseCollection : ReadOnlyCollection<string>
{
    private KeyPhraseCollection(IList<string> phrases) : base(phrases)
    {
    }

    internal static KeyPhraseCollection Read(JsonElement document) =>
        new([.. document.GetProperty("keyPhrases").EnumerateArray().Select(phrase => phrase.GetString())]);
}

/// <summary>What became of one document whose key phrases were asked for.</summary>
public class ExtractKeyPhrasesResult : TextAnalyticsResult
{
    private readonly KeyPhraseCollection phrases;

    internal ExtractKeyPhrasesResult(string id, KeyPhraseCollection phrases) : base(id, null) => this.phrases = phrases;

    internal ExtractKeyPhrasesResult(string id, TextAnalyticsError error) : base(id, error)
    {
    }

    /// <summary>What the document talks about.</summary>
    /// <exception cref="InvalidOperationException">The document <see cref="TextAnalyticsResult.HasError"/>.</exception>
    public KeyPhraseCollection KeyPhrases => Analysed(phrases);
}

/// <summary>One result a document, in the order of the documents.</summary>
public class ExtractKeyPhrasesResultCollection : ReadOnlyCollection<ExtractKeyPhrasesResult>
{
    internal ExtractKeyPhrasesResultCollection(IList<ExtractKeyPhrasesResult> list) : base(list)
    {
    }
}
