using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Reports;

namespace HamuraBot.Appointments.Desk;

/// <summary>Appointments in figures: what was offered in the period, what stands in it, and what was called off.</summary>
public sealed class AppointmentReport(Store store, DeskWords words)
{
    private static readonly (string Id, string Where)[] Figures =
    [
        ("offered", "created_at >= @start AND created_at < @end"),
        ("standing", "status <> 'cancelled' AND starts_at >= @start AND starts_at < @end"),
        ("held", "status = 'held' AND starts_at >= @start AND starts_at < @end"),
        ("cancelled", "status = 'cancelled' AND updated_at >= @start AND updated_at < @end"),
    ];

    public Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ReportTable>>(async sql =>
        {
            var rows = new List<ReportRow>();
            foreach (var (id, where) in Figures)
                rows.Add(new(new(id, words[$"appointments.statistics.{id}"]), [await sql.IntegerAsync($"SELECT COUNT(*) FROM appointments WHERE {where}", period.Bounds)]));
            return [new("appointments", words["appointments.statistics.title"], [new("count", words["appointments.statistics.count"])], rows)];
        }, cancellationToken);
}
