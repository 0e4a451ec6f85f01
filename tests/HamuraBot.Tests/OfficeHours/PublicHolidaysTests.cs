using System.Globalization;
using HamuraBot.OfficeHours;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.OfficeHours;

/// <summary>Two ways to the same days: the law as we compute it, and the list that others keep by hand.</summary>
public sealed class PublicHolidaysTests
{
    [Fact]
    public void The_public_list_names_the_same_holidays_from_2024_to_2026()
    {
        var script = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "OfficeHours", "public-holidays.mjs");
        var listed = Programs.Run(Programs.OnPath("node")!, script, Path.Combine(Repository.App, "wwwroot")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(day => day[..4] is "2024" or "2025" or "2026").Order(StringComparer.Ordinal).ToList();
        var first = new DateOnly(2024, 1, 1);
        var computed = Enumerable.Range(0, new DateOnly(2027, 1, 1).DayNumber - first.DayNumber).Select(first.AddDays).Where(NationalHolidays.Includes)
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.NotEmpty(listed);
        Assert.Equal(listed, computed);
    }
}
