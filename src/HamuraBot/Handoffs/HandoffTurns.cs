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

    /// <summary>Where the answer goes besides the chat.</summary>
    public string? Email { get; init; }

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
        library.Calendar.IsOpenNow && await OfficerTable.AnyPresentAsync(turn.Transaction.Sql, clock.GetUtcNow());

    /// <summary>Into the queue, or a message is taken: whoever writes by mail does not sit and wait.</summary>
    public async Task BeginAsync(ITurnContext turn, HandoffWish wish, CancellationToken cancellationToken)
    {
        var (transaction, now) = (turn.Transaction, clock.GetUtcNow());
        var isByMail = wish.Cause is HandoffCause.Mail;
        var waits = !isByMail && await MayWaitAsync(turn);
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
            Email = wish.Email,
            Topic = turn.LastTopic,
            Form = wish.Form,
            FormAnswers = wish.FormAnswers,
            AskedAt = now,
            UnansweredSince = now,
            WaitingSince = waits ? now : null,
            WaitsUntil = waits ? now.AddMinutes(options.Value.PromisedMinutes) : null,
            PromisedAt = waits ? null : library.Calendar.PromiseFromNow(1),
            UpdatedAt = now,
            Version = 1,
        };
        var position = waits ? await HandoffTable.PositionAsync(transaction.Sql, begun.Id, now) : (int?)null;
        begun = begun with { ToldPosition = position };
        if (begun.WaitsUntil is { } until) transaction.SetTimer(HandoffTimers.Promise, begun.Id, until);
        if (begun.PromisedAt is { } promised) transaction.SetTimer(HandoffTimers.Broken, begun.Id, promised);
        if (!waits) mails.TellOfMessage(transaction, begun);
        if (begun.Email is not null) mails.TellOfPromise(transaction, begun);
        HandoffTable.Add(transaction, begun);
        if (begun.About is { } about && !isByMail) questions.HandedOver(turn, about, begun.Topic);
        await open.RememberAsync(turn, begun, cancellationToken);
        await reply.TellInitiatedAsync(turn, begun, cancellationToken);
        await reply.TellAsync(turn, null, begun, cancellationToken);
    }

    /// <summary>A step that is allowed: saved, remembered by the conversation, and told to the visitor. One that changes nothing is not told.</summary>
    public async Task<HandoffResult> ApplyAsync(ITurnContext turn, Handoff before, HandoffResult step, CancellationToken cancellationToken)
    {
        if (!step.Changes(before)) return step;
        var (transaction, now, after) = (turn.Transaction, clock.GetUtcNow(), step.Handoff!);
        if (before.Status is HandoffStatus.Waiting && after.Status is not HandoffStatus.Waiting) await MoveUpAsync(transaction, before, now);
        if (after.Status is HandoffStatus.Waiting && before.Status is not HandoffStatus.Waiting)
        {
            after = after with { ToldPosition = await HandoffTable.PositionAsync(transaction.Sql, after.Id, after.WaitingSince!.Value) };
        }
        after = open.Save(transaction, before, after with { Language = turn.Language }, now);
        if (after.Status is HandoffStatus.MessageTaken && before.Status is not HandoffStatus.MessageTaken) mails.TellOfMessage(transaction, after);
        await open.RememberAsync(turn, after, cancellationToken);
        var memory = await open.MemoryAsync(turn, cancellationToken);
        if (before.Status is HandoffStatus.WithOfficer && after.Status is HandoffStatus.Closed) memory.AwaitsRating = true;
        if (after.AnsweredAt != before.AnsweredAt) memory.AsksBot = false;
        await reply.TellAsync(turn, before, after, cancellationToken);
        return HandoffResult.Done(after);
    }

    /// <summary>Those who come after the one who left are told their new position, each in a turn of their own conversation.</summary>
    private static async Task MoveUpAsync(StoreTransaction transaction, Handoff left, DateTimeOffset now)
    {
        foreach (var following in await HandoffTable.FollowingAsync(transaction.Sql, left.Id, left.WaitingSince!.Value))
            transaction.SetTimer(HandoffTimers.Position, following, now);
    }
}
