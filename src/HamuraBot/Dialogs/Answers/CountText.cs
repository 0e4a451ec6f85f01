using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A number with what is counted, as people write it: 12, １２名, 約十二人, 12 people, 300㎡.</summary>
public static partial class CountText
{
    public static decimal? Number(string text) =>
        text.Length > 60 ? null : Numerals.Parse(After().Replace(Before().Replace(Numerals.Fold(text), ""), ""));

    [GeneratedRegex(@"^(パート(さん)?(も)?(を)?(込みで|含めて|含め)、?|パート・?アルバイト込みで|役員(も|を)?(込みで|含めて)、?|社員は?|従業員は?|人数は?|うちは|今は|合わせて|全部あわせて|we are |we have |there are |it's |約|およそ|だいたい|大体|全部で|全員で|about |around |approximately |roughly )", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    // After folding ㎡ is m2.
    [GeneratedRegex(@" ?(人|名|社|件|回|個|台|席|平方メートル|平米|平方m|m2|m\^2|sqm|sq m|square met(er|re)s|people|persons?|employees|staff|members|seats?)?(くらい|ぐらい|程度|ほど|前後)?(です|ですね|います|おります|になります|でお願いします|の予定です|を予定しています)?[。.]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex After();
}
