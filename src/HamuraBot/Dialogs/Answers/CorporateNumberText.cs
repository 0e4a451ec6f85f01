using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Dialogs.Answers;

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
            CheckDigits.IsCorporateNumber(number) ? Reading.Of(number) : new(ReadingOutcome.WrongCheckDigit),
        { } other => new(ReadingOutcome.WrongLength, other[0] == '+' ? "" : Formats.Number(other.Length)),
    };

    [GeneratedRegex(@"^\s*(法人番号は?)?[TtＴｔ]?|(です)?[。.]?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
