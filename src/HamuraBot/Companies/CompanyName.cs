using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Companies;

/// <summary>Names as they are compared, never as they are shown.</summary>
public static partial class CompanyName
{
    /// <summary>Variants that family names and company names are written with, beside the letters of the school list.</summary>
    private const string Variants = "髙高﨑崎嵜崎𠮷吉德徳濵浜濱浜邉辺邊辺齋斎齊斉斎斉澤沢廣広櫻桜眞真龍竜惠恵國国圓円鐵鉄榮栄瀧滝";

    private static readonly Dictionary<Rune, Rune> School = Variants.EnumerateRunes().Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Width, case, kana and spaces do not count.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            if (!char.IsWhiteSpace(letter)) folded.Append(letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - ('ァ' - 'ぁ')) : letter);
        return folded.ToString();
    }

    /// <summary>Neither do old and variant letters: for looking a name up.</summary>
    public static string Search(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Fold(text).EnumerateRunes()) plain.Append(Schooled(letter));
        return plain.ToString();
    }

    /// <summary>Whether the letter may be written in another way, as far as <see cref="Search"/> knows.</summary>
    public static bool HasVariants(Rune letter) => School.ContainsKey(letter) || School.ContainsValue(letter) || letter.Value is < 0x3400 or > 0x9FFF;

    /// <summary>Neither do the legal form and punctuation: 株式会社髙橋製作所, ㈱高橋製作所 and 高橋製作所（株） are one.</summary>
    public static string Key(string name)
    {
        var whole = Search(name);
        return Punctuation().Replace(LegalForm().Replace(whole, ""), "") is { Length: > 0 } key ? key : whole;
    }

    private static Rune Schooled(Rune letter)
    {
        while (School.TryGetValue(letter, out var other)) letter = other;
        return letter;
    }

    [GeneratedRegex(
        @"株式会社|有限会社|合同会社|合資会社|合名会社|(一般|公益|特例)?(社団|財団)法人|(特定非営利活動|npo|医療|学校|社会福祉|宗教)法人|協同組合"
        + @"|[(](株|有|同|資|名|一社|一財|公社|公財|特非|医|学|福|協)[)]|,?(co\.,?ltd\.?|corporation$|corp\.?$|inc\.?$|ltd\.?$|llc\.?$|k\.k\.?$|g\.k\.?$)",
        RegexOptions.NonBacktracking)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}ー]", RegexOptions.NonBacktracking)]
    private static partial Regex Punctuation();
}
