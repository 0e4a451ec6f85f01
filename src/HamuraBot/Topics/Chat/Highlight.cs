using System.Text.RegularExpressions;

namespace HamuraBot.Topics.Chat;

/// <summary>Makes the first figures of a sentence bold: amounts, rates, dates, counts.</summary>
public static partial class Highlight
{
    private const int Most = 3;

    public static string Figures(string sentence) => Figure().Replace(sentence, "**$0**", Most);

    [GeneratedRegex(
        @"\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
        + @"|(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
        + @"|¥[\d,]+( million)?|[\d,]+(\.\d+)?(億|万)?(円|％|%|回|社|名|年間|時間)|\d[\d,]* (companies|visits|people|years)",
        RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Figure();
}
