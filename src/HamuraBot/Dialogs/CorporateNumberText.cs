using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs;

/// <summary>
/// A corporate number: a check digit before twelve digits. The T that makes it the number of a qualified invoice issuer may stand
/// before it.
/// </summary>
public static partial class CorporateNumberText
{
    private const int Length = 13;

    public static Reading Read(string text) => Digits.Of(Around().Replace(text, "")) switch
    {
        null => Reading.Unreadable,
        { Length: Length } number when number[0] != '+' =>
            CheckDigit(number[1..]) == number[0] - '0' ? Reading.Of(number) : new(ReadingOutcome.WrongCheckDigit),
        _ => new(ReadingOutcome.WrongLength),
    };

    /// <summary>From the right, the digits count once and twice by turns; the sum is made up to a multiple of nine.</summary>
    private static int CheckDigit(string twelve) =>
        9 - twelve.Reverse().Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 2)).Sum() % 9;

    [GeneratedRegex(@"^\s*(法人番号は?)?[TtＴｔ]?|(です)?[。.]?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
