namespace HamuraBot.OfficeHours;

public readonly record struct Hours(TimeOnly Opens, TimeOnly Closes);

/// <summary>The month and day on which the New Year's closure begins and ends, both closed.</summary>
public readonly record struct YearEnd(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    public bool Includes(DateOnly day)
    {
        var (from, to, number) = (FromMonth * 100 + FromDay, ToMonth * 100 + ToDay, day.Month * 100 + day.Day);
        return from <= to ? number >= from && number <= to : number >= from || number <= to;
    }
}

/// <summary>Days that differ, as an officer has entered them.</summary>
/// <param name="Hours">Null when the desk is closed.</param>
public sealed record DayChange(DateOnly First, DateOnly Last, Hours? Hours)
{
    public bool Includes(DateOnly day) => day >= First && day <= Last;
}

/// <summary>
/// When the desk is there. What officers have entered goes before everything else, then a day in <paramref name="overrides"/>; null
/// hours mean closed.
/// </summary>
public sealed class OfficeCalendar(
    TimeProvider clock,
    OfficeWeek week,
    YearEnd yearEnd,
    bool closedOnNationalHolidays,
    IReadOnlyDictionary<DateOnly, Hours?> overrides)
{
    /// <summary>An office that is closed this long has given up.</summary>
    private const int LongestClosure = 366;

    private static readonly TimeOnly Noon = new(12, 0);

    private volatile IReadOnlyList<DayChange> changes = [];

    private volatile OfficeWeek current = week;

    /// <summary>Replaced as a whole while others read, when a manager changes it.</summary>
    public OfficeWeek Week
    {
        get => current;
        set => current = value;
    }

    public TimeOnly LastReception => current.LastReception;

    /// <summary>The latest last: it goes before those entered earlier. Replaced as a whole while others read.</summary>
    public IReadOnlyList<DayChange> Changes
    {
        get => changes;
        set => changes = value;
    }

    public DateOnly Today => clock.TodayInTokyo();

    public bool IsOpenNow => IsOpen(clock.GetUtcNow());

    public DateTimeOffset NextOpeningFromNow => NextOpening(clock.GetUtcNow());

    public Hours? On(DateOnly day)
    {
        if (changes.LastOrDefault(change => change.Includes(day)) is { } entered) return entered.Hours;
        if (overrides.TryGetValue(day, out var other)) return other;
        if (yearEnd.Includes(day) || closedOnNationalHolidays && NationalHolidays.Includes(day)) return null;
        return current.Days.TryGetValue(day.DayOfWeek, out var hours) ? hours : null;
    }

    /// <summary>Why the desk is closed on a day on which it is.</summary>
    public Closure WhyClosed(DateOnly day) =>
        changes.Any(change => change.Includes(day)) || overrides.ContainsKey(day) ? Closure.Entered
        : yearEnd.Includes(day) ? Closure.YearEnd
        : closedOnNationalHolidays && NationalHolidays.Includes(day) ? Closure.NationalHoliday
        : Closure.Weekly;

    /// <summary>Whether somebody who comes or calls now is still received.</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        var time = TimeOnly.FromDateTime(Tokyo.Time(instant).DateTime);
        return On(Tokyo.Day(instant)) is { } hours && time >= hours.Opens && time < hours.Closes && time < LastReception;
    }

    /// <summary>The first opening after the instant, in Tokyo's time.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant) =>
        FindOpening(instant) ?? throw new InvalidOperationException("The calendar never opens the desk again.");

    /// <summary>Whether the desk would still open after the day if this were entered too.</summary>
    public bool OpensAgainAfter(DateOnly day, DayChange entered) =>
        new OfficeCalendar(clock, current, yearEnd, closedOnNationalHolidays, overrides) { Changes = [.. changes, entered] }
            .FindOpening(Tokyo.At(day, TimeOnly.MinValue)) is not null;

    /// <summary>Whether the desk would still open if this were its week.</summary>
    public bool OpensWith(OfficeWeek week) =>
        new OfficeCalendar(clock, week, yearEnd, closedOnNationalHolidays, overrides) { Changes = changes }.FindOpening(clock.GetUtcNow()) is not null;

    private DateTimeOffset? FindOpening(DateTimeOffset instant)
    {
        var today = Tokyo.Day(instant);
        for (var days = 0; days <= LongestClosure; days++)
            if (On(today.AddDays(days)) is { } hours && Tokyo.At(today.AddDays(days), hours.Opens) is var opening && opening > instant)
                return opening;
        return null;
    }

    public DateTimeOffset PromiseFromNow(int officeDays) => Promise(clock.GetUtcNow(), officeDays);

    /// <summary>
    /// The moment by which something is done: noon of the n-th day on which the desk opens after the instant, or its close if that
    /// is earlier or the day begins later. In Tokyo's time.
    /// </summary>
    public DateTimeOffset Promise(DateTimeOffset instant, int officeDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(officeDays, 1);
        var opening = instant;
        for (var days = 0; days < officeDays; days++) opening = NextOpening(opening);
        var day = Tokyo.Day(opening);
        return MomentOf(day, On(day)!.Value);
    }

    /// <summary>
    /// What is left of a promise: each time that it passes, it is renewed to the next day on which the desk opens. It depends on nothing but
    /// the first promise, the calendar and the clock, so that all who ask between two such moments are told the same. In Tokyo's time.
    /// </summary>
    public StandingPromise StandingNow(DateTimeOffset promised)
    {
        var now = clock.GetUtcNow();
        promised = Tokyo.Time(promised);
        if (promised > now) return new(promised, promised);
        var (next, today) = (Tokyo.Day(promised).AddDays(1), Today);
        for (var day = next > today ? next : today; day <= today.AddDays(LongestClosure); day = day.AddDays(1))
            if (On(day) is { } hours && MomentOf(day, hours) is var moment && moment > now)
                return new(moment, promised);
        throw new InvalidOperationException("The calendar never opens the desk again.");
    }

    /// <summary>How much of the time between two instants the desk was open.</summary>
    public TimeSpan OpenTime(DateTimeOffset from, DateTimeOffset until)
    {
        var open = TimeSpan.Zero;
        for (var day = Tokyo.Day(from); day <= Tokyo.Day(until); day = day.AddDays(1))
        {
            if (On(day) is not { } hours) continue;
            var (opens, closes) = (Tokyo.At(day, hours.Opens), Tokyo.At(day, hours.Closes));
            var (begin, end) = (opens > from ? opens : from, closes < until ? closes : until);
            if (end > begin) open += end - begin;
        }
        return open;
    }

    private static DateTimeOffset MomentOf(DateOnly day, Hours hours) => Tokyo.At(day, hours.Opens < Noon && Noon < hours.Closes ? Noon : hours.Closes);
}
