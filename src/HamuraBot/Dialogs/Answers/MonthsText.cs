using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A period in months as people write it: 12, 12か月, 1年, ２年半, 半年, 18 months, a year and a half.</summary>
public static partial class MonthsText
{
    private const int InAYear = 12;

    public static decimal? Months(string text)
    {
        if (text.Length > 60) return null;
        var folded = After().Replace(Before().Replace(Numerals.Fold(text), ""), "");
        if (folded is "半年" or "half a year" or "half year") return InAYear / 2;
        return Numerals.Parse(folded) ?? Parts(Japanese().Match(folded)) ?? Parts(English().Match(folded));
    }

    private static decimal? Parts(Match match)
    {
        if (!match.Success || !match.Groups["years"].Success && !match.Groups["months"].Success) return null;
        var half = match.Groups["half"].Success ? 0.5m : 0;
        return (Count(match.Groups["years"]) + half) * InAYear + Count(match.Groups["months"]);
    }

    private static decimal? Count(Group group) => !group.Success ? 0 : group.Value is "a" or "an" ? 1 : Numerals.Parse(group.Value);

    [GeneratedRegex(@"^(約|およそ|about |around |for )", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"間?(くらい|ぐらい|程度|ほど)?(です|でお願いします|の予定です|を予定しています)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex After();

    [GeneratedRegex(@"^((?<years>[^年か月]{1,12}) ?(か|カ|ヶ|ケ)?年(間)?(?<half>半)?)?( ?(と|、)?(?<months>[^年か月カヶケヵ箇ヵ]{1,12}) ?(か|カ|ヶ|ケ|ヵ|箇)(月|げつ))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"^((?<years>[a-z0-9. ]{1,16}?)( and (?<half>a half))?[ -]?(years?|yrs?|y)( and (?<half>a half))?)?(,? ?(and )?(?<months>[a-z0-9. ]{1,16}?)[ -]?(months?|mos?|m))?$", RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
