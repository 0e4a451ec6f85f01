using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.OfficeHours;

namespace HamuraBot.Reports;

/// <summary>A month (<c>2026-11</c>) or a fiscal year from April to March (<c>FY2026</c>), in Tokyo.</summary>
/// <param name="To">The last day.</param>
public sealed partial record ReportPeriod(string Name, DateOnly From, DateOnly To)
{
    public const int FirstYear = 2000, LastYear = 2100;

    private const int FirstMonthOfFiscalYear = 4;

    public DateTimeOffset Start => Tokyo.At(From, TimeOnly.MinValue);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset End => Tokyo.At(To.AddDays(1), TimeOnly.MinValue);

    /// <summary>For statements: <c>at &gt;= @start AND at &lt; @end</c>.</summary>
    public (string Name, object? Value)[] Bounds => [("@start", Start), ("@end", End)];

    public bool IsYear => Name.StartsWith('F');

    /// <summary>The month or the year before.</summary>
    public ReportPeriod Before => IsYear ? FiscalYear(From.Year - 1) : Month(From.AddDays(-1));

    public ReportPeriod After => IsYear ? FiscalYear(From.Year + 1) : Month(To.AddDays(1));

    /// <summary>From the beginning of the fiscal year to the end of this period.</summary>
    public ReportPeriod YearSoFar => FiscalYearOf(From) with { To = To };

    public static ReportPeriod Month(DateOnly day) => new(
        day.ToString("yyyy-MM", CultureInfo.InvariantCulture), new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>The month that a report is wanted of, unless another is named: on its first day a month has nothing to tell, and the one before is whole.</summary>
    public static ReportPeriod Latest(DateOnly today) => Month(today.AddDays(-1));

    /// <param name="year">In which it begins.</param>
    public static ReportPeriod FiscalYear(int year) =>
        new($"FY{year.ToString(CultureInfo.InvariantCulture)}", new(year, FirstMonthOfFiscalYear, 1), new DateOnly(year + 1, FirstMonthOfFiscalYear, 1).AddDays(-1));

    public static ReportPeriod FiscalYearOf(DateOnly day) => FiscalYear(day.Month >= FirstMonthOfFiscalYear ? day.Year : day.Year - 1);

    public static ReportPeriod? Parse(string? text)
    {
        if (text is null || Written().Match(text) is not { Success: true } match) return null;
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (year is < FirstYear or >= LastYear) return null;
        if (!match.Groups["month"].Success) return FiscalYear(year);
        return int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month ? Month(new(year, month, 1)) : null;
    }

    [GeneratedRegex(@"^(FY(?<year>[0-9]{4})|(?<year>[0-9]{4})-(?<month>[0-9]{2}))\z", RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
