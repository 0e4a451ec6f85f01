using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A Japanese postal code: 205-8601, 〒２０５－８６０１, 2058601.</summary>
public static partial class PostalCodeText
{
    private const int Length = 7;

    public static Reading Read(string text) => Digits.Of(Around().Replace(text, "")) switch
    {
        { Length: Length } code when code[0] != '+' => Reading.Of($"{code[..3]}-{code[3..]}"),
        null => Reading.Unreadable,
        _ => new(ReadingOutcome.WrongLength),
    };

    [GeneratedRegex(@"^\s*(〒|郵便番号は?)|(です)?[。.]?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
