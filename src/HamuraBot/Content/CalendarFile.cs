using System.Globalization;
using HamuraBot.OfficeHours;

namespace HamuraBot.Content;

/// <summary>Reads <c>calendar.yaml</c>.</summary>
public static class CalendarFile
{
    private const string TimeZone = "Asia/Tokyo";

    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly Dictionary<string, bool> ClosedOrOpen = new() { ["closed"] = true, ["open"] = false };

    private static readonly ValueShape Time = ValueShape.Like(@"^\d{1,2}:\d{2}$"), TimeToTime = ValueShape.Like(@"^\d{1,2}:\d{2}-\d{1,2}:\d{2}$"),
        DayOfYear = ValueShape.Like(@"^\d{2}-\d{2}$");

    private static readonly MapShape WeekShape = Days.Aggregate(new MapShape(), (shape, day) => shape.Optional(day, TimeToTime));

    private static readonly MapShape YearEndShape = new MapShape().Required("from", DayOfYear).Required("to", DayOfYear);

    private static readonly MapShape OverrideShape = new MapShape()
        .Required("date", ValueShape.Date).Optional("closed", ValueShape.Flag).Optional("hours", TimeToTime).Optional("note", ValueShape.Words);

    public static MapShape Shape { get; } = new MapShape()
        .Required("timeZone", ValueShape.OneOf([TimeZone])).Required("hours", ValueShape.Of(WeekShape)).Required("lastReception", Time)
        .Required("yearEnd", ValueShape.Of(YearEndShape)).Optional("nationalHolidays", ValueShape.OneOf(ClosedOrOpen.Keys))
        .Optional("overrides", ValueShape.ListOf(OverrideShape));

    public static OfficeCalendar Read(YamlMap map, TimeProvider clock)
    {
        map.Only(Shape);
        if (map.Text("timeZone") is not (TimeZone or ""))
            map.Fault("timeZone", "the desk is not in this time zone", $"Write {TimeZone}");
        var week = map.Map("hours").Only(WeekShape);
        var hours = week.Keys.Intersect(Days).ToDictionary(day => (DayOfWeek)Array.IndexOf(Days, day), day => ReadHours(week, day));
        if (hours.Count == 0) map.Fault("hours", "the desk is never open", "Give at least one weekday its hours");
        return new(clock, new(hours, ReadTime(map, "lastReception", map.Text("lastReception"))), ReadYearEnd(map.Map("yearEnd")),
            map.OneOf("nationalHolidays", ClosedOrOpen, true), ReadOverrides(map));
    }

    private static Dictionary<DateOnly, Hours?> ReadOverrides(YamlMap map)
    {
        var overrides = new Dictionary<DateOnly, Hours?>();
        foreach (var day in map.Maps("overrides"))
        {
            day.Only(OverrideShape).WordsOrNull("note");
            if (day.Text("date").Length == 0 || day.Date("date") is not { } date) continue;
            if (day.Flag("closed") == day.Has("hours"))
                day.Fault("date", $"{date:yyyy-MM-dd} is neither closed nor given hours",
                    "Write 'closed: true' or 'hours: \"8:30-12:00\"'");
            if (!overrides.TryAdd(date, day.Has("hours") ? ReadHours(day, "hours") : null))
                day.Fault("date", $"{date:yyyy-MM-dd} is given twice", "Keep one of them");
        }
        return overrides;
    }

    private static Hours ReadHours(YamlMap map, string key)
    {
        var ends = map.Text(key).Split('-');
        if (ends.Length != 2) ends = [.. ends, ""];
        var hours = new Hours(ReadTime(map, key, ends[0]), ReadTime(map, key, ends[1]));
        if (hours.Closes <= hours.Opens) map.Fault(key, $"'{map.TextOrNull(key)}' closes before it opens", "Write hours as \"8:30-17:15\"");
        return hours;
    }

    private static TimeOnly ReadTime(YamlMap map, string key, string text)
    {
        if (TimeOnly.TryParseExact(text.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        map.Fault(key, $"'{text}' is not a time of day", "Write it as 8:30");
        return default;
    }

    private static YearEnd ReadYearEnd(YamlMap map)
    {
        map.Only(YearEndShape);
        var (from, to) = (ReadDay(map, "from"), ReadDay(map, "to"));
        return new(from.Month, from.Day, to.Month, to.Day);
    }

    private static DateOnly ReadDay(YamlMap map, string key)
    {
        // A leap year, so that any day of a year can be named.
        if (DateOnly.TryParseExact("2000-" + map.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        map.Fault(key, $"'{map.TextOrNull(key)}' is not a day of the year", "Write it as 12-29");
        return new(2000, 1, 1);
    }
}
