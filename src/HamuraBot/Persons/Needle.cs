using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Persons;

/// <summary>Something of a person that may stand anywhere in a text.</summary>
/// <param name="patterns">For the store: whatever holds it is like one of them, and so is more.</param>
public abstract class Needle(IReadOnlyList<string> patterns)
{
    /// <summary>What stands in its place.</summary>
    public const string Erased = "***";

    public IReadOnlyList<string> Patterns => patterns;

    public abstract string EraseFrom(string text);
}

/// <summary>An e-mail address, and not a part of another one.</summary>
public sealed class AddressNeedle(string key) : Needle([LikePattern.Containing(key)])
{
    private readonly Regex whole = new(
        $@"(?<![A-Za-z0-9._%+-]){Regex.Escape(key)}(?![A-Za-z0-9-]|\.[A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public override string EraseFrom(string text) => whole.Replace(text, Erased);
}

/// <summary>A phone number with whatever hyphens, brackets and widths.</summary>
/// <param name="digits">Its last digits, without the leading zero.</param>
public sealed class PhoneNeedle(string digits) : Needle([LikePattern.Containing(digits[^Block..]), LikePattern.Containing(Wide(digits[^Block..]))])
{
    /// <summary>Digits that nobody puts a hyphen into.</summary>
    private const int Block = 3;

    private const string Between = @"[\s()（）.．\-‐‑–−ー－]{0,3}";

    private readonly Regex whole = new(
        $@"(?<![0-9０-９])[+＋]?[0０]?(?:[8８][1１])?{Between}[0０]?{Between}{string.Join(Between, digits.Select(digit => $"[{digit}{Wide(digit.ToString())}]"))}(?![0-9０-９])",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public override string EraseFrom(string text) => whole.Replace(text, Erased);

    private static string Wide(string digits) => string.Concat(digits.Select(digit => (char)(digit - '0' + '０')));
}

/// <summary>A name in any spelling, with or without the space in it; not where it goes on into another name.</summary>
public sealed class NameNeedle(string name) : Needle(PatternsOf(name))
{
    /// <summary>What may follow a name and is written in kanji, too.</summary>
    private const string Follows = "様氏殿君社代部課係主取専常役と担先本";

    private readonly string folded = SearchText.Of(name);

    public override string EraseFrom(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var place = 0; place < text.Length;)
        {
            if (LengthAt(text, place) is > 0 and var length && IsWhole(text, place, length))
            {
                kept.Append(Erased);
                place += length;
            }
            else
            {
                kept.Append(text[place++]);
            }
        }
        return kept.ToString();
    }

    /// <returns>0 if the name does not stand there.</returns>
    private int LengthAt(string text, int place)
    {
        var (at, matched) = (place, 0);
        while (at < text.Length && matched < folded.Length)
        {
            var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
            var letter = SearchText.Of(text.Substring(at, length));
            if (letter.Length == 0 && matched == 0) return 0;
            if (!folded.AsSpan(matched).StartsWith(letter, StringComparison.Ordinal)) return 0;
            matched += letter.Length;
            at += length;
        }
        return matched == folded.Length ? at - place : 0;
    }

    private static bool IsWhole(string text, int place, int length)
    {
        var (before, after) = (place > 0 ? text[place - 1] : ' ', place + length < text.Length ? text[place + length] : ' ');
        if (char.IsAsciiLetter(text[place])) return !char.IsAsciiLetterOrDigit(before) && !char.IsAsciiLetterOrDigit(after);
        return after is < '一' or > '鿿' || Follows.Contains(after, StringComparison.Ordinal);
    }

    /// <summary>For a letter that may be written otherwise stands any; the space of a name may be there, or not.</summary>
    private static List<string> PatternsOf(string name)
    {
        var letters = name.EnumerateRunes().Where(letter => !System.Text.Rune.IsWhiteSpace(letter))
            .Select(letter => SearchText.HasVariants(letter) ? "_" : letter.ToString()).ToList();
        return [.. Enumerable.Range(0, letters.Count).Select(space =>
            "%" + string.Concat(letters.Select((letter, i) => i == space && i > 0 ? "_" + letter : letter)) + "%")];
    }
}
