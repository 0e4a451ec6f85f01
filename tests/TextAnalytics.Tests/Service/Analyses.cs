using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TextAnalytics.Tests.Service;

/// <summary>
/// The service's answers: kana is Japanese, and so is a polite 貴; letters are English; "awful" and 「ひどい」 are negative; key phrases are what stands in
/// brackets; Yamada's name is personal; a document that says "too long" is.
/// </summary>
internal static partial class Analyses
{
    public const string Name = "山田太郎";

    /// <summary>Documents come back in the reverse order, which the contract leaves open.</summary>
    public static JsonObject Of(JsonObject request)
    {
        var kind = request["kind"]!.GetValue<string>();
        var documents = request["analysisInput"]!["documents"]!.AsArray().Reverse().ToList();
        return new JsonObject
        {
            ["kind"] = kind + "Results",
            ["results"] = new JsonObject
            {
                ["documents"] = new JsonArray([.. documents.Where(IsGood).Select(document => OfDocument(kind, document!))]),
                ["errors"] = new JsonArray([.. documents.Where(document => !IsGood(document)).Select(Error)]),
                ["modelVersion"] = "2023-04-01",
            },
        };
    }

    private static string Text(JsonNode? document) => document!["text"]!.GetValue<string>();

    private static bool IsGood(JsonNode? document) => !Text(document).Contains("too long", StringComparison.Ordinal);

    private static JsonObject Error(JsonNode? document) => new()
    {
        ["id"] = document!["id"]!.DeepClone(),
        ["error"] = new JsonObject
        {
            ["code"] = "InvalidArgument",
            ["message"] = "Invalid Argument in request.",
            ["innererror"] = new JsonObject { ["code"] = "InvalidDocument", ["message"] = "A document within the request was too large to be processed." },
        },
    };

    private static JsonObject OfDocument(string kind, JsonNode document)
    {
        var analysed = kind switch
        {
            "LanguageDetection" => Language(Text(document)),
            "SentimentAnalysis" => Sentiment(Text(document)),
            "KeyPhraseExtraction" => Phrases(Text(document)),
            _ => Pii(Text(document)),
        };
        analysed["id"] = document["id"]!.DeepClone();
        analysed["warnings"] = new JsonArray();
        return analysed;
    }

    private static JsonObject Language(string text)
    {
        var (name, code) = text.Any(c => c is >= 'ぁ' and <= 'ヿ') || text.StartsWith('貴') ? ("Japanese", "ja")
            : text.Any(char.IsAsciiLetter) ? ("English", "en")
            : ("(Unknown)", "(Unknown)");
        return new() { ["detectedLanguage"] = new JsonObject { ["name"] = name, ["iso6391Name"] = code, ["confidenceScore"] = code.Length is 2 ? 0.98 : 0 } };
    }

    private static JsonObject Sentiment(string text)
    {
        var negative = text.Contains("awful", StringComparison.OrdinalIgnoreCase) || text.Contains("ひどい", StringComparison.Ordinal);
        var sentiment = negative ? "negative" : "neutral";
        var scores = new JsonObject { ["positive"] = 0.01, ["neutral"] = negative ? 0.09 : 0.97, ["negative"] = negative ? 0.9 : 0.02 };
        return new()
        {
            ["sentiment"] = sentiment,
            ["confidenceScores"] = scores,
            ["sentences"] = new JsonArray(new JsonObject
            {
                ["sentiment"] = sentiment,
                ["confidenceScores"] = scores.DeepClone(),
                ["offset"] = 0,
                ["length"] = text.Length,
                ["text"] = text,
            }),
        };
    }

    private static JsonObject Phrases(string text) =>
        new() { ["keyPhrases"] = new JsonArray([.. Bracketed().Matches(text).Select(found => JsonValue.Create(found.Groups[1].Value))]) };

    private static JsonObject Pii(string text)
    {
        var at = text.IndexOf(Name, StringComparison.Ordinal);
        return new()
        {
            ["redactedText"] = text.Replace(Name, new string('*', Name.Length), StringComparison.Ordinal),
            ["entities"] = at < 0 ? [] : new JsonArray(new JsonObject
            {
                ["text"] = Name,
                ["category"] = "Person",
                ["offset"] = at,
                ["length"] = Name.Length,
                ["confidenceScore"] = 0.99,
            }),
        };
    }

    [GeneratedRegex(@"\[([^\]]+)\]")]
    private static partial Regex Bracketed();
}
