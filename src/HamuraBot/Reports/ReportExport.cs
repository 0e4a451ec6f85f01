using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;

namespace HamuraBot.Reports;

/// <summary>A report as one table: a line for every figure, in the desk's words.</summary>
public static class ReportExport
{
    public static Export Make(ReportComparison report, DeskWords words, Language language, TimeProvider clock)
    {
        var (now, before, year) = ReportWords.Headings(words, report.This.Period, language);
        string[] headings = [words["reports.columns.part", language], words["reports.columns.row", language], words["reports.columns.column", language],
            ReportWords.Named(words, report.This.Period, language), before, words["reports.change", language], .. report.Year is null ? (string[])[] : [year]];
        return new($"report-{report.This.Period.Name}", clock.TodayInTokyo(), [headings, .. report.This.Tables.SelectMany(table => Rows(report, table, language))]);
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(ReportComparison report, ReportTable table, Language language) => table.IsComparable
        ? report.Of(table).Select(IReadOnlyList<object?> (row) =>
            [table.Title.In(language), row.Label.Text.In(language), table.Columns[0].Text.In(language), row.Now, row.Before, row.Change, .. report.Year is null ? (object?[])[] : [row.Year]])
        : from row in table.Rows
          from cell in table.Columns.Zip(row.Values)
          where cell.Second is not null
          select (IReadOnlyList<object?>)[table.Title.In(language), row.Label.Text.In(language), cell.First.Text.In(language), cell.Second];
}
