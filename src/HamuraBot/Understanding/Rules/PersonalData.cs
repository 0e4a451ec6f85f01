using System.Text;
using System.Text.RegularExpressions;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

public enum PersonalDataKind
{
    Phone,
    Email,
    Address,
    Card,
    MyNumber,
    BankAccount,

    /// <summary>Only where somebody says that it is theirs.</summary>
    Name,
}

/// <summary>A stretch of a text that tells who somebody is or how to reach them.</summary>
public readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length);

/// <summary>
/// Finds phone numbers, e-mail addresses, postal addresses, cards, My Numbers and bank accounts. Cards and My Numbers by their check digits; a corporate number
/// is public and is none. Names are found where somebody says their own: elsewhere nothing tells them from other words without a dictionary of them.
/// </summary>
public static partial class PersonalData
{
    public static IReadOnlyList<PersonalDatum> Find(string text)
    {
        var folded = Fold(text);
        var found = new List<PersonalDatum>();
        Add(PersonalDataKind.Email, Emails().EnumerateMatches(folded), folded, found, static _ => true);
        Add(PersonalDataKind.Card, Numbers().EnumerateMatches(folded), folded, found, static digits => CheckDigits.IsCard(digits) && !CheckDigits.IsCorporateNumber(digits));
        Add(PersonalDataKind.MyNumber, Numbers().EnumerateMatches(folded), folded, found, static digits => CheckDigits.IsMyNumber(digits));
        Add(PersonalDataKind.BankAccount, Accounts().EnumerateMatches(folded), folded, found, static _ => true);
        Add(PersonalDataKind.Phone, Phones().EnumerateMatches(folded), folded, found, IsPhone);
        Add(PersonalDataKind.Address, Addresses().EnumerateMatches(folded), folded, found, static _ => true);
        Add(PersonalDataKind.Name, Names().EnumerateMatches(folded), folded, found, static _ => true);
        return [.. found.OrderBy(datum => datum.Start)];
    }

    /// <summary>The text with every such stretch replaced by its kind: for logs, lists of gaps, telemetry and other services.</summary>
    public static string Mask(string text)
    {
        var found = Find(text);
        if (found.Count is 0)
            return text;
        var (masked, at) = (new StringBuilder(text.Length), 0);
        foreach (var datum in found)
        {
            masked.Append(text, at, datum.Start - at).Append(datum.Kind switch
            {
                PersonalDataKind.Phone => "[phone]",
                PersonalDataKind.Email => "[e-mail]",
                PersonalDataKind.Address => "[address]",
                PersonalDataKind.Card => "[card]",
                PersonalDataKind.MyNumber => "[my-number]",
                PersonalDataKind.BankAccount => "[account]",
                PersonalDataKind.Name => "[name]",
            });
            at = datum.Start + datum.Length;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A stretch belongs to the first kind that claims it.</summary>
    private static void Add(
        PersonalDataKind kind, Regex.ValueMatchEnumerator matches, string folded, List<PersonalDatum> found, Func<string, bool> isOne)
    {
        foreach (var match in matches)
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (found.TrueForAll(other => end <= other.Start || start >= other.Start + other.Length) && isOne(DigitsOf(folded.AsSpan(start, match.Length))))
                found.Add(new PersonalDatum(kind, start, match.Length));
        }
    }

    /// <summary>From the area code: ten digits, eleven for a mobile phone. Abroad the 0 is left out behind 81.</summary>
    private static bool IsPhone(string digits) => digits.StartsWith("81", StringComparison.Ordinal)
        ? digits.Length - (digits[2] is '0' ? 3 : 2) is 9 or 10
        : digits.Length is 10 && digits[1] is not '0' || digits.Length is 11 && digits[1] is '5' or '7' or '8' or '9' && digits[2] is '0';

    private static string DigitsOf(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Math.Min(text.Length, 64)];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && length < digits.Length)
                digits[length++] = c;
        }

        return digits[..length].ToString();
    }

    /// <summary>Full width becomes half, every dash a hyphen; each character keeps its place.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            folded[i] = source[i] switch
            {
                >= '！' and <= '～' => (char)(source[i] - ('！' - '!')),
                '　' or '\u00a0' => ' ',
                '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' or '━' => '-',
                'ー' or 'ｰ' when i > 0 && Scripts.Of(folded[i - 1]) is Script.Digit => '-',
                var c => c,
            };
        }
    });

    /// <summary>大和田と申します, my name is Anna Meyer. What stands before の, は or a comma is no part of it.</summary>
    [GeneratedRegex(@"(?:[^\s。、！？!?,.・「」のはがをにで]{1,8} )?[^\s。、！？!?,.・「」のはがをにで]{1,12}(?=と(?:申し|もうし)ます)|(?<=\b[Mm]y name is )[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}", RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Names();

    [GeneratedRegex(@"[A-Za-z0-9_.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Emails();

    /// <summary>Twelve digits or more, in groups or not.</summary>
    [GeneratedRegex(@"(?<![\d-])\d(?:[ -]?\d){11,18}(?![\d-])", RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Numbers();

    /// <summary>Seven digits behind the words for an account; a number alone may be anything.</summary>
    [GeneratedRegex(@"(?<=(?:口座(?:番号)?|普通(?:預金)?|当座(?:預金)?|[Aa]ccount(?: [Nn]umber| [Nn]o\.?)?)(?:は|が|の番号は| is)?[ :：,、]{0,3})(?<!\d)\d{7}(?![\d-])", RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Accounts();

    [GeneratedRegex(@"(?<![\d.,¥\\-])(?:\+ ?81[ -]?(?:\(0\)[ -]?)?|\(?0)\d{1,4}[)]?[ -]?\(?\d{1,4}\)?[ -]?\d{3,4}(?![\d円-]|[.,]\d)", RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Phones();

    /// <summary>
    /// A postal code with its mark (は and を, which names do not have, part it from what is said before); a place down to the house (a block alone is a neighbourhood, which many share), what city there is
    /// before and what building there is behind it; the same as written in English.
    /// </summary>
    [GeneratedRegex(
        @"(?:〒 ?\d{3}-?\d{4}(?: ?(?=[一-龥]))?)?"
        + @"(?:(?:(?:東京都|北海道|大阪府|京都府|[一-龥]{2,3}県) ?)?(?:[一-龥々ぁ-のひ-ふほ-ろんァ-ヶ]{1,6}?[市区郡])?(?:[一-龥々ぁ-のひ-ふほ-ろんァ-ヶ]{1,5}?[区町村])?[一-龥ァ-ヶ][一-龥々ぁ-のひ-ふほ-ろんァ-ヶー]{0,9}?"
        + @"(?:[\d一二三四五六七八九十]{1,3}(?:丁目|-)[\d一二三四五六七八九十]{1,4}(?:番地の?|番|-|の)?[\d一二三四五六七八九十]{0,4}号?(?:-\d{1,4})?|\d{1,5}番地(?:の?\d{1,4})?)(?![\d年月日時分円%回人社件-])"
        + @"(?: ?[一-龥ァ-ヶーA-Za-z]{2,14}(?:ビル|マンション|アパート|ハイツ|コーポ|荘|ハウス|レジデンス)(?: ?[A-Z]?\d{1,4}(?:号室|号|F|階)?)?)?"
        + @"|(?<=〒 ?\d{3}-?\d{4} ?))"
        + @"|\b\d{1,4}-\d{1,3}(?:-\d{1,4})?,? [A-Z][a-z]+(?:[ -][A-Za-z]+)?, ?[A-Z][a-z]+(?:-(?:shi|ku|cho|machi|City))?"
        + @"|\b\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive)\b",
        RegexOptions.CultureInvariant, RegexGuard.Milliseconds)]
    private static partial Regex Addresses();
}
