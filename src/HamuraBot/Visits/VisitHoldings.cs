using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Visits;

public sealed class VisitHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("visit_changes", HeldOf.Companies, Kept.Visits) { Expired = "visit_id IN (SELECT v.id FROM visits v WHERE v.recorded_at < @before)" },
        new("visits", HeldOf.Companies, Kept.Visits) { Expired = "recorded_at < @before" },
    ];

    public override async Task<IReadOnlyList<HeldName>> NamesAsync(StoreConnection sql) =>
        [.. (await VisitTable.ListAsync(sql, VisitQuery.Everything, 0, int.MaxValue)).Select(visit => new HeldName(visit.Id, visit.CompanyName))];
}
