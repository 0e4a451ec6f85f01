using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Numbers that name something: their digits count, whatever stands between them.</summary>
public static partial class Digits
{
    /// <summary>Everything that people type for a hyphen becomes one, the long vowel mark included.</summary>
    public static string WithHyphens(string text) => Hyphen().Replace(text.Compatible(), "-");

    /// <summary>The digits and an opening plus sign; null if there is anything else but hyphens, blanks, dots and brackets.</summary>
    public static string? Of(string text)
    {
        if (text.Length > 60) return null;
        var digits = Between().Replace(WithHyphens(text), "");
        return Only().IsMatch(digits) ? digits : null;
    }

    [GeneratedRegex(@"[‐‑‒–—―−ーｰ－]", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"[-\s().]", RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\+?[0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Only();
}
