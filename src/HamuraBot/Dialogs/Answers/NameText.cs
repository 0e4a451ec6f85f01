using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>A name without the sentence around it: 佐伯と申します, 会社名は佐伯鋳造です, my name is Sato.</summary>
public static partial class NameText
{
    public static string Of(string text)
    {
        if (English().Match(text) is { Success: true } english) return english.Groups["name"].Value;
        if (Japanese().Match(text) is not { Success: true } japanese) return text;
        return japanese.Groups["what"].Success || japanese.Groups["call"].Success ? japanese.Groups["name"].Value.Trim() : text;
    }

    [GeneratedRegex("^(?<what>(会社名|社名|屋号|会社|店名|名前|お名前|氏名|担当者?|担当者名|代表者?|代表者名|住所|所在地|私|わたし|わたくし)は、?)?(?<name>[^。、]+?)(?<call>と申します|ともうします|と言います|といいます)?(です|になります|でございます|でお願いします|でお願いいたします)?[。]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"^(my name is|our name is|the name is|our company is|the company is|we are called|the company is called|i am called) (?<name>[^.!?]+[^.!? ])[.]?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();
}
