using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Content;

/// <summary>
/// Text as it is looked for, never as it is shown: one folding for all that the desk searches. What is kept to be searched is
/// <see cref="Index"/> of it; what an officer types becomes <see cref="Words"/>, each of which has to occur.
/// </summary>
public static partial class SearchText
{
    /// <summary>Words of one search; whoever types more is looking for a sentence.</summary>
    private const int MostWords = 8;

    /// <summary>Variants that family names and company names are written with, each before the letter of the school list.</summary>
    public const string Variants = "髙高﨑崎嵜崎𠮷吉德徳濵浜濱浜邉辺邊辺齋斎齊斉斎斉澤沢廣広櫻桜眞真龍竜惠恵國国圓円鐵鉄榮栄瀧滝";

    private static readonly Dictionary<Rune, Rune> School = Variants.EnumerateRunes().Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Width, case, kana and spaces do not count.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Compatible().ToLowerInvariant())
            if (!char.IsWhiteSpace(letter)) folded.Append(letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - ('ァ' - 'ぁ')) : letter);
        return folded.ToString();
    }

    /// <summary>Neither do old and variant letters.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Fold(text).EnumerateRunes()) plain.Append(Schooled(letter));
        return plain.ToString();
    }

    /// <summary>Whether the letter may be written in another way, as far as is known here.</summary>
    public static bool HasVariants(Rune letter) => School.ContainsKey(letter) || School.ContainsValue(letter) || letter.Value is < 0x3400 or > 0x9FFF;

    /// <summary>Of a folded name: 株式会社髙橋製作所, ㈱高橋製作所 and 高橋製作所（株） are one.</summary>
    public static string WithoutLegalForm(string folded) => LegalForm().Replace(folded, "");

    /// <summary>All texts under which something is found: phone numbers also as their digits, names also without their legal form.</summary>
    public static string Index(params IEnumerable<string?> texts)
    {
        var lines = new List<string>();
        foreach (var text in texts.OfType<string>().Where(text => text.Length > 0))
        {
            var folded = Of(text);
            lines.Add(folded);
            if (WithoutLegalForm(folded) is var bare && bare != folded) lines.Add(bare);
            lines.AddRange(Phone().Matches(Hyphens().Replace(folded, "-")).Select(phone => DigitsOf(phone.Value)));
        }
        return string.Join('\n', lines);
    }

    /// <summary>The words of a search, folded as the index is.</summary>
    public static IReadOnlyList<string> Words(string query)
    {
        var typed = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        var words = typed.Select(Word).Where(word => word.Length > 0).Distinct().ToList();
        // A legal form alone names nothing, unless nothing else is looked for.
        return words.Count > 0 ? words : [.. typed.Select(Of).Where(word => word.Length > 0)];
    }

    /// <summary>Whether something with this index is found by the words.</summary>
    public static bool Finds(string index, IReadOnlyList<string> words) => words.All(word => index.Contains(word, StringComparison.Ordinal));

    private static string Word(string typed)
    {
        var folded = Hyphens().Replace(Of(typed), "-");
        if (PhoneOnly().IsMatch(folded)) return DigitsOf(folded);
        return WithoutLegalForm(Of(typed));
    }

    /// <summary>As dialled in Japan.</summary>
    private static string DigitsOf(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.StartsWith("+81", StringComparison.Ordinal) ? "0" + digits[2..].TrimStart('0') : digits;
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

    /// <summary>Between digits every hyphen is one.</summary>
    [GeneratedRegex(@"[‐‑‒–—―−ー－]", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"[+0-9][0-9()-]{5,18}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[+(]?[0-9][0-9()-]{2,18}[0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneOnly();
}
