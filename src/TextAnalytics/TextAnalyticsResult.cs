namespace Azure.AI.TextAnalytics;

/// <summary>What became of one document: either the analysis or the error that prevented it.</summary>
public class TextAnalyticsResult
{
    internal TextAnalyticsResult(string id, TextAnalyticsError? error) => (Id, Error, HasError) = (id, error.GetValueOrDefault(), error.HasValue);

    /// <summary>The id of the document that was sent.</summary>
    public string Id { get; }

    /// <summary>Why there is no analysis; only if <see cref="HasError"/>.</summary>
    public TextAnalyticsError Error { get; }

    /// <summary>Whether there is no analysis: reading it would throw <see cref="InvalidOperationException"/>.</summary>
    public bool HasError { get; }

    internal T Analysed<T>(T value) => HasError
        ? throw new InvalidOperationException($"Document {Id} has no result: {Error.ErrorCode}: {Error.Message}")
        : value;
}
