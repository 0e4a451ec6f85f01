using System.Globalization;
using System.Text;

namespace HamuraBot.Mail;

/// <summary>
/// A text that stays on its line: subjects, names, and whatever is put into a mail's placeholders. Line breaks and control characters
/// become a space, halves of characters are replaced, and what is too long ends in an ellipsis.
/// </summary>
public readonly record struct OneLine
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 300;

    private readonly string? text;

    private OneLine(string text) => this.text = text;

    public static OneLine Of(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (BreaksLine(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (line.Length + rune.Utf16SequenceLength >= Longest)
            {
                return new(line.Append('…').ToString());
            }
            else
            {
                line.Append(rune.ToString());
            }
        }
        return new(line.ToString().Trim());
    }

    public override string ToString() => text ?? "";

    private static bool BreaksLine(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
