using System.Text.Json.Nodes;

namespace TextAnalytics.Tests.Service;

/// <summary>A request as it came over the wire.</summary>
public sealed record Received(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, JsonObject Body)
{
    public string Kind => Body["kind"]!.GetValue<string>();

    public JsonNode Parameters => Body["parameters"]!;

    public IReadOnlyList<JsonObject> Documents => [.. Body["analysisInput"]!["documents"]!.AsArray().Select(document => document!.AsObject())];

    /// <summary>Everything that left the caller's house in this request, as people would read it.</summary>
    public string Texts => string.Join('\n', Documents.Select(document => document["text"]!.GetValue<string>()));

    /// <summary>The right key, or any token of Microsoft Entra.</summary>
    public bool IsKnown => Headers.GetValueOrDefault("Ocp-Apim-Subscription-Key") == LanguageService.Key
        || Headers.GetValueOrDefault("Authorization")?.StartsWith("Bearer ", StringComparison.Ordinal) is true;
}
