using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Reports;

namespace HamuraBot.Handoffs.Desk;

/// <summary>Conversations that began in the period, and how many of them wanted a person, in figures.</summary>
public sealed class HandoffReport(Store store, DeskWords words)
{
    private static readonly (string Id, string Sql)[] Figures =
    [
        ("handoffs", "SELECT COUNT(*) FROM handoffs WHERE {asked}"),
        ("taken", "SELECT COUNT(*) FROM handoffs WHERE taken_at IS NOT NULL AND {asked}"),
        ("messages", "SELECT COUNT(*) FROM handoffs WHERE promised_at IS NOT NULL AND {asked}"),
        ("late", "SELECT COUNT(*) FROM handoffs WHERE promised_at IS NOT NULL AND answered_at > promised_at AND {asked}"),
        ("ratings", "SELECT COUNT(rating) FROM handoffs WHERE {asked}"),
    ];

    public Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ReportTable>>(async sql =>
        {
            var rows = new List<ReportRow> { Row("conversations", await ActivityLog.CountStartedAsync(sql, period.Start, period.End)) };
            foreach (var (id, query) in Figures)
            {
                var statement = query.Replace("{asked}", "asked_at >= @start AND asked_at < @end", StringComparison.Ordinal);
                rows.Add(Row(id, await sql.IntegerAsync(statement, period.Bounds)));
            }
            var average = await sql.ScalarAsync("SELECT AVG(rating * 1.0) FROM handoffs WHERE asked_at >= @start AND asked_at < @end", period.Bounds);
            rows.Add(Row("rating", average is null or DBNull ? null : Math.Round(Convert.ToDecimal(average, CultureInfo.InvariantCulture), 1)));
            return [new("conversations", words["conversations.report.title"], [new("count", words["conversations.report.count"])], rows)];
        }, cancellationToken);

    private ReportRow Row(string id, decimal? value) => new(new(id, words[$"conversations.report.{id}"]), [value]);
}
