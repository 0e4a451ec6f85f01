using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using HamuraBot.Topics;
using HamuraBot.Topics.Desk;

namespace HamuraBot.Gaps.Desk;

public enum GapResult
{
    Done,
    NotFound,

    /// <summary>A colleague was first.</summary>
    Changed,

    Faulty,
}

/// <param name="Step">The number of what was decided.</param>
public sealed record GapOutcome(GapResult Result, long Step, IReadOnlyList<DraftFault> Faults)
{
    public static readonly GapOutcome NotFound = new(GapResult.NotFound, 0, []), Changed = new(GapResult.Changed, 0, []);
}

/// <param name="Steps">What was decided and stands, the latest first.</param>
public sealed record GapList(IReadOnlyList<Gap> Open, IReadOnlyList<GapStep> Steps);

/// <summary>What officers do with gaps, by page or by JSON. It is answered by this node before they have theirs.</summary>
public sealed class GapDesk(
    Store store, CurrentTopics topics, TopicRefresher news, DialogLibrary dialogs, ExactWords exactWords, GapMails mails, Audit audit,
    TimeProvider clock)
{
    /// <summary>The kind under which the audit log knows what was not answered.</summary>
    public const string Subject = "gap";

    /// <summary>What was asked longer ago is asked again if it matters; more than these nobody reads.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    private const int Most = 2_000;

    public async Task<GapList> ReadAsync(CancellationToken cancellationToken)
    {
        var (questions, steps) = await store.ReadAsync(async sql => (await QuestionsAsync(sql), await GapStepTable.AllAsync(sql)), cancellationToken);
        var settled = steps.SelectMany(step => step.Questions).ToHashSet();
        var dismissed = steps.Where(step => step.Decision is GapDecision.Dismiss).SelectMany(step => step.Questions).ToHashSet();
        // What was dismissed once is not shown again for being asked again in the same words.
        var notOurs = questions.Where(question => dismissed.Contains(question.Id)).Select(question => Plain.Of(question.Text)).ToHashSet();
        // Nor for being asked likewise: what falls among those that were dismissed is dismissed with them.
        var gaps = GapFinder.Of(questions.Where(question => dismissed.Contains(question.Id) || !settled.Contains(question.Id) && !notOurs.Contains(Plain.Of(question.Text))),
            topics.Library, dialogs.Glossary);
        return new([.. gaps.Where(gap => !gap.Questions.Any(question => dismissed.Contains(question.Id)))], steps);
    }

    public async Task<Gap?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Open.FirstOrDefault(gap => gap.Id == id);

    /// <param name="phrasings">Questions that from now on mean the topic.</param>
    public async Task<GapOutcome> AttachAsync(Guid id, string? topic, IReadOnlyList<string> phrasings, string officerId, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } gap) return GapOutcome.NotFound;
        var reader = new PhrasingReader(topics.Library, exactWords);
        var questions = reader.Read("phrasings", phrasings, gap.Language, topic);
        if (topic is null || topics.Library.Find(topic) is null) reader.Faults.Add(new("topic", "gaps.faults.topic"));
        if (questions.Count == 0) reader.Faults.Add(new("phrasings", "topics.faults.missing"));
        return reader.Faults.Count > 0
            ? new(GapResult.Faulty, 0, reader.Faults)
            : await SettleAsync(gap, GapDecision.Attach, topic, WordsIn(gap.Language, questions), null, officerId, cancellationToken);
    }

    public async Task<GapOutcome> WriteAsync(Guid id, TopicDraft draft, string officerId, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } gap) return GapOutcome.NotFound;
        var reader = new TopicDraftReader(dialogs, topics.Library, exactWords);
        return reader.Read(draft, clock.GetUtcNow()) is var (topic, questions, added)
            ? await SettleAsync(gap, GapDecision.Write, topic, questions, added, officerId, cancellationToken)
            : new(GapResult.Faulty, 0, reader.Faults);
    }

    public async Task<GapOutcome> DismissAsync(Guid id, string officerId, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } gap
            ? await SettleAsync(gap, GapDecision.Dismiss, null, WordLists.None, null, officerId, cancellationToken)
            : GapOutcome.NotFound;

    public async Task<GapOutcome> UndoAsync(long number, string officerId, CancellationToken cancellationToken)
    {
        var outcome = await store.WriteAgainAsync(async transaction =>
        {
            var next = await GapStepTable.NextAsync(transaction.Sql);
            if ((await GapStepTable.AllAsync(transaction.Sql)).Find(step => step.Number == number) is not { } step) return GapOutcome.NotFound;
            GapStepTable.Withdraw(transaction, next, number, officerId, clock.GetUtcNow());
            if (step.Addition is { } addition) await AdditionTable.WithdrawAsync(transaction, addition, step.Topic!, officerId, clock.GetUtcNow());
            audit.Record(transaction, officerId, "withdrew decision", Subject, step.Questions[0].ToString());
            return new GapOutcome(GapResult.Done, number, []);
        }, cancellationToken);
        await news.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    private async Task<GapOutcome> SettleAsync(
        Gap gap, GapDecision decision, string? topic, WordLists questions, AddedTopic? added, string officerId, CancellationToken cancellationToken)
    {
        var outcome = await store.WriteAgainAsync(async transaction =>
        {
            var number = await GapStepTable.NextAsync(transaction.Sql);
            var settled = (await GapStepTable.AllAsync(transaction.Sql)).SelectMany(step => step.Questions).ToHashSet();
            if (gap.Questions.Any(question => settled.Contains(question.Id))) return GapOutcome.Changed;
            var now = clock.GetUtcNow();
            long? addition = topic is null ? null : await AdditionTable.AddAsync(transaction, topic, questions, added, officerId, now);
            // The oldest first: it gives the gap its id.
            GapStepTable.Add(transaction, number, decision, addition, topic, gap.Questions.Select(q => q.Id).Reverse(), officerId, now);
            audit.Record(transaction, officerId, PastOf(decision), Subject, gap.Id.ToString());
            if (topic is not null) await mails.TellAsync(transaction, gap, topic, added?.Name ?? topics.Library[topic].Name, number);
            return new GapOutcome(GapResult.Done, number, []);
        }, cancellationToken);
        await news.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    private Task<List<UnansweredQuestion>> QuestionsAsync(StoreConnection sql) => QuestionTable.SinceAsync(sql, clock.GetUtcNow() - Remembered, Most);

    private static WordLists WordsIn(Language language, IReadOnlyList<string> questions) =>
        language is Language.Ja ? new(questions, []) : new([], questions);

    private static string PastOf(GapDecision decision) => decision switch
    {
        GapDecision.Attach => "attached",
        GapDecision.Write => "wrote topic",
        GapDecision.Dismiss => "dismissed",
    };
}
