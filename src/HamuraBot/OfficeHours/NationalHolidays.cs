namespace HamuraBot.OfficeHours;

/// <summary>
/// Japan's national holidays by the Act on National Holidays (1948) as it has stood since 2007, with the single years that special
/// acts changed. The equinoxes follow the formula of the National Astronomical Observatory for 1980–2099.
/// </summary>
/// <remarks>By hand, because lists end with the year in which they were packed, and the single years of special acts are three lines. The tests compare both.</remarks>
public static class NationalHolidays
{
    public static bool Includes(DateOnly day) => IsNamed(day) || IsSubstitute(day) || IsCitizens(day);

    /// <summary>A holiday on a Sunday is made up for on the next day that is not one itself.</summary>
    private static bool IsSubstitute(DateOnly day)
    {
        for (var before = day.AddDays(-1); IsNamed(before); before = before.AddDays(-1))
            if (before.DayOfWeek is DayOfWeek.Sunday) return !IsNamed(day);
        return false;
    }

    /// <summary>A day between two holidays is one, too.</summary>
    private static bool IsCitizens(DateOnly day) => !IsNamed(day) && IsNamed(day.AddDays(-1)) && IsNamed(day.AddDays(1));

    private static bool IsNamed(DateOnly day)
    {
        var year = day.Year;
        return (day.Month, day.Day) switch
        {
            (1, 1) or (2, 11) or (4, 29) or (5, 3) or (5, 4) or (5, 5) or (11, 3) or (11, 23) => true,
            (1, _) => IsMonday(day, 2),
            (2, 23) => year >= 2020,
            (3, _) => day.Day == Equinox(20.8431m, year),
            (5, 1) or (10, 22) when year is 2019 => true,
            (7, _) => year switch
            {
                2020 => day.Day is 23 or 24,
                2021 => day.Day is 22 or 23,
                _ => IsMonday(day, 3),
            },
            (8, _) => day.Day == year switch { < 2016 => 0, 2020 => 10, 2021 => 8, _ => 11 },
            (9, _) => IsMonday(day, 3) || day.Day == Equinox(23.2488m, year),
            (10, _) => year is not (2020 or 2021) && IsMonday(day, 2),
            (12, 23) => year < 2019,
            _ => false,
        };
    }

    private static bool IsMonday(DateOnly day, int which) => day.DayOfWeek is DayOfWeek.Monday && (day.Day + 6) / 7 == which;

    private static int Equinox(decimal in1980, int year) => (int)(in1980 + 0.242194m * (year - 1980)) - (year - 1980) / 4;
}
