using System.Text.RegularExpressions;

namespace HamuraBot.Content;

/// <summary>What visitors typed, put into the bot's own messages: these are Markdown, and nobody else writes any into them.</summary>
public static partial class Markdown
{
    /// <summary>On one line, with nothing left that would become a link, an image, an element or a list.</summary>
    public static string Plain(string text) => Special().Replace(Breaks().Replace(text, " "), @"\$0");

    /// <summary>The bot's own message as plain text: without its marks for bold and the strokes before what <see cref="Plain"/> took in.</summary>
    public static string Unmarked(string text) => Marks().Replace(text, "$1");

    [GeneratedRegex(@"\*\*|\\([\\`*_\[\]<>#|~&!])", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\\`*_\[\]<>#|~&!]", RegexOptions.NonBacktracking)]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();
}
