using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Officers;

namespace HamuraBot.Topics.Desk;

public enum RevisionResult
{
    Done,
    NotFound,

    /// <summary>A colleague was first.</summary>
    Changed,

    Faulty,
}

/// <param name="Revision">What was added or withdrawn.</param>
public sealed record RevisionOutcome(RevisionResult Result, FactRevision? Revision, IReadOnlyList<DraftFault> Faults)
{
    public static readonly RevisionOutcome NotFound = new(RevisionResult.NotFound, null, []), Changed = new(RevisionResult.Changed, null, []);
}

/// <summary>What officers do with facts, by page or by JSON. It is told by this node before they have their answer.</summary>
public sealed class FactDesk(Store store, CurrentTopics topics, TopicRefresher news, DialogLibrary dialogs, Audit audit, TimeProvider clock)
{
    private const string Subject = "fact";

    public FactTimeline? Find(string topic, string fact) => topics.FactsOf(topic).FirstOrDefault(timeline => timeline.File.Id == fact);

    public Task<RevisionOutcome> ReviseAsync(string topic, string fact, RevisionDraft draft, string officerId, CancellationToken cancellationToken) =>
        ChangeAsync(topic, fact, (transaction, number, timeline) =>
        {
            if (draft.Seen is { } seen && seen != timeline.Version) return RevisionOutcome.Changed;
            var reader = new RevisionReader(dialogs, timeline, draft, dialogs.Calendar.Today);
            var revision = reader.Read(topic, number, clock.GetUtcNow());
            if (revision is null) return new(RevisionResult.Faulty, null, reader.Faults);
            FactRevisionTable.Add(transaction, revision, officerId);
            audit.Record(transaction, officerId, PastOf(revision.Kind), Subject, $"{topic}/{fact}");
            return new(RevisionResult.Done, revision, []);
        }, cancellationToken);

    /// <param name="undone">The last one that stands, when null.</param>
    public Task<RevisionOutcome> WithdrawAsync(string topic, string fact, long? undone, string officerId, CancellationToken cancellationToken) =>
        ChangeAsync(topic, fact, (transaction, number, timeline) =>
        {
            var revision = timeline.Revisions.FirstOrDefault(r => undone is null ? r.Withdrawn is null : r.Number == undone);
            if (revision is null) return RevisionOutcome.NotFound;
            if (revision.Withdrawn is not null) return RevisionOutcome.Changed;
            FactRevisionTable.Withdraw(transaction, number, revision, officerId, clock.GetUtcNow());
            audit.Record(transaction, officerId, "withdrew revision", Subject, $"{topic}/{fact}");
            return new(RevisionResult.Done, revision, []);
        }, cancellationToken);

    private async Task<RevisionOutcome> ChangeAsync(
        string topic, string fact, Func<StoreTransaction, long, FactTimeline, RevisionOutcome> change, CancellationToken cancellationToken)
    {
        if (Find(topic, fact) is not { } known) return RevisionOutcome.NotFound;
        var outcome = await store.WriteAgainAsync(async transaction =>
        {
            var number = await FactRevisionTable.NextAsync(transaction);
            return change(transaction, number, FactTimeline.Of(known.File, await FactRevisionTable.OfFactAsync(transaction.Sql, topic, fact)));
        }, cancellationToken);
        if (outcome.Result is RevisionResult.Done) await news.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    private static string PastOf(RevisionKind kind) => kind switch
    {
        RevisionKind.Confirm => "confirmed",
        RevisionKind.Correct => "corrected",
        RevisionKind.Supersede => "superseded",
    };
}
