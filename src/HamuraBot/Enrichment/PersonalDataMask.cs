using System.Text.RegularExpressions;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Enrichment;

/// <summary>What leaves the house goes without personal data, and without any number as long as one: no question needs it.</summary>
public static partial class PersonalDataMask
{
    public static string Of(string text) => LongNumber().Replace(PersonalData.Mask(text), "***");

    [GeneratedRegex(@"\p{Nd}[\p{Nd}\p{Pd}ー−()（） .]{4,}\p{Nd}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();
}
