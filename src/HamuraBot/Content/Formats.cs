using System.Globalization;
using HamuraBot.OfficeHours;

namespace HamuraBot.Content;

/// <summary>How dates, times, money and lists are written in each language: the section <c>formats</c> of <c>phrases.yaml</c>.</summary>
public sealed class Formats(PhraseFile file)
{
    private readonly Phrase date = file.Phrase("formats.date");
    private readonly Phrase nearDate = file.Phrase("formats.nearDate");
    private readonly Phrase dayAndTime = file.Phrase("formats.dayAndTime", "day", "time");
    private readonly Phrase dateWithDay = file.Phrase("formats.dateWithDay", "date", "day");
    private readonly Phrase shortDate = file.Phrase("formats.shortDate");
    private readonly Phrase shortDay = file.Phrase("formats.shortDay", "date", "day");
    private readonly Phrase opening = file.Phrase("formats.opening", "date", "day", "time");
    private readonly Phrase yen = file.Phrase("formats.yen", "amount");
    private readonly Phrase months = file.Phrase("formats.months", "count");
    private readonly Phrase hours = file.Phrase("formats.hours", "days", "opens", "closes");
    private readonly Phrase weekdays = file.Phrase("formats.weekdays");
    private readonly Phrase dayRange = file.Phrase("formats.dayRange", "first", "last");
    private readonly Phrase[] days =
    [
        file.Phrase("formats.sunday"), file.Phrase("formats.monday"), file.Phrase("formats.tuesday"), file.Phrase("formats.wednesday"),
        file.Phrase("formats.thursday"), file.Phrase("formats.friday"), file.Phrase("formats.saturday"),
    ];
    private readonly Phrase listSeparator = file.Phrase("formats.listSeparator");
    private readonly Phrase listLast = file.Phrase("formats.listLast");

    public string Date(DateOnly day, Language language) => day.ToString(date.In(language), CultureInfo.InvariantCulture);

    /// <summary>Without the year: of what is near.</summary>
    public string NearDate(DateOnly day, Language language) => day.ToString(nearDate.In(language), CultureInfo.InvariantCulture);

    public string DayAndTime(DateTimeOffset instant, Language language)
    {
        var local = Tokyo.Time(instant);
        return dayAndTime.In(language, ("day", Day(local.DayOfWeek, language)), ("time", Time(TimeOnly.FromDateTime(local.DateTime))));
    }

    /// <summary>A day of these weeks with its weekday and time.</summary>
    public string ShortOpening(DateTimeOffset instant, Language language) => opening.In(language,
        ("date", NearDate(Tokyo.Day(instant), language)), ("day", Day(Tokyo.Time(instant).DayOfWeek, language)),
        ("time", Time(TimeOnly.FromDateTime(Tokyo.Time(instant).DateTime))));

    /// <summary>9:08 in Tokyo.</summary>
    public static string Clock(DateTimeOffset instant) => Tokyo.Time(instant).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>12/1（火）, without the year.</summary>
    public string ShortDay(DateOnly day, Language language) =>
        shortDay.In(language, ("date", day.ToString(shortDate.In(language), CultureInfo.InvariantCulture)), ("day", Day(day.DayOfWeek, language)));

    public string DateWithDay(DateOnly day, Language language) =>
        dateWithDay.In(language, ("date", Date(day, language)), ("day", Day(day.DayOfWeek, language)));

    /// <summary>A day with its weekday and time, as promises name it.</summary>
    public string Opening(DateTimeOffset instant, Language language)
    {
        var local = Tokyo.Time(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        return opening.In(language, ("date", Date(day, language)), ("day", Day(day.DayOfWeek, language)),
            ("time", Time(TimeOnly.FromDateTime(local.DateTime))));
    }

    public string Yen(long amount, Language language) => yen.In(language, ("amount", Number(amount)));

    public string Months(long count, Language language) => months.In(language, ("count", Number(count)));

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>"whether A, B or C": noun phrases of things nobody knows.</summary>
    public string List(IReadOnlyList<string> items, Language language) => items.Count < 2
        ? string.Concat(items)
        : string.Join(listSeparator.In(language), items.Take(items.Count - 1)) + listLast.In(language) + items[^1];

    /// <summary>"A, B, C": all of them.</summary>
    public string Series(IEnumerable<string> items, Language language) => string.Join(listSeparator.In(language), items);

    /// <summary>The week's hours, neighbouring days with the same hours taken together.</summary>
    public Words Hours(OfficeWeek week) => new(Hours(week, Language.Ja), Hours(week, Language.En));

    private string Hours(OfficeWeek week, Language language)
    {
        var runs = new List<(DayOfWeek First, DayOfWeek Last, Hours Hours)>();
        foreach (var (day, open) in week.Days.OrderBy(entry => ((int)entry.Key + 6) % 7))
        {
            if (runs is [.., var run] && run.Hours == open && ((int)run.Last + 1) % 7 == (int)day) runs[^1] = run with { Last = day };
            else runs.Add((day, day, open));
        }
        return string.Join(listSeparator.In(language), runs.Select(run => hours.In(language,
            ("days", Days(run.First, run.Last, language)), ("opens", Time(run.Hours.Opens)), ("closes", Time(run.Hours.Closes)))));
    }

    private string Days(DayOfWeek first, DayOfWeek last, Language language) => (first, last) switch
    {
        (DayOfWeek.Monday, DayOfWeek.Friday) => weekdays.In(language),
        _ when first == last => Day(first, language),
        _ => dayRange.In(language, ("first", Day(first, language)), ("last", Day(last, language))),
    };

    private string Day(DayOfWeek day, Language language) => days[(int)day].In(language);
}
