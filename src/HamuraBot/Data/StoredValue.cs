using System.Globalization;

namespace HamuraBot.Data;

/// <summary>
/// How values stand in a column, the same in both stores: instants as milliseconds since 1970 UTC, days as 2026-11-30 and times of day as 17:15,
/// so that they sort and compare alike; flags as 0 and 1, languages by their code.
/// </summary>
public static class StoredValue
{
    private const string DayFormat = "yyyy-MM-dd", TimeFormat = "HH:mm";

    /// <summary>As it is bound to a parameter.</summary>
    public static object Of(object? value) => value switch
    {
        null => DBNull.Value,
        // The last door, should one before it have stood open: half a character or a NUL would be an error of the driver's.
        string text => KeptText.Cleaned(text),
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        DateOnly day => Text(day),
        TimeOnly time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        bool flag => flag ? 1 : 0,
        Language language => language.Code(),
        Enum code => throw new ArgumentException($"{code.GetType()} is stored by a code of its own, and not by its number.", nameof(value)),
        _ => value,
    };

    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    public static TimeOnly Time(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
