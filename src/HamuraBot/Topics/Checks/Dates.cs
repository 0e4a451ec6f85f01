using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Topics.Checks;

/// <summary>A day; a month without a day is its first.</summary>
public readonly record struct NamedDate(DateOnly Day, bool WholeMonth)
{
    /// <summary>A day backs itself and its month.</summary>
    public bool IsBackedBy(NamedDate other) => Equals(other) || WholeMonth && Day.Year == other.Day.Year && Day.Month == other.Day.Month;
}

/// <summary>Days and months as they are written in either language.</summary>
public static partial class Dates
{
    private static readonly string[] MonthNames = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    public static IReadOnlyList<NamedDate> In(string text) => [.. Day().Matches(Numerals.Fold(text)).Select(Read).OfType<NamedDate>()];

    public static string Without(string folded) => Day().Replace(folded, " ");

    private static NamedDate? Read(Match match)
    {
        var month = match.Groups["name"].Success
            ? Array.FindIndex(MonthNames, name => name.Length > 0
                && name.StartsWith(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)) + 1
            : Number(match.Groups["m"]);
        var wholeMonth = !match.Groups["d"].Success;
        var day = wholeMonth ? 1 : Number(match.Groups["d"]);
        var year = Number(match.Groups["y"]);
        return month is >= 1 and <= 12 && year is > 0 and < 10_000 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new NamedDate(new(year, month, day), wholeMonth)
            : null;
    }

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Names = "(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    [GeneratedRegex(
        @"(?<y>\d{4}) ?年 ?(?<m>\d{1,2}) ?月( ?(?<d>\d{1,2}) ?日)?"
        + @"|(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})"
        + @"|(?<d>\d{1,2})(st|nd|rd|th)? " + Names + @",? (?<y>\d{4})"
        + "|" + Names + @" ((?<d>\d{1,2})(st|nd|rd|th)?,? )?(?<y>\d{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
