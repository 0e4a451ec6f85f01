using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;
using HamuraBot.Reports;

namespace HamuraBot.Requests.Desk;

/// <summary>Requests in figures: how many of which kind, how far they have come, and how long the desk took.</summary>
public sealed class RequestReport(Store store, DialogLibrary library, DeskWords words)
{
    private sealed record Handled(string Form, RequestStage Stage, DateTimeOffset ReceivedAt, DateTimeOffset? FirstStepAt, DateTimeOffset? EndedAt);

    public async Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var received = await store.ReadAsync(sql => ReadAsync(sql, period), cancellationToken);
        return [Kinds(received), Stages(received), Handling(received)];
    }

    private ReportTable Kinds(List<Handled> received) => new("requests-by-form", words["requests.report.kinds"], [new("count", words["requests.report.count"])],
    [
        .. received.GroupBy(request => request.Form).OrderByDescending(form => form.Count()).ThenBy(form => form.Key, StringComparer.Ordinal)
            .Select(form => new ReportRow(LabelOf(form.Key), [form.Count()])),
        new ReportRow(new(ReportRow.Total, words["requests.report.all"]), [received.Count]) { Headline = new(words["requests.title"], words["reports.unitItems"]) },
    ])
    { Chart = ReportChart.Bars };

    private ReportLabel LabelOf(string form) => new(form, library.Forms.GetValueOrDefault(form)?.Name ?? new(form, form));

    private ReportTable Stages(List<Handled> received)
    {
        var stages = Enum.GetValues<RequestStage>();
        ReportRow Row(ReportLabel label, IReadOnlyCollection<Handled> some) =>
            new(label, [some.Count, .. stages.Select(stage => (decimal?)some.Count(request => request.Stage == stage))]);
        var forms = received.GroupBy(request => request.Form).OrderBy(form => form.Key, StringComparer.Ordinal)
            .Select(form => Row(LabelOf(form.Key), form.ToList()));
        return new("requests-by-stage", words["requests.report.stages"],
            [new("total", words["requests.report.all"]), .. stages.Select(stage => new ReportLabel(stage.Code(), words[$"requests.stages.{stage.Code()}"]))],
            received.Count == 0 ? [] : [.. forms, Row(new(ReportRow.Total, words["requests.report.all"]), received)]);
    }

    private ReportTable Handling(List<Handled> received)
    {
        ReportRow Row(string id, Func<Handled, DateTimeOffset?> until)
        {
            var days = received.Where(request => until(request) is not null).Select(request => (decimal)OfficeDays(request.ReceivedAt, until(request)!.Value)).ToList();
            return new(new(id, words[$"requests.report.{id}"]), [days.Count, Median.Of(days)]);
        }
        return new("requests-handling", words["requests.report.handling"],
            [new("count", words["requests.report.count"]), new("median", words["requests.report.median"])],
            [Row("firstStep", request => request.FirstStepAt), Row("end", request => request.EndedAt)]);
    }

    /// <summary>Days on which the desk opened after the one and until the other: none within the same day.</summary>
    private int OfficeDays(DateTimeOffset from, DateTimeOffset until)
    {
        var count = 0;
        for (var day = Tokyo.Day(from).AddDays(1); day <= Tokyo.Day(until); day = day.AddDays(1))
            if (library.Calendar.On(day) is not null) count++;
        return count;
    }

    private static Task<List<Handled>> ReadAsync(StoreConnection sql, ReportPeriod period) => sql.ListAsync(
        """
        SELECT r.form, r.stage, r.received_at,
          (SELECT MIN(e.at) FROM request_events e WHERE e.number = r.number AND e.stage = 'hearing') AS first_step_at,
          (SELECT MIN(e.at) FROM request_events e WHERE e.number = r.number AND e.stage IN ('closed', 'declined', 'withdrawn')) AS ended_at
        FROM requests r WHERE r.received_at >= @start AND r.received_at < @end
        """,
        row => new Handled(row.Text("form"), row.Code("stage", RequestStages.Parse), row.Instant("received_at"), row.InstantOrNull("first_step_at"),
            row.InstantOrNull("ended_at")), period.Bounds);
}
