namespace HamuraBot.Content;

/// <summary>The beginning of a text that would be too long to show, never half a character.</summary>
public static class Excerpt
{
    public static string Of(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}
