using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Dialogs.Forms;

/// <summary>Somebody wants to change an answer: 「メールを変更」, "change the e-mail". Which fields may be meant, by their names.</summary>
public static partial class ChangeWish
{
    /// <param name="form">The form.</param>
    /// <param name="text">The message.</param>
    /// <param name="exactly">Whether a field must be named in full: where any words are taken, the message may be an answer.</param>
    /// <returns>Null if the message is no such wish; empty if it names no field.</returns>
    public static IReadOnlyList<Field>? Read(Form form, string text, bool exactly)
    {
        if (text.Length > 80) return null;
        var folded = Numerals.Fold(text);
        var match = Japanese().Match(folded) is { Success: true } japanese ? japanese : English().Match(folded);
        if (!match.Success || Key(match.Groups["what"].Value) is not { Length: > 1 } what) return null;
        var named = form.Fields.Where(field => Names(field).Contains(what)).ToList();
        return named.Count > 0 || exactly ? named : [.. form.Fields.Where(field => Names(field).Any(name => Overlap(name, what)))];
    }

    private static bool Overlap(string name, string what) =>
        name.Contains(what, StringComparison.Ordinal) || what.Contains(name, StringComparison.Ordinal);

    private static IEnumerable<string> Names(Field field) => [Key(field.Title.Ja), Key(field.Title.En), Key(field.Id)];

    private static string Key(string text) => Plain.Of(text).Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<what>.{1,40}?)(を|の|が|は)?((変更|訂正|修正|編集)((を?し|を?お?願い)[^、]{0,10}|する|できますか)?|(直し|なおし|変え|かえ|書き直し|入れ直し)(た|て|ま|る)[^、]{0,8}|直す|なおす|間違(え|い|っ)[^、]{0,8})[。!]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"^(please |can i |could i |i want to |i need to |i('d| would) like to |let me )?(change|correct|edit|fix|update|revise) (my |the |our )?(?<what>.{1,40}?)( please)?[.!]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
