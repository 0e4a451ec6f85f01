using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>An amount of yen as people write it: 1000万円, １千万, ¥30,000,000, 10 million yen, about 3000万.</summary>
public static partial class MoneyText
{
    /// <summary>Null if it is no amount. Fractions of a yen are left to the reader's judgement.</summary>
    public static decimal? Yen(string text)
    {
        if (text.Length > 60) return null;
        var folded = Numerals.Fold(text);
        folded = KanaNumerals.ToKanji(folded);
        folded = After().Replace(Before().Replace(folded, ""), "").Trim();
        return folded.Length == 0 ? null : Numerals.Parse(folded);
    }

    public static bool NamesAnotherCurrency(string text) => Foreign().IsMatch(Numerals.Fold(text));

    // After folding ¥ may be written as a backslash, too.
    [GeneratedRegex(@"^(約|およそ|だいたい|大体|about |around |approximately |approx\.? |roughly )?[¥\\]?(jpy ?)?", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@" ?(円|圓|yen|jpy)? ?(くらい|ぐらい|程度|ほど|前後)?(です|でした|だった|だ|でお願いします|の予定です|を予定しています)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex After();

    [GeneratedRegex(@"[$€£]|ドル|ユーロ|ポンド|ウォン|usd|eur|dollars?|euros?|pounds?", RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();
}
