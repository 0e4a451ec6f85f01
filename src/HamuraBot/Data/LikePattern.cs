namespace HamuraBot.Data;

/// <summary>Patterns for <c>LIKE … ESCAPE '!'</c>.</summary>
public static class LikePattern
{
    /// <summary>The text as it stands, anywhere; nothing for an empty text, which does not narrow a search.</summary>
    public static string Containing(string text) => text.Length == 0 ? "" : $"%{Escaped(text)}%";

    private static string Escaped(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
