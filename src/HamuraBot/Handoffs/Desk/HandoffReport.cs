using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Reports;

namespace HamuraBot.Handoffs.Desk;

/// <summary>Conversations that began in the period, and in figures how those who wanted a person were served. Times are counted while the desk is open.</summary>
public sealed class HandoffReport(Store store, DialogLibrary dialogs, ReportReach reach, DeskWords words, TimeProvider clock)
{
    /// <param name="FirstWordAt">When an officer first said something.</param>
    private sealed record Called(Handoff Handoff, DateTimeOffset? FirstWordAt);

    public async Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var table = new ReportTable("conversations", words["conversations.report.title"], [new("count", words["conversations.report.count"])], []);
        if (!reach.Covers(period, Kept.Chats)) return [table with { IsUnknown = true, Note = words["reports.deleted"] }];
        var (begun, called) = await store.ReadAsync(async sql => (
            await ActivityLog.CountStartedAsync(sql, period.Start, period.End), await CalledAsync(sql, period)), cancellationToken);
        var promised = called.Where(call => call.Handoff.PromisedAt is not null).ToList();
        var ratings = called.Where(call => call.Handoff.Rating is not null).Select(call => (decimal)call.Handoff.Rating!.Value).ToList();
        var answer = Row("answer", Median.Of(called.Where(call => call.FirstWordAt is not null).Select(call => OpenMinutes(call.Handoff.AskedAt, call.FirstWordAt!.Value))));
        var late = Row("late", promised.Count(IsBroken));
        return
        [
            table with
            {
                Rows =
                [
                    Row("conversations", begun) with { Headline = new(words["conversations.report.conversations"], words["reports.unitItems"]) },
                    Row("handoffs", called.Count),
                    Row("taken", called.Count(call => call.Handoff.TakenAt is not null)),
                    Row("waiting", Median.Of(called.Where(call => call.Handoff.TakenAt is not null).Select(call => OpenMinutes(call.Handoff.AskedAt, call.Handoff.TakenAt!.Value)))),
                    answer with { Headline = new(words["conversations.report.firstAnswer"], words["reports.unitMinutes"]) },
                    Row("messages", promised.Count),
                    Row("kept", promised.Count(IsKept)),
                    late with { Headline = new(words["conversations.report.late"], words["reports.unitItems"]) },
                    Row("ratings", ratings.Count),
                    Row("rating", ratings.Count == 0 ? null : Math.Round(ratings.Average(), 1)),
                ],
                Note = words["conversations.report.times"],
            },
        ];
    }

    private static bool IsKept(Called call) => call.FirstWordAt <= call.Handoff.PromisedAt;

    /// <summary>Answered too late, or not yet although the promise has passed; one that was withdrawn or is still to come is neither.</summary>
    private bool IsBroken(Called call) =>
        call.FirstWordAt > call.Handoff.PromisedAt
        || call.FirstWordAt is null && call.Handoff.PromisedAt < (call.Handoff.EndedAt ?? clock.GetUtcNow());

    private decimal OpenMinutes(DateTimeOffset from, DateTimeOffset until) => Math.Round((decimal)dialogs.Calendar.OpenTime(from, until).TotalMinutes);

    private static async Task<List<Called>> CalledAsync(StoreConnection sql, ReportPeriod period)
    {
        var said = (await LoggedTurns.OfficersWordsAsync(sql, period.Start)).ToLookup(word => word.ConversationId, word => word.At);
        return [.. (await HandoffTable.AskedAsync(sql, period.Start, period.End)).Select(handoff =>
            new Called(handoff, said[handoff.ConversationId].Where(at => at >= handoff.AskedAt && at <= (handoff.EndedAt ?? DateTimeOffset.MaxValue)).Cast<DateTimeOffset?>().FirstOrDefault()))];
    }

    private ReportRow Row(string id, decimal? value) => new(new(id, words[$"conversations.report.{id}"]), [value]);
}
