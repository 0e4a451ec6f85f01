using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.OfficeHours;

namespace HamuraBot.Dialogs.Answers;

/// <summary>
/// A coming day on which the desk is open: 2026-12-01, 12月1日(火), 令和8年12月1日, R8.12.1, 12/1, 来週の火曜, next Tuesday, 1 December.
/// </summary>
public static partial class DateText
{
    /// <summary>Nobody plans further ahead: it is a slip.</summary>
    private const int YearsAhead = 2;

    /// <summary>A day without a year that is over for no longer than this is meant as it stands, and not for next year.</summary>
    private const int DaysOver = 90;

    private static readonly Dictionary<string, (DateOnly First, DateOnly Last)> Eras = new()
    {
        ["令和"] = (new(2019, 5, 1), DateOnly.MaxValue), ["r"] = (new(2019, 5, 1), DateOnly.MaxValue),
        ["平成"] = (new(1989, 1, 8), new(2019, 4, 30)), ["h"] = (new(1989, 1, 8), new(2019, 4, 30)),
        ["昭和"] = (new(1926, 12, 25), new(1989, 1, 7)), ["s"] = (new(1926, 12, 25), new(1989, 1, 7)),
    };

    public static Reading Read(string text, OfficeCalendar calendar)
    {
        if (text.Length > 60) return Reading.Unreadable;
        var folded = Time().Replace(After().Replace(Before().Replace(Numerals.Fold(Digits.WithHyphens(text)), ""), ""), "");
        var weekday = Weekday().Match(folded);
        var written = weekday.Success ? folded.Remove(weekday.Index, weekday.Length).Trim() : folded;
        var today = calendar.Today;
        var (known, day) = Written(written, today);
        if (!known && RelativeDay.Read(folded, today) is { } relative) (known, day, weekday) = (true, relative, Match.Empty);
        if (!known) return Reading.Unreadable;
        if (day is not { } found) return new(ReadingOutcome.NoSuchDay, AfterItsEra(written));
        var outcome = weekday.Success && RelativeDay.DayOfWeek(weekday) != found.DayOfWeek ? ReadingOutcome.WrongWeekday
            : found < today ? ReadingOutcome.Past
            : found > today.AddYears(YearsAhead) ? ReadingOutcome.TooFar
            : calendar.On(found) is null ? ReadingOutcome.Closed
            : ReadingOutcome.Understood;
        return new(outcome, found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a time of the day stands behind the day: the field has no place for it.</summary>
    public static bool HasTime(string text) => Time().IsMatch(After().Replace(Numerals.Fold(Digits.WithHyphens(text)), ""));

    /// <returns>Whether the text is a date at all, and the day if the calendar has it.</returns>
    private static (bool Known, DateOnly? Day) Written(string text, DateOnly today)
    {
        if (Full().Match(text) is { Success: true } full) return (true, Day(full, Number(full, "y")));
        if (EraDay().Match(text) is { Success: true } era) return (true, InEra(era));
        if (OfYear().Match(text) is { Success: true } year)
            return (true, Day(year, today.Year + (year.Groups["year"].Value is "来年" ? 1 : 0)));
        if (InMonth().Match(text) is { Success: true } month) return (true, InMonthOf(month, today));
        if (WithoutYear().Match(text) is { Success: true } soon) return (true, Coming(soon, today));
        return (false, null);
    }

    /// <summary>The day that is meant by a year of an era that had ended by then; nothing for what is no day at all.</summary>
    private static string AfterItsEra(string written)
    {
        if (EraDay().Match(written) is not { Success: true } match || match.Groups["y"].Value is "元") return "";
        var (first, last) = Eras[match.Groups["era"].Value];
        return Day(match, first.Year - 1 + Number(match, "y")) is { } day && day > last && day >= Eras["令和"].First ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
    }

    private static DateOnly? InEra(Match match)
    {
        var (first, last) = Eras[match.Groups["era"].Value];
        var year = match.Groups["y"].Value is "元" ? 1 : Number(match, "y");
        return Day(match, first.Year - 1 + year) is { } day && day >= first && day <= last ? day : null;
    }

    private static DateOnly? InMonthOf(Match match, DateOnly today)
    {
        var month = today.AddMonths(match.Groups["in"].Value switch { "来月" => 1, "再来月" => 2, _ => 0 });
        return Day(month.Year, month.Month, Number(match, "d"));
    }

    private static DateOnly? Coming(Match match, DateOnly today) =>
        Day(match, today.Year) is { } day && day < today.AddDays(-DaysOver) ? Day(match, today.Year + 1) : Day(match, today.Year);

    private static DateOnly? Day(Match match, int year) => Day(year, Month(match), Number(match, "d"));

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    private static int Month(Match match) => match.Groups["month"] is { Success: true } name
        ? Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames,
            month => month.Length > 0 && name.Value.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1
        : Number(match, "m");

    /// <summary>At most four letters long, so it fits.</summary>
    private static int Number(Match match, string group) => (int)(Numerals.Parse(match.Groups[group].Value) ?? 0);

    private const string N = @"[0-9〇一二三四五六七八九十]{1,3}";
    private const string Months = "(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
        + "|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)[.]?";

    [GeneratedRegex(@"^(第[1-3一二三]希望は?|じゃあ|では|それでは|それじゃあ?|え-*っ?と|ええっ?と|やっぱり|やはり|できれば|出来れば|可能なら|希望日?は|[、,。 ]|on |the |well |ok |maybe |how about |let's say )+", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"(に|で|が|を|かな|あたり|頃|ごろ)?(です|お願いします|お願い致します|お願いいたします|お願い|してください|して下さい|しましょう|しておいてください|かな|だと助かります|お願いしたいです|希望します|希望です|希望|いいです|都合がいいです|, please| please)?[。.!]?$", RegexOptions.NonBacktracking)]
    private static partial Regex After();

    private const string Period = "(午前中?|午後|朝|昼|夕方|夜|in the (morning|afternoon)|morning|afternoon)";
    private const string Clock = "([0-9一二三四五六七八九十]{1,3}(時半?([0-9]{1,2}分)?|:[0-9]{2}(:[0-9]{2})?(z|[+-]09:00)?)( ?(am|pm))?|[0-9]{1,2} ?(am|pm))";

    [GeneratedRegex($"(?<=[0-9日)曜火水木金土月a-z])((の|、|,| )+|(?<=[日)曜])|(?<=[0-9])t(?=[0-9]))(at |around |from )?({Period}(の| )*{Clock}?|{Clock})(頃|ごろ|から|以降)?$", RegexOptions.None, RegexGuard.Milliseconds)]
    private static partial Regex Time();

    [GeneratedRegex(@" ?\((?<ja>[月火水木金土日])(曜日?)?\)| (?<ja>[月火水木金土日])曜日?$|^(?<en>mon|tue|wed|thu|fri|sat|sun)(day|s|sday|nesday|rs|rsday|urday)?[.]?,? (the )?|,? \(?(?<en>mon|tue|wed|thu|fri|sat|sun)(day|s|sday|nesday|rs|rsday|urday)?\)?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Weekday();

    [GeneratedRegex($@"^((?<y>\d{{4}})[-/.](?<m>\d{{1,2}})[-/.](?<d>\d{{1,2}})|(?<y>\d{{4}})(?<m>\d\d)(?<d>\d\d)|(?<y>[0-9〇一二三四五六七八九]{{4}}|二千二?十?[一二三四五六七八九]?)年 ?(?<m>{N})月 ?(?<d>{N})日?|(?<d>\d{{1,2}})(st|nd|rd|th)?( of)? {Months},? (?<y>\d{{4}})|{Months} (the )?(?<d>\d{{1,2}})(st|nd|rd|th)?,? (?<y>\d{{4}}))$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Full();

    [GeneratedRegex($@"^(?<era>令和|平成|昭和|r|h|s) ?(?<y>元|{N})(年 ?(?<m>{N})月 ?(?<d>{N})日?|[-/.](?<m>\d{{1,2}})[-/.](?<d>\d{{1,2}}))$", RegexOptions.NonBacktracking)]
    private static partial Regex EraDay();

    [GeneratedRegex($@"^(?<year>今年|本年|来年)の?(?<m>{N})月 ?(?<d>{N})日?$", RegexOptions.NonBacktracking)]
    private static partial Regex OfYear();

    [GeneratedRegex($@"^(?<in>今月|来月|再来月)の?(?<d>{N})日$", RegexOptions.NonBacktracking)]
    private static partial Regex InMonth();

    [GeneratedRegex($@"^((?<m>{N})月 ?(?<d>{N})日?|(?<m>\d{{1,2}})[-/](?<d>\d{{1,2}})|(?<d>\d{{1,2}})(st|nd|rd|th)?( of)? {Months}|{Months} (the )?(?<d>\d{{1,2}})(st|nd|rd|th)?)$",
        RegexOptions.NonBacktracking)]
    private static partial Regex WithoutYear();
}
