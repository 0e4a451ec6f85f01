using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Gaps;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Officers;
using HamuraBot.SelfService;
using HamuraBot.Timers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace HamuraBot.Handoffs;

/// <summary>What is known when a person is wanted.</summary>
public sealed record HandoffWish(HandoffCause Cause)
{
    public string? About { get; init; }

    public string? CompanyName { get; init; }

    public string? ContactName { get; init; }

    /// <summary>The form that was open, and its answers as JSON.</summary>
    public string? Form { get; init; }

    public string? FormAnswers { get; init; }
}

/// <summary>
/// Handoffs within a turn of their conversation, whoever began it: the row, the conversation's own memory, the timers and what the
/// visitor is told are one transaction.
/// </summary>
public sealed class HandoffTurns(
    OpenHandoffs open, HandoffReply reply, HandoffMails mails, QuestionLog questions, DialogLibrary library, IOptions<HandoffOptions> options,
    TimeProvider clock)
{
    private const char Series = 'H';

    /// <summary>Whether it makes sense to wait: the desk is open, and somebody is there.</summary>
    public async Task<bool> MayWaitAsync(ITurnContext turn) =>
        library.Calendar.IsOpenNow && await OfficerTable.AnyPresentAsync(Transaction(turn).Sql, clock.GetUtcNow());

    /// <summary>Into the queue, or a message is taken.</summary>
    public async Task BeginAsync(ITurnContext turn, HandoffWish wish, CancellationToken cancellationToken)
    {
        var (transaction, now) = (Transaction(turn), clock.GetUtcNow());
        var waits = await MayWaitAsync(turn);
        var begun = new Handoff
        {
            Id = await ReferenceNumbers.NextAsync(transaction, Series, now),
            ConversationId = turn.Activity.Conversation.Id,
            Status = waits ? HandoffStatus.Waiting : HandoffStatus.MessageTaken,
            Cause = wish.Cause,
            Language = turn.Language,
            About = wish.About,
            CompanyName = wish.CompanyName,
            ContactName = wish.ContactName,
            Topic = turn.LastTopic,
            Form = wish.Form,
            FormAnswers = wish.FormAnswers,
            AskedAt = now,
            WaitingSince = waits ? now : null,
            PromisedAt = waits ? null : library.Calendar.PromiseFromNow(1),
            UpdatedAt = now,
            Version = 1,
        };
        var position = waits ? await HandoffTable.PositionAsync(transaction.Sql, begun.Id, now) : (int?)null;
        begun = begun with { ToldPosition = position };
        if (waits) transaction.SetTimer(HandoffTimers.Promise, begun.Id, now.AddMinutes(options.Value.PromisedMinutes));
        else mails.TellOfMessage(transaction, begun);
        HandoffTable.Add(transaction, begun);
        if (begun.About is { } about) questions.HandedOver(turn, about, begun.Topic);
        await RememberAsync(turn, begun, cancellationToken);
        await reply.TellInitiatedAsync(turn, begun, cancellationToken);
        await reply.TellAsync(turn, null, begun, cancellationToken);
    }

    /// <summary>One step, if it is a legal one: saved, remembered, and told to the visitor.</summary>
    /// <param name="also">What else belongs to it, told first; not called for a step that changes nothing.</param>
    public async Task<HandoffResult> StepAsync(
        ITurnContext turn, string id, Func<Handoff, DateTimeOffset, HandoffResult> step, Func<Handoff, Task>? also, CancellationToken cancellationToken)
    {
        var (transaction, now) = (Transaction(turn), clock.GetUtcNow());
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { } before) return new(HandoffOutcome.Absent, null);
        var wanted = step(before, now);
        if (wanted is not { Outcome: HandoffOutcome.Done, Handoff: { } after } || after == before) return wanted;
        if (before.Status is HandoffStatus.Waiting && after.Status is not HandoffStatus.Waiting) await MoveUpAsync(transaction, before, now);
        if (after.Status is HandoffStatus.Waiting && before.Status is not HandoffStatus.Waiting)
        {
            after = after with { ToldPosition = await HandoffTable.PositionAsync(transaction.Sql, id, after.WaitingSince!.Value) };
        }
        after = open.Save(transaction, before, after with { Language = turn.Language }, now);
        if (after.Status is HandoffStatus.MessageTaken && before.Status is not HandoffStatus.MessageTaken) mails.TellOfMessage(transaction, after);
        await RememberAsync(turn, after, cancellationToken);
        if (before.Status is HandoffStatus.WithOfficer && after.Status is HandoffStatus.Closed)
            (await open.MemoryAsync(turn, cancellationToken)).AwaitsRating = true;
        if (also is not null) await also(after);
        await reply.TellAsync(turn, before, after, cancellationToken);
        return new(HandoffOutcome.Done, after);
    }

    /// <summary>
    /// Says how it stands with the handoff that this conversation has already, or does what a button under it asks for.
    /// False if there is none, and nothing was said.
    /// </summary>
    public async Task<bool> AnswerOpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Command?.SubjectOf(HandoffReply.CancelVerb) is { } cancelled) return await CancelAsync(turn, cancelled, cancellationToken);
        if (turn.Command?.SubjectOf(HandoffReply.RateVerb) is { } rated) return await RateAsync(turn, rated, cancellationToken);
        if (await OpenAsync(turn, cancellationToken) is not { } handoff) return false;
        if (handoff.Status is HandoffStatus.MessageTaken && await MayWaitAsync(turn)) await StepAsync(turn, handoff.Id, HandoffSteps.WaitAgain, null, cancellationToken);
        else await TellOpenAsync(turn, cancellationToken);
        return true;
    }

    /// <summary>Says how it stands with the handoff that is open.</summary>
    public async Task TellOpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (await OpenAsync(turn, cancellationToken) is not { } handoff) return;
        var told = handoff.Status is HandoffStatus.Waiting
            ? reply.StillWaiting(handoff, await HandoffTable.PositionAsync(Transaction(turn).Sql, handoff.Id, handoff.WaitingSince!.Value), turn.Language)
            : reply.AlreadyTaken(handoff, turn.Language);
        await turn.SendActivityAsync(told, cancellationToken);
    }

    /// <summary>Added to what it is about; who waits no longer does, who had left a message has left a longer one.</summary>
    public async Task LeaveNoteAsync(ITurnContext turn, string id, string note, CancellationToken cancellationToken)
    {
        var promise = library.Calendar.PromiseFromNow(1);
        var result = await StepAsync(turn, id, (before, _) => HandoffSteps.LeaveNote(before, note, promise), null, cancellationToken);
        await SayIfOverAsync(turn, result, cancellationToken);
    }

    public Task<HandoffResult> GiveEmailAsync(ITurnContext turn, string id, string email, CancellationToken cancellationToken) => StepAsync(
        turn, id, (before, _) => HandoffSteps.GiveEmail(before, email),
        async after =>
        {
            mails.TellOfPromise(Transaction(turn), after);
            await turn.SendActivityAsync(reply.EmailKept(after, turn.Language), cancellationToken);
        }, cancellationToken);

    /// <summary>What the visitor writes on the page behind the link of a mail stands in the log like everything else the visitor wrote.</summary>
    public Task<HandoffResult> ReplyFromPageAsync(ITurnContext turn, string id, string text, CancellationToken cancellationToken)
    {
        var written = new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain };
        return StepAsync(turn, id, HandoffSteps.Reply, _ => turn.SendAsAsync(turn.Activity.From, written, cancellationToken), cancellationToken);
    }

    private async Task<bool> CancelAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(turn, id, cancellationToken)) return false;
        await SayIfOverAsync(turn, await StepAsync(turn, id, HandoffSteps.Cancel, null, cancellationToken), cancellationToken);
        return true;
    }

    private async Task<bool> RateAsync(ITurnContext turn, string said, CancellationToken cancellationToken)
    {
        if (said.Split(':') is not [var id, [>= '1' and <= '5' and var rating]] || !await IsOwnAsync(turn, id, cancellationToken)) return false;
        await StepAsync(turn, id, (before, _) => HandoffSteps.Rate(before, rating - '0'), null, cancellationToken);
        await turn.SendActivityAsync(Reply.In(turn.Language, library.Phrases.Handoff.Rated.In(turn.Language)), cancellationToken);
        return true;
    }

    /// <summary>What a button says, anybody could type.</summary>
    private async Task<bool> IsOwnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        (await open.MemoryAsync(turn, cancellationToken)).Id == id;

    private async Task SayIfOverAsync(ITurnContext turn, HandoffResult result, CancellationToken cancellationToken)
    {
        if (result.Outcome is HandoffOutcome.Over)
            await turn.SendActivityAsync(Reply.In(turn.Language, library.Phrases.Handoff.Over.In(turn.Language)), cancellationToken);
    }

    /// <summary>The latest handoff of this conversation, if it has not come to an end.</summary>
    public async Task<Handoff?> OpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await open.MemoryAsync(turn, cancellationToken)).Id is { } id
        && await HandoffTable.FindAsync(Transaction(turn).Sql, id) is { IsOpen: true } found ? found : null;

    /// <summary>Those behind are told their new place, each in a turn of their own conversation.</summary>
    private static async Task MoveUpAsync(StoreTransaction transaction, Handoff left, DateTimeOffset now)
    {
        foreach (var behind in await HandoffTable.BehindAsync(transaction.Sql, left.Id, left.WaitingSince!.Value))
            transaction.SetTimer(HandoffTimers.Position, behind, now);
    }

    private async Task RememberAsync(ITurnContext turn, Handoff handoff, CancellationToken cancellationToken)
    {
        var memory = await open.MemoryAsync(turn, cancellationToken);
        (memory.Id, memory.Status) = (handoff.Id, handoff.Status.Code());
    }

    private static StoreTransaction Transaction(ITurnContext turn) => turn.TurnState.Get<StoreTransaction>();
}
