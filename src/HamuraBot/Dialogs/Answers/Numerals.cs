using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HamuraBot.Content;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Numbers as people write them: 1,000万, １千万, 三千万, 1.5 million, eighteen, 30,000,000.</summary>
public static partial class Numerals
{
    private const string Kanji = "〇一二三四五六七八九";

    private static readonly Dictionary<char, decimal> Within = new() { ['十'] = 10, ['百'] = 100, ['千'] = 1000 };

    private static readonly Dictionary<char, decimal> Myriads = new() { ['万'] = 10_000, ['億'] = 100_000_000 };

    private static readonly Dictionary<string, decimal> Scales = new()
    {
        ["k"] = 1_000, ["thousand"] = 1_000, ["m"] = 1_000_000, ["mil"] = 1_000_000, ["million"] = 1_000_000, ["millions"] = 1_000_000,
        ["bn"] = 1_000_000_000, ["billion"] = 1_000_000_000,
    };

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Full width becomes half width, capitals small, and runs of blanks one blank.</summary>
    public static string Fold(string text) => Blanks().Replace(text.Compatible().ToLowerInvariant(), " ").Trim();

    /// <summary>Whether a message begins with a number: then it is meant as one, even where it cannot be read.</summary>
    public static bool Leads(string text) =>
        Fold(text) is [var first, ..] && (char.IsAsciiDigit(first) || first is '¥' or '\\' or '-' || Kanji.Contains(first, StringComparison.Ordinal));

    /// <summary>The number that the whole of a folded text is, if it is one.</summary>
    public static decimal? Parse(string folded)
    {
        if (folded.Length is 0 or > 40) return null;
        if (BadlyGrouped().IsMatch(folded)) return null;
        var text = folded.Replace(",", "", StringComparison.Ordinal);
        return Digits(text) ?? English(text) ?? Japanese(text.Replace(" ", "", StringComparison.Ordinal));
    }

    private static decimal? Digits(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? English(string text)
    {
        var letters = text.AsSpan().IndexOfAnyInRange('a', 'z');
        if (letters > 0) return Scales.TryGetValue(text[letters..], out var unit) ? Digits(text[..letters].TrimEnd()) * unit : null;
        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words is [.. var count, var last] && Scales.TryGetValue(last, out var scale)) return Words(count) * scale;
        return words is ["a" or "an"] ? null : Words(words);
    }

    private static decimal? Words(string[] words)
    {
        if (words.Length == 0) return null;
        decimal sum = 0;
        foreach (var word in words)
        {
            if (word is "a" or "an") sum += 1;
            else if (word is "hundred") sum = Math.Max(1, sum) * 100;
            else if (Array.IndexOf(Small, word) is >= 0 and var small) sum += small;
            else if (Array.IndexOf(Tens, word) is >= 0 and var ten) sum += (ten + 2) * 10;
            else return null;
        }
        return sum;
    }

    private static decimal? Japanese(string text)
    {
        decimal total = 0, section = 0;
        decimal? count = null;
        var digits = new StringBuilder();
        decimal lastWithin = decimal.MaxValue, lastMyriad = decimal.MaxValue;
        foreach (var letter in text)
        {
            if (Kanji.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var digit) digits.Append(digit);
            else if (char.IsAsciiDigit(letter) || letter is '.') digits.Append(letter);
            else
            {
                if (digits.Length > 0 && (count = Digits(digits.ToString())) is null) return null;
                digits.Clear();
                if (Within.TryGetValue(letter, out var within) && within < lastWithin)
                {
                    section += (count ?? 1) * within;
                    lastWithin = within;
                }
                else if (Myriads.TryGetValue(letter, out var myriad) && myriad < lastMyriad
                    && (count is not null || section > 0) && (count ?? 0) < lastWithin)
                {
                    total += (section + (count ?? 0)) * myriad;
                    (section, lastWithin, lastMyriad) = (0, decimal.MaxValue, myriad);
                }
                else return null;
                count = null;
            }
        }
        if (digits.Length == 0) return text.Length == 0 ? null : total + section;
        // 十一二 is no number: what follows a unit is smaller than the unit.
        return Digits(digits.ToString()) is { } rest && rest < lastWithin && rest < lastMyriad ? total + section + rest : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    /// <summary>A comma that does not stand before three digits is a slip, not a number.</summary>
    [GeneratedRegex(@",(\d{0,2}(\D|$)|\d{4})|^,|\D,", RegexOptions.NonBacktracking)]
    private static partial Regex BadlyGrouped();
}
