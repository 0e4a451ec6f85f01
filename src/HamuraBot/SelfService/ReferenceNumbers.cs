using System.Globalization;
using HamuraBot.Data;
using HamuraBot.OfficeHours;

namespace HamuraBot.SelfService;

/// <summary>Numbers that people quote: <c>R-2026-000123</c> is the 123rd request of the fiscal year that began in April 2026.</summary>
public static class ReferenceNumbers
{
    private const int FirstMonthOfFiscalYear = 4;

    /// <summary>
    /// The next number of a series. One statement counts and reads, so two transactions never get the same one; a transaction that
    /// is undone gives its number back, so that none is missing.
    /// </summary>
    /// <param name="series"><c>R</c> for requests, <c>S</c> for seminar registrations.</param>
    public static async Task<string> NextAsync(StoreTransaction transaction, char series, DateTimeOffset at)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{series}-{FiscalYear(Tokyo.Day(at))}-");
        var next = await transaction.Sql.IntegerAsync(
            "INSERT INTO counters (name, last) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last",
            ("@name", prefix));
        return prefix + next.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Japan's fiscal year, from April to March, named after the year in which it begins.</summary>
    public static int FiscalYear(DateOnly day) => day.Month >= FirstMonthOfFiscalYear ? day.Year : day.Year - 1;
}
