using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>
/// Whom a message is meant for while a form is open. A field that takes any words has the benefit of the doubt; one that could not read
/// the message has not.
/// </summary>
public static partial class Addressee
{
    /// <summary>In characters. Longer messages are what a visitor tells about the company, whatever they contain.</summary>
    private const int ShortWish = 30, ShortQuestion = 80, ShortMatter = 15;

    public static bool IsAnother(Field field, Reading reading, string text, Meaning? meaning, IReadOnlyList<IntentText> intents)
    {
        if (meaning is null) return false;
        if (!field.Kind.TakesAnyWords())
            return reading.Outcome is ReadingOutcome.Unreadable && (Question.IsPlainly(text) || IsKnown(meaning) && !Numerals.Leads(text));
        if (IsCommand(meaning.Intent) && IsOneOf(text, meaning.Intent, intents)) return true;
        if (field.Kind is FieldKind.Text && IsCommand(meaning.Intent) && text.Length <= ShortWish && Wish().IsMatch(Numerals.Fold(text))) return true;
        if (field.Kind is FieldKind.Multiline && !meaning.FollowsUp && text.Length > ShortWish) return false;
        return (IsKnown(meaning) || meaning.FollowsUp) && text.Length <= ShortQuestion && IsOneSentence(text) && Question.IsPlainly(text);
    }

    /// <summary>Where somebody tells a person what it is about, next to everything is that; but for a command in the desk's own words, and a short question.</summary>
    public static bool IsNoMatter(string text, Meaning? meaning, IReadOnlyList<IntentText> intents) => meaning switch
    {
        { Intent: Intent.Cancel or Intent.Restart or Intent.Help or Intent.Menu } => IsOneOf(text, meaning.Intent, intents),
        { Intent: not (Intent.Estimate or Intent.Language) } => Question.IsPlainly(text) && text.Length <= ShortMatter && text.TrimEnd() is [.., '?' or '？'],
        _ => false,
    };

    private static bool IsKnown(Meaning meaning) => meaning.Intent is not Intent.None || meaning.Suggestions.Count > 0;

    private static bool IsCommand(Intent intent) =>
        intent is Intent.Cancel or Intent.Restart or Intent.Help or Intent.Human or Intent.Language or Intent.Menu;

    /// <summary>A company may be called "Menu Ltd."; only the desk's own phrasings are commands beyond doubt.</summary>
    private static bool IsOneOf(string text, Intent intent, IReadOnlyList<IntentText> intents) =>
        intents.Where(known => known.Intent == intent).SelectMany(known => known.Ja.Concat(known.En)).Select(Plain.Of).Contains(Plain.Of(text));

    private static bool IsOneSentence(string text) => text.Trim().TrimEnd('。', '.', '?', '？').IndexOfAny(['。', '\n', '?', '？']) < 0;

    [GeneratedRegex("(たい|たいです|たいのですが|ください|下さい|お願いします|ほしい|ほしいです)[。!]?$|^(i |i'd |please |can |could |let )", RegexOptions.NonBacktracking)]
    private static partial Regex Wish();
}
