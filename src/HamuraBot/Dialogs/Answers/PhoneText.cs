using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A Japanese phone number as people write it, kept in E.164: 042-555-1111, +81 (0)42 555 1111, ０４２（５５５）１１１１.</summary>
public static partial class PhoneText
{
    private const string Japan = "+81";

    /// <summary>Digits with the leading zero.</summary>
    private const int Landline = 10, Mobile = 11;

    public static Reading Read(string text)
    {
        if (Digits.Of(AreaZero().Replace(Around().Replace(text, ""), "$1 ")) is not { } digits) return Reading.Unreadable;
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = "+" + digits.TrimStart('0');
        if (digits.StartsWith(Japan, StringComparison.Ordinal)) digits = "0" + digits[Japan.Length..].TrimStart('0');
        if (digits[0] == '+') return new(ReadingOutcome.Foreign);
        if (digits[0] != '0') return new(ReadingOutcome.NoAreaCode);
        return digits.Length == LengthOf(digits) ? Reading.Of(Japan + digits[1..]) : new(ReadingOutcome.WrongLength);
    }

    /// <summary>As it is dialled in Japan, with the hyphens that its beginning tells.</summary>
    public static string Shown(string e164)
    {
        if (!e164.StartsWith(Japan, StringComparison.Ordinal)) return e164;
        var digits = "0" + e164[Japan.Length..];
        var area = digits.Length == Mobile ? digits.StartsWith("0800", StringComparison.Ordinal) ? 4 : 3
            : digits[1] is '3' or '6' && digits[2] != '0' ? 2
            : FourDigitAreas().IsMatch(digits) ? 4 : 3;
        return $"{digits[..area]}-{digits[area..^4]}-{digits[^4..]}";
    }

    private static int LengthOf(string digits) => MobileOrInternet().IsMatch(digits) ? Mobile : Landline;

    [GeneratedRegex(@"^\s*(電話(番号)?は?|(tel|TEL|Tel)[.:：]?)\s*|\s*(です)?[。.]?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();

    /// <summary>The zero that is dialled only inside the country.</summary>
    [GeneratedRegex(@"([+＋][8８][1１]\s*)[(（][0０][)）]", RegexOptions.NonBacktracking)]
    private static partial Regex AreaZero();

    [GeneratedRegex("^0([25-9]0|800)", RegexOptions.NonBacktracking)]
    private static partial Regex MobileOrInternet();

    /// <summary>Freephone and shared-cost numbers, and the neighbours in Ome; other areas are written like Hamura's.</summary>
    [GeneratedRegex("^(0120|0570|0428)", RegexOptions.NonBacktracking)]
    private static partial Regex FourDigitAreas();
}
