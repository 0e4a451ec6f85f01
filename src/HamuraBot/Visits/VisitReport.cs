using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Reports;

namespace HamuraBot.Visits;

/// <summary>Visits in figures. The total from before this record was kept is a line of its own, and never part of a sum.</summary>
public sealed class VisitReport(Store store, VisitFields fields, VisitText text, DeskWords words)
{
    public async Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var (inPeriod, total) = await store.ReadAsync(async sql => (
            await VisitTable.ListAsync(sql, VisitQuery.Everything with { From = period.From, To = period.To }),
            await VisitTable.CountAsync(sql, VisitQuery.Everything)), cancellationToken);
        var column = new ReportLabel("visits", words["visits.report.visits"]);
        ReportRow Row(string id, Words label, int count) => new(new(id, label), [count]);
        return
        [
            new("visits-in-period", words["visits.report.inPeriodTitle"], [column],
                [
                    Row("recorded", words["visits.report.inPeriod"], inPeriod.Count) with { Headline = new(words["visits.title"], words["reports.unitVisits"]) },
                    Row("companies", words["visits.report.companies"], inPeriod.Select(visit => visit.CompanyId).Distinct().Count()),
                ]),
            new("visits-by-outcome", words["visits.report.outcomes"], [column],
                [
                    .. fields.Outcomes.Select(outcome => Row(outcome.Id, outcome.Label, inPeriod.Count(visit => visit.Details.Outcome?.Code() == outcome.Id))),
                    Row("none", words["visits.noOutcome"], inPeriod.Count(visit => visit.Details.Outcome is null)),
                    Row(ReportRow.Total, words["visits.report.total"], inPeriod.Count),
                ])
            { Chart = ReportChart.Bars },
            new("visits-so-far", words["visits.report.soFar"], [column],
                [Row("historic", text.Historic, HistoricVisits.Count), Row("recorded", words["visits.recordedHere"], total)], text.Source)
            { IsOfNoPeriod = true },
        ];
    }
}
