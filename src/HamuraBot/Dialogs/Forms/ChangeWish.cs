using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Dialogs.Forms;

/// <summary>Somebody wants to change an answer: 「メールを変更」, "change the e-mail", 「従業員を20人に直したい」.</summary>
/// <param name="Fields">Those that may be meant, by their names; none if none is named.</param>
/// <param name="Value">The new answer as it was written; null if it is still to be asked.</param>
public sealed partial record ChangeWish(IReadOnlyList<Field> Fields, string? Value)
{
    /// <summary>In characters.</summary>
    private const int Longest = 80;

    /// <param name="form">The form.</param>
    /// <param name="text">The message.</param>
    /// <param name="exactly">Whether a field must be named in full: where any words are taken, the message may be an answer.</param>
    /// <returns>Null if the message is no such wish.</returns>
    public static ChangeWish? Read(Form form, string text, bool exactly)
    {
        if (text.Length > Longest) return null;
        var written = Blanks().Replace(text.Compatible(), " ").Trim();
        var plain = First(written, Japanese(), English());
        // A field may be called "What to show".
        if (plain is not null && Of(form, plain, exactly: true) is { Fields.Count: > 0 } named) return named;
        if (First(written, JapaneseWithValue(), EnglishWithValue()) is { } valued && Of(form, valued, exactly) is { Fields.Count: > 0 } wish) return wish;
        return plain is null ? null : Of(form, plain, exactly);
    }

    /// <summary>What is said of an answer where all are read once more: 「名前は山田です」, "the phone is 042-…". Null if no field is named.</summary>
    public static ChangeWish? ReadStatement(Form form, string text) =>
        text.Length <= Longest && First(Blanks().Replace(text.Compatible(), " ").Trim(), JapaneseStatement(), EnglishStatement()) is { } match
            && Of(form, match, exactly: false) is { Fields.Count: > 0 } wish ? wish : null;

    private static ChangeWish? Of(Form form, Match match, bool exactly)
    {
        if (Key(match.Groups["what"].Value) is not { Length: > 1 } what) return null;
        var value = match.Groups["value"] is { Success: true } written ? written.Value.Trim() : null;
        var named = form.Fields.Where(field => Names(field).Contains(what)).ToList();
        return new(named.Count > 0 || exactly ? named : [.. form.Fields.Where(field => Names(field).Any(name => Overlap(name, what)))], value);
    }

    private static Match? First(string text, params ReadOnlySpan<Regex> expressions)
    {
        foreach (var expression in expressions)
            if (expression.Match(text) is { Success: true } match) return match;
        return null;
    }

    private static bool Overlap(string name, string what) =>
        name.Contains(what, StringComparison.Ordinal) || what.Contains(name, StringComparison.Ordinal);

    private static IEnumerable<string> Names(Field field) => [Key(field.Title.Ja), Key(field.Title.En), Key(field.Id)];

    private static string Key(string text) => Plain.Of(text).Replace("-", "", StringComparison.Ordinal);

    private const string Changing =
        "((変更|訂正|修正|編集)((を?し|を?お?願い)[^、]{0,10}|する|できますか)?|(直し|なおし|変え|かえ|書き直し|入れ直し)(た|て|ま|る)[^、]{0,8}|直す|なおす)[。！!]?$";

    private const string Asking = "^(please |can i |could i |can you |could you |i want to |i need to |i('d| would) like to |let me )?(change|correct|edit|fix|update|revise|set) (my |the |our )?";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("^(?<what>.{1,40}?)(を|の|が|は)?(" + Changing + "|間違(え|い|っ)[^、]{0,8}[。！!]?$)", Options)]
    private static partial Regex Japanese();

    [GeneratedRegex("^(?<what>[^を]{1,30}?)(を|は)、?(?<value>.{1,60}?)(に|へ)(" + Changing + "|(して|します|したい|しといて)[^、]{0,10}$)", Options)]
    private static partial Regex JapaneseWithValue();

    [GeneratedRegex(@"^(?<what>[^はが:：]{1,20}?)(は|が|:|：)、?(?<value>.{1,60}?)(です|でした|だ|になります|でございます|でお願いします|でお願いいたします)?[。]?$", Options)]
    private static partial Regex JapaneseStatement();

    [GeneratedRegex(Asking + @"(?<what>.{1,40}?)( please)?[.!]?$", Options)]
    private static partial Regex English();

    [GeneratedRegex(Asking + @"(?<what>.{1,40}?) (to|into) (?<value>.{1,60}?)(,? please)?[.!]?$", Options)]
    private static partial Regex EnglishWithValue();

    [GeneratedRegex(@"^(no, |sorry, |actually,? )?(my |the |our )?(?<what>.{2,30}?)( is| are| should be|:) (?<value>.{1,60}?)[.!]?$", Options)]
    private static partial Regex EnglishStatement();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
