using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HamuraBot.Data.Backups;

/// <summary>
/// A backup's content, a JSON text a line: the head, then each table's name and columns with its rows as arrays below it, then how many there were.
/// A value is null, a whole number, a text (an id too), or <c>{"base64":…}</c>: what either store can take in.
/// </summary>
internal static class RowLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of<T>(T line) => JsonSerializer.Serialize(line, Options);

    public static string OfRow(object?[] values) => Of(values.Select(value => value switch
    {
        byte[] bytes => new Bytes(bytes),
        // As Microsoft.Data.Sqlite writes and looks for an id.
        Guid id => id.ToString().ToUpperInvariant(),
        DBNull => null,
        _ => value,
    }));

    /// <exception cref="BackupException">The line is not what stands there in a backup.</exception>
    public static T Read<T>(string? line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line ?? "null", Options) ?? throw Unreadable(null);
        }
        catch (JsonException unreadable)
        {
            throw Unreadable(unreadable);
        }
    }

    public static object?[] ReadRow(string line) => [.. Read<JsonElement[]>(line).Select(Value)];

    public static bool IsRow(string? line) => line is ['[', ..];

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.String => value.GetString(),
        _ => value.GetProperty("base64").GetBytesFromBase64(),
    };

    private static BackupException Unreadable(JsonException? inner) => new("The content of the backup cannot be understood.", inner);

    private sealed record Bytes(byte[] Base64);
}

/// <summary>The last line: a file that lacks it ended too early.</summary>
internal sealed record RowCount(int Tables, long Rows);
