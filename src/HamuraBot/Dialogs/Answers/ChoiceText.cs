using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A choice by its id, its label in either language, or its number; also a short sentence that names just one label.</summary>
public static partial class ChoiceText
{
    private const int ShortSentence = 40;

    public static Reading Read(IReadOnlyList<Choice> choices, string text)
    {
        if (Named(choices, text) is { } named) return Reading.Of(named.Id);
        var plain = Plain.Of(text);
        if (plain.Length > 1 && choices.Where(choice => Names(choice).Any(name => name.StartsWith(plain, StringComparison.Ordinal))).ToList() is [var begun]) return Reading.Of(begun.Id);
        if (plain.Length is 0 or > ShortSentence || Question.IsPlainly(text)) return Reading.Unreadable;
        var words = LatinWords(text);
        var mentioned = choices.Where(choice => Labels(choice).Any(label => IsLatin(label)
            ? words.Contains(LatinWords(label), StringComparison.Ordinal)
            : Plain.Of(label) is { Length: > 1 } name && plain.Contains(name, StringComparison.Ordinal))).ToList();
        return mentioned is [var only] ? Reading.Of(only.Id) : Reading.Unreadable;
    }

    /// <summary>The choice that the whole text names.</summary>
    public static Choice? Named(IReadOnlyList<Choice> choices, string text)
    {
        var plain = Plain.Of(text);
        if (plain.Length == 0) return null;
        return choices.FirstOrDefault(choice => Names(choice).Contains(plain))
            ?? (Number(plain) is { } number && number >= 1 && number <= choices.Count ? choices[number - 1] : null);
    }

    /// <summary>What stands behind an opening bracket explains a label and need not be repeated.</summary>
    public static IEnumerable<string> Names(Choice choice)
    {
        yield return Plain.Of(choice.Id);
        foreach (var label in Labels(choice)) yield return Plain.Of(label);
    }

    private static IEnumerable<string> Labels(Choice choice)
    {
        foreach (var label in (string[])[choice.Label.Ja, choice.Label.En])
        {
            yield return label;
            if (label.IndexOfAny(['(', '（']) is > 0 and var bracket) yield return label[..bracket];
        }
    }

    private static bool IsLatin(string label) => label.All(letter => !char.IsLetter(letter) || char.IsAscii(letter));

    /// <summary>Each between blanks, so that "no" is not found in an address.</summary>
    private static string LatinWords(string text) =>
        $" {string.Join(' ', NotLatin().Split(text.Compatible().ToLowerInvariant()).Where(word => word.Length > 0))} ";

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotLatin();

    private static int? Number(string plain) =>
        Numerals.Parse(plain.TrimEnd('番', '.', ')', '目')) is { } number && number == decimal.Truncate(number) && number < 1000
            ? int.CreateTruncating(number)
            : null;
}
