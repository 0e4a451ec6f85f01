using System.Collections.ObjectModel;
using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>A piece of personal data in a document.</summary>
public readonly struct PiiEntity
{
    private PiiEntity(JsonElement json)
    {
        (Text, Offset, Length) = (json.Text("text"), json.Count("offset"), json.Count("length"));
        (Category, SubCategory, ConfidenceScore) = (json.Text("category"), json.TextOrNull("subcategory"), json.Number("confidenceScore"));
    }

    /// <summary>What kind of personal data it is.</summary>
    public PiiEntityCategory Category { get; }

    /// <summary>From 0 to 1, where 1 is sure.</summary>
    public double ConfidenceScore { get; }

    /// <summary>In UTF-16 code units, as in <see cref="string.Length"/>.</summary>
    public int Length { get; }

    /// <summary>Where it begins in the document, in UTF-16 code units.</summary>
    public int Offset { get; }

    /// <summary>The kind more exactly, if the service knows.</summary>
    public string SubCategory { get; }

    /// <summary>The words themselves.</summary>
    public string Text { get; }

    internal static PiiEntity Read(JsonElement json) => new(json);
}

/// <summary>The personal data in a document, and the document without it.</summary>
public class PiiEntityCollection : ReadOnlyCollection<PiiEntity>
{
    private PiiEntityCollection(IList<PiiEntity> entities, string redactedText) : base(entities) => RedactedText = redactedText;

    /// <summary>The document with asterisks in place of every entity.</summary>
    public string RedactedText { get; }

    internal static PiiEntityCollection Read(JsonElement document) =>
        new([.. document.GetProperty("entities").EnumerateArray().Select(PiiEntity.Read)], document.Text("redactedText"));
}

/// <summary>What became of one document that was searched for personal data.</summary>
public class RecognizePiiEntitiesResult : TextAnalyticsResult
{
    private readonly PiiEntityCollection entities;

    internal RecognizePiiEntitiesResult(string id, PiiEntityCollection entities) : base(id, null) => this.entities = entities;

    internal RecognizePiiEntitiesResult(string id, TextAnalyticsError error) : base(id, error)
    {
    }

    /// <summary>The personal data in the document.</summary>
    /// <exception cref="InvalidOperationException">The document <see cref="TextAnalyticsResult.HasError"/>.</exception>
    public PiiEntityCollection Entities => Analysed(entities);
}

/// <summary>One result a document, in the order of the documents.</summary>
public class RecognizePiiEntitiesResultCollection : ReadOnlyCollection<RecognizePiiEntitiesResult>
{
    internal RecognizePiiEntitiesResultCollection(IList<RecognizePiiEntitiesResult> list) : base(list)
    {
    }
}
