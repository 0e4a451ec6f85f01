using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;

namespace HamuraBot.Reports;

/// <summary>A report as one table: a line for every figure.</summary>
public static class ReportExport
{
    private static readonly string[] Header = ["period", "part", "table", "row", "column", "value"];

    public static Export Make(Report report, Language language, TimeProvider clock) => new(
        $"report-{report.Period.Name}", clock.TodayInTokyo(),
        [
            Header,
            .. from part in report.Parts
               from table in part.Tables
               from row in table.Rows
               from cell in table.Columns.Zip(row.Values)
               where cell.Second is not null
               select (IReadOnlyList<object?>)
                   [report.Period.Name, part.Name, table.Title.In(language), row.Label.Text.In(language), cell.First.Text.In(language), cell.Second],
        ]);
}
