using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>What kept the service from analysing a document.</summary>
public readonly struct TextAnalyticsError
{
    private TextAnalyticsError(string code, string message, string target) => (ErrorCode, Message, Target) = (code, message, target);

    /// <summary>Tells programs why.</summary>
    public TextAnalyticsErrorCode ErrorCode { get; }

    /// <summary>Tells people why.</summary>
    public string Message { get; }

    /// <summary>What the error is about, if the service says so.</summary>
    public string Target { get; }

    /// <summary>The inner error says what exactly was wrong; the outer one says no more than "invalid argument".</summary>
    internal static TextAnalyticsError Read(JsonElement json)
    {
        var told = json.TryGetProperty("innererror", out var inner) && inner.ValueKind is JsonValueKind.Object ? inner : json;
        return new(told.Text("code"), told.Text("message"), told.TextOrNull("target"));
    }
}
