namespace HamuraBot.OfficeHours;

/// <summary>Public dates are days in Tokyo: Japan has kept UTC+9 without summer time since 1951.</summary>
public static class Tokyo
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset Time(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Offset);

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Time(instant).DateTime);

    public static DateOnly TodayInTokyo(this TimeProvider clock) => Day(clock.GetUtcNow());
}
