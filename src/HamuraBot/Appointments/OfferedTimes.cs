using HamuraBot.OfficeHours;

namespace HamuraBot.Appointments;

public enum TimeFault
{
    /// <summary>None, more than three, or one of them twice.</summary>
    Count,

    Past,

    /// <summary>Not on the hour or the half-hour.</summary>
    Grid,

    /// <summary>The desk is closed then.</summary>
    Closed,

    /// <summary>The officer has something else.</summary>
    Taken,
}

/// <summary>Which times an officer may offer.</summary>
public static class OfferedTimes
{
    /// <summary>Minutes.</summary>
    public const int Grid = 30;

    public const int Most = 3;

    /// <summary>Minutes.</summary>
    public static readonly IReadOnlyList<int> Lengths = [30, 60, 90, 120, 180];

    /// <returns>Null if all are fit to be offered, as far as the office calendar tells.</returns>
    public static TimeFault? FaultOf(IReadOnlyList<DateTimeOffset> times, int minutes, OfficeCalendar calendar, DateTimeOffset now)
    {
        if (times.Count is 0 or > Most || times.Distinct().Count() != times.Count) return TimeFault.Count;
        foreach (var time in times.Select(Tokyo.Time))
        {
            if (time <= now) return TimeFault.Past;
            if (time.Minute % Grid != 0 || time.Second != 0 || time.Millisecond != 0) return TimeFault.Grid;
            var (starts, ends) = (TimeOnly.FromDateTime(time.DateTime), time.AddMinutes(minutes));
            if (calendar.On(Tokyo.Day(time)) is not { } hours || starts < hours.Opens || Tokyo.Day(ends) != Tokyo.Day(time) || TimeOnly.FromDateTime(ends.DateTime) > hours.Closes) return TimeFault.Closed;
        }
        return null;
    }
}
