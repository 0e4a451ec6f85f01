using System.Text.Json;

namespace HamuraBot.DirectLine;

/// <summary>How large each part of a visitor's activity may be, in bytes of its JSON. What clients send of their own accord is far below.</summary>
public static class ActivityParts
{
    private const int LargestOther = 8 * 1024;

    private static readonly Dictionary<string, int> Largest = new(StringComparer.OrdinalIgnoreCase)
    {
        // The longest answers to all fields of the largest form.
        ["value"] = 64 * 1024,
        ["channelData"] = 16 * 1024,
        ["entities"] = 16 * 1024,
    };

    /// <summary>The text has its limit in characters, and a sentence about it; the attachments of an upload hold thumbnails, which are not kept.</summary>
    private static readonly HashSet<string> Elsewhere = new(["text", "attachments"], StringComparer.OrdinalIgnoreCase);

    /// <returns>The name of a part that is too large, or null.</returns>
    /// <param name="utf8">An object that <see cref="PlainJson"/> has seen: each name stands once.</param>
    public static string? TooLarge(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var others = 0L;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (name, before) = (reader.GetString()!, reader.BytesConsumed);
            reader.Read();
            reader.Skip();
            var size = reader.BytesConsumed - before;
            if (Elsewhere.Contains(name)) continue;
            if (!Largest.TryGetValue(name, out var most)) (size, most) = (others += size + name.Length, LargestOther);
            if (size > most) return name;
        }
        return null;
    }
}
