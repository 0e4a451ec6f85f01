using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Desk;

namespace HamuraBot.Reports;

/// <summary>What periods are called.</summary>
public static class ReportWords
{
    public static string Named(DeskWords words, ReportPeriod period, Language language) => period.IsYear
        ? YearIn(words["reports.fiscalYear", language], period)
        : Written(words["reports.monthPattern"], period, language);

    /// <summary>Without the year: beside others of the same year.</summary>
    public static Words ShortMonth(DeskWords words, ReportPeriod month) =>
        new(Written(words["reports.shortMonthPattern"], month, Language.Ja), Written(words["reports.shortMonthPattern"], month, Language.En));

    /// <summary>The period itself, the one before, and the fiscal year so far, as headings of columns.</summary>
    public static (string Now, string Before, string Year) Headings(DeskWords words, ReportPeriod period, Language language) => period.IsYear
        ? (Named(words, period, language), Named(words, period.Before, language), "")
        : (ShortMonth(words, period).In(language), ShortMonth(words, period.Before).In(language), YearIn(words["reports.shortYear", language], ReportPeriod.FiscalYearOf(period.From)));

    private static string YearIn(string sentence, ReportPeriod year) => sentence.Replace("{year}", year.From.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Written(Words pattern, ReportPeriod period, Language language) => period.From.ToString(pattern.In(language), CultureInfo.InvariantCulture);
}
