using System.Text.RegularExpressions;

namespace HamuraBot.Enrichment;

/// <summary>Takes out what no question needs: numbers as long as a phone number, and e-mail addresses.</summary>
public static partial class PersonalDataMask
{
    private const string Masked = "***";

    public static string Of(string text) => Email().Replace(LongNumber().Replace(text, Masked), Masked);

    [GeneratedRegex(@"\p{Nd}[\p{Nd}\p{Pd}ー−()（） .]{4,}\p{Nd}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex("[A-Za-zＡ-Ｚａ-ｚ0-9０-９._%+-]+[@＠][A-Za-zＡ-Ｚａ-ｚ0-9０-９.．-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}
