namespace Azure.AI.TextAnalytics;

/// <summary>A document and the id by which its result is known.</summary>
public class TextAnalyticsInput
{
    internal TextAnalyticsInput(string id, string text) => (Id, Text) = (id, text);

    /// <summary>Unique within the request.</summary>
    public string Id { get; }

    /// <summary>The document.</summary>
    public string Text { get; }
}

/// <summary>A document to be analysed.</summary>
public class TextDocumentInput(string id, string text) : TextAnalyticsInput(id, text)
{
    /// <summary>Two letters of ISO 639-1; the client's default language if unset.</summary>
    public string Language { get; set; }
}

/// <summary>A document whose language is asked for.</summary>
public class DetectLanguageInput(string id, string text) : TextAnalyticsInput(id, text)
{
    /// <summary>The hint that gives none.</summary>
    public const string None = "";

    /// <summary>Two letters of ISO 3166-1, for texts that several languages share; the client's default hint if unset.</summary>
    public string CountryHint { get; set; }
}
