using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Persons;

/// <summary>What an officer looks for: a name or a company in any spelling, a mail address, a phone number, the number of a request or a registration.</summary>
public sealed partial class PersonQuery
{
    /// <summary>Digits: fewer are no phone number.</summary>
    private const int ShortestPhone = 6;

    /// <summary>Digits that are the same however a number is dialled.</summary>
    private const int Significant = 9;

    private readonly string folded, plain, digits;

    public PersonQuery(string text)
    {
        plain = KeptText.Compatible(text).Trim().ToLowerInvariant();
        folded = SearchText.Of(text);
        digits = NotPhone().IsMatch(plain) ? "" : DigitsOf(plain);
    }

    public bool IsEmpty => folded.Length == 0;

    /// <summary>The last digits of a phone number, however it is written.</summary>
    public static string DigitsOf(string? phone)
    {
        var all = string.Concat(KeptText.Compatible(phone ?? "").Where(char.IsAsciiDigit));
        return all.Length > Significant ? all[^Significant..] : all;
    }

    public bool Matches(HeldRecord record) =>
        record.Key.Equals(plain, StringComparison.OrdinalIgnoreCase)
        || Holds(record.Name) || Holds(record.Company)
        || plain.Contains('@', StringComparison.Ordinal) && record.EmailKey?.Contains(plain, StringComparison.Ordinal) == true
        || digits.Length >= ShortestPhone && PhoneOf(record).EndsWith(digits, StringComparison.Ordinal);

    private bool Holds(string? text) => text is not null && SearchText.Of(text).Contains(folded, StringComparison.Ordinal);

    /// <summary>What an officer or a visitor wrote around the number has no part in it.</summary>
    private static string PhoneOf(HeldRecord record) => DigitsOf(record.Phone?.Split(' ')[0]);

    [GeneratedRegex(@"[^0-9+() .-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotPhone();
}
