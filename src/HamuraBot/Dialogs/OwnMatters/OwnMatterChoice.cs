using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>Which of several matters, and which of its answers, a message means.</summary>
public static partial class OwnMatterChoice
{
    /// <summary>In characters: shorter common parts of two names say nothing.</summary>
    private const int LeastInCommon = 3;

    /// <summary>Those that may be meant; what cannot be done with some is meant for the others.</summary>
    public static IReadOnlyList<KnownMatter> Of(IReadOnlyList<KnownMatter> all, string text, MatterAct act)
    {
        if (Chosen(all, text) is { } named) return [named];
        IEnumerable<KnownMatter> live = all.Where(known => known.Matter.IsLive);
        var able = act switch
        {
            MatterAct.Withdraw => live.Where(known => known.Matter.WithdrawQuestion is not null),
            MatterAct.Seats => live.Where(known => known.Matter.Seats is not null),
            MatterAct.Position => live.Where(known => known.Matter.IsInLine),
            MatterAct.Change => live.Where(known => FieldIn(known.Matter.Answers, text) is not null),
            MatterAct.State or MatterAct.Waiting => live,
        };
        return able.ToList() is { Count: > 0 } some ? some : live.ToList() is { Count: > 0 } others ? others : [.. all];
    }

    /// <summary>The one whose number, or whose name alone, the text holds.</summary>
    public static KnownMatter? Chosen(IReadOnlyList<KnownMatter> all, string text)
    {
        if (OwnMatterWords.NumberIn(text) is { } number) return all.FirstOrDefault(known => known.Matter.Number == number);
        var plain = Plain.Of(text);
        var named = all.Where(known => Plain.Of(known.Matter.Name) is var name && (plain.Contains(name, StringComparison.Ordinal)
            || plain.Length >= LeastInCommon && name.Contains(plain, StringComparison.Ordinal))).ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>The answer whose name the text holds; the longest name wins.</summary>
    public static OwnAnswer? FieldIn(IReadOnlyList<OwnAnswer> answers, string text)
    {
        var plain = Plain.Of(text).Replace("-", "", StringComparison.Ordinal);
        return answers.Select(answer => (answer, Length: NamesOf(answer.Field).Where(name => plain.Contains(name, StringComparison.Ordinal)).Select(name => name.Length).DefaultIfEmpty(0).Max()))
            .Where(found => found.Length > 1).OrderByDescending(found => found.Length).Select(found => found.answer).FirstOrDefault();
    }

    /// <summary>A value of the field's kind in the text: an address, a phone number, a number of people.</summary>
    public static string? ValueIn(Field field, string text) => field.Kind switch
    {
        FieldKind.Email => EmailText.In(text)?.Value,
        FieldKind.Phone when Phone().Match(text) is { Success: true } phone => phone.Value,
        FieldKind.Number when People().Match(Numerals.Fold(text)) is { Success: true } people => people.Groups["n"].Value,
        _ => null,
    };

    /// <summary>「メールアドレス」 is called メール, too, and 「会社名・屋号」 by either.</summary>
    private static IEnumerable<string> NamesOf(Field field)
    {
        foreach (var title in (string[])[field.Title.Ja, field.Title.En])
            foreach (var name in title.Split('・', '（', '(', '／', ','))
            {
                var plain = Plain.Of(name).Replace("-", "", StringComparison.Ordinal);
                yield return plain;
                yield return Ending().Replace(plain, "");
            }
    }

    [GeneratedRegex("(アドレス|番号|名前|者名|氏名|名|address|number)$", RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    [GeneratedRegex(@"[+＋]?[0-9０-９][0-9０-９()（）\-‐–ー－ ]{8,16}[0-9０-９]", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<n>[0-9一二三四五六七八九十]{1,3})(人|名)(に|で|へ)|(be|to|for|make it) (?<n>[a-z0-9]{1,9})( people| persons| instead| of us|$)|(?<n>[a-z0-9]{1,9}) (people|persons) instead", RegexOptions.NonBacktracking)]
    private static partial Regex People();
}
