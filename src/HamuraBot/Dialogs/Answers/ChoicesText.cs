using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Dialogs.Answers;

/// <summary>
/// Several choices: "1,3", "1と3", labels in either language one after the other. Kept in the form's order, with commas between.
/// </summary>
public static partial class ChoicesText
{
    private const int LongestSentence = 300;

    /// <summary>Of what is left of a sentence when the labels are taken out: "…をお願いします".</summary>
    private const int LongestRest = 16;

    public static Reading Read(IReadOnlyList<Choice> choices, string text)
    {
        if (text.Length > LongestSentence) return Reading.Unreadable;
        var parts = Separator().Split(text).Where(part => part.Trim().Length > 0).ToList();
        var folded = Numerals.Fold(text);
        if (Numbers().IsMatch(folded)) parts = [.. Number().Matches(folded).Select(number => number.Value)];
        var read = parts.Select(part => ChoiceText.Named(choices, part)).ToList();
        if (read.Count > 0 && read.TrueForAll(choice => choice is not null)) return Of(choices, read!);
        return Question.IsPlainly(text) ? Reading.Unreadable : Of(choices, Mentioned(choices, Plain.Of(text)));
    }

    /// <summary>The choices whose names make up the text, the longer names first: one may be part of another.</summary>
    private static List<Choice> Mentioned(IReadOnlyList<Choice> choices, string plain)
    {
        var found = new List<Choice>();
        var names = choices.SelectMany(choice => ChoiceText.Names(choice).Select(name => (name, choice)));
        foreach (var (name, choice) in names.OrderByDescending(x => x.name.Length))
        {
            if (name.Length < 2 || !plain.Contains(name, StringComparison.Ordinal)) continue;
            plain = plain.Replace(name, " ", StringComparison.Ordinal);
            found.Add(choice);
        }
        return plain.Replace(" ", "", StringComparison.Ordinal).Length <= LongestRest ? found : [];
    }

    private static Reading Of(IReadOnlyList<Choice> choices, List<Choice> chosen) => chosen.Count == 0
        ? Reading.Unreadable
        : Reading.Of(string.Join(',', choices.Where(chosen.Contains).Select(choice => choice.Id)));

    [GeneratedRegex(@"[,、，;；/／\n]", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\d{1,2}番?(( ?(,|、|・|と|&|\+|;|/|and|,? and) ?| )\d{1,2}番?)*(です|でお願いします)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
