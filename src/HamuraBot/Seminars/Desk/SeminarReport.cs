using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Reports;

namespace HamuraBot.Seminars.Desk;

/// <summary>Seminars that began in the period, in figures; those called off do not count.</summary>
public sealed class SeminarReport(Store store, DeskWords words, TimeProvider clock)
{
    private static readonly (string Id, string Sql)[] Figures =
    [
        ("seminars", "SELECT COUNT(*) FROM seminars s WHERE {held}"),
        ("seats", "SELECT COALESCE(SUM(s.capacity), 0) FROM seminars s WHERE {held}"),
        ("registered", "SELECT COALESCE(SUM(r.seats), 0) FROM registrations r JOIN seminars s ON s.id = r.seminar_id WHERE r.status = 'registered' AND {held}"),
        ("attended", "SELECT COUNT(*) FROM participants p JOIN registrations r ON r.number = p.registration JOIN seminars s ON s.id = r.seminar_id WHERE p.attended_at IS NOT NULL AND r.status <> 'cancelled' AND {held}"),
    ];

    public Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ReportTable>>(async sql =>
        {
            var rows = new List<ReportRow>();
            foreach (var (id, query) in Figures)
            {
                var statement = query.Replace("{held}", "s.status = 'scheduled' AND s.starts_at >= @start AND s.starts_at < @end AND s.starts_at <= @now", StringComparison.Ordinal);
                rows.Add(new(new(id, words[$"seminars.report.{id}"]), [await sql.IntegerAsync(statement, [.. period.Bounds, ("@now", clock.GetUtcNow())])]));
            }
            return [new("seminars-held", words["seminars.report.title"], [new("count", words["seminars.report.count"])], rows)];
        }, cancellationToken);
}
