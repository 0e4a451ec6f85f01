using System.Globalization;
using System.Text.Json;

namespace HamuraBot.Requests.Desk;

/// <summary>What an officer changes. What is absent from the JSON stays; null takes the assignee or the promise away.</summary>
public sealed record RequestPatch(
    RequestStage? Stage, int? Sessions, bool SetsAssignee, string? Assignee, bool SetsDue, DateTimeOffset? Due, string? Note)
{
    /// <summary>Characters.</summary>
    public const int LongestNote = 4_000;

    public const int MostSessions = 100;

    private const int LongestName = 100;

    private static readonly string[] Written = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly string[] Known = ["stage", "sessions", "assignee", "due", "note", "company", "version"];

    public static readonly RequestPatch Nothing = new(null, null, false, null, false, null, null);

    public bool SetsCompany { get; init; }

    /// <summary>The id of the company's record.</summary>
    public string? Company { get; init; }

    /// <summary>The version that was looked at; a change of another one is refused. Without it, the change is made to whatever there is.</summary>
    public long? Version { get; init; }

    /// <param name="fault">The property that cannot be read, when the result is null.</param>
    public static RequestPatch? Read(JsonElement json, out string fault)
    {
        fault = "";
        if (json.ValueKind is not JsonValueKind.Object) return null;
        foreach (var property in json.EnumerateObject())
        {
            if (Known.Contains(property.Name) && Reads(property.Name, property.Value)) continue;
            fault = property.Name;
            return null;
        }
        return new(
            Text(json, "stage") is { } stage ? RequestStages.Parse(stage) : null,
            json.TryGetProperty("sessions", out var sessions) && sessions.ValueKind is JsonValueKind.Number ? sessions.GetInt32() : null,
            json.TryGetProperty("assignee", out _), Text(json, "assignee"),
            json.TryGetProperty("due", out _), Text(json, "due") is { } due ? Instant(due) : null,
            Text(json, "note"))
        {
            SetsCompany = json.TryGetProperty("company", out _),
            Company = Text(json, "company"),
            Version = json.TryGetProperty("version", out var version) && version.ValueKind is JsonValueKind.Number ? version.GetInt64() : null,
        };
    }

    private static bool Reads(string name, JsonElement value) => name switch
    {
        _ when value.ValueKind is JsonValueKind.Null => true,
        "sessions" => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var sessions) && sessions is >= 1 and <= MostSessions,
        "version" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        _ when value.ValueKind is not JsonValueKind.String || value.GetString()!.Contains('\0', StringComparison.Ordinal) => false,
        "stage" => RequestStages.Parse(value.GetString()!) is not null,
        "due" => Instant(value.GetString()!) is not null,
        "assignee" or "company" => value.GetString()!.Length <= LongestName,
        _ => value.GetString()!.Length <= LongestNote,
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>With an offset; without one a time of day would mean two things.</summary>
    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal)) ? instant : null;
}
