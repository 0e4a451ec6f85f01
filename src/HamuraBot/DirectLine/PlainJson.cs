using System.Text.Json;

namespace HamuraBot.DirectLine;

/// <summary>
/// JSON that everybody reads alike. Readers differ in which of two names wins, in whether case counts, in what <c>$type</c> does; what they
/// could differ about is refused before any of them looks inside.
/// </summary>
public static class PlainJson
{
    private const int LongestNumber = 32;

    /// <summary>Names in one object that are still kept in a set used again: a larger one is dropped, since emptying it costs its size.</summary>
    private const int ManyNames = 32;

    private static readonly HashSet<string> Directives = new(["$type", "$id", "$ref", "$value", "$values"], StringComparer.OrdinalIgnoreCase);

    /// <returns>False for names that differ by case only, directives, numbers that would cost to read, and text that no store can hold.</returns>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than <paramref name="deepest"/>.</exception>
    public static bool Is(ReadOnlySpan<byte> utf8, int deepest)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = deepest });
        var names = new HashSet<string>?[deepest + 1];
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    Forget(ref names[reader.CurrentDepth]);
                    break;
                case JsonTokenType.PropertyName when !IsNew(reader.GetString()!, names[reader.CurrentDepth - 1] ??= new(StringComparer.OrdinalIgnoreCase)):
                case JsonTokenType.Number when reader.ValueSpan.Length > LongestNumber:
                case JsonTokenType.String when reader.ValueIsEscaped && reader.GetString()!.Contains('\0'):
                    return false;
            }
        }
        return true;
    }

    private static bool IsNew(string name, HashSet<string> names) => !name.Contains('\0') && !Directives.Contains(name) && names.Add(name);

    private static void Forget(ref HashSet<string>? names)
    {
        if (names?.Count > ManyNames) names = null;
        else names?.Clear();
    }
}
