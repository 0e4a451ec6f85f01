using HamuraBot.Conversations;
using HamuraBot.Data;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Handoffs;

/// <summary>Where a mail lands.</summary>
/// <param name="Begins">What is begun if it is not there; null where what is gone stays gone.</param>
public sealed record MailedConversation(string Id, Conversation? Begins = null);

/// <summary>What visitors do outside the chat, on their own page or by mail: a turn of the conversation all the same.</summary>
public sealed class VisitorWriting(ConversationTurns conversations, HandoffTurns turns, Store store)
{
    /// <param name="id">The handoff's.</param>
    /// <param name="step">Whether it may be done, and what it changes.</param>
    /// <param name="written">What the visitor wrote: it stands in the log like everything else the visitor wrote.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<HandoffResult> StepAsync(string id, Func<Handoff, HandoffResult> step, Activity? written, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(transaction => StepAsync(transaction, id, step, written, cancellationToken), cancellationToken);

    /// <summary>What somebody writes by mail about something else of theirs: the desk's to answer, in the conversation that it was begun in.</summary>
    /// <param name="transaction">That it is part of.</param>
    /// <param name="conversation">Where it was begun, or what is begun by this where there is none yet.</param>
    /// <param name="wish">What is known, for a handoff of its own.</param>
    /// <param name="step">What it changes where a handoff of the conversation is under way.</param>
    /// <param name="written">What the visitor wrote.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False if the conversation is there no more.</returns>
    public async Task<bool> WriteByMailAsync(
        StoreTransaction transaction, MailedConversation conversation, HandoffWish wish, Func<Handoff, HandoffResult> step, Activity written, CancellationToken cancellationToken)
    {
        if ((await HandoffTable.OfConversationAsync(transaction.Sql, conversation.Id)).Find(handoff => handoff.IsOpen) is { } open)
            return (await StepAsync(transaction, open.Id, step, written, cancellationToken)).Outcome is HandoffOutcome.Done;
        return await conversations.ContinueAsync(transaction, conversation.Id, null, WriteAsync, cancellationToken) is not null
            || conversation.Begins is { } begun && await conversations.BeginAsync(transaction, begun, WriteAsync, cancellationToken) is not null;

        async Task<HandoffWish> WriteAsync(ITurnContext turn, CancellationToken token)
        {
            await turn.SendAsAsync(turn.Activity.From, written, token);
            await turns.BeginAsync(turn, wish, token);
            return wish;
        }
    }

    /// <summary>The same as part of something larger.</summary>
    public async Task<HandoffResult> StepAsync(
        StoreTransaction transaction, string id, Func<Handoff, HandoffResult> step, Activity? written, CancellationToken cancellationToken)
    {
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { } before) return HandoffResult.Absent;
        return await conversations.ContinueAsync(transaction, before.ConversationId, null, async (turn, token) =>
        {
            var allowed = step(before);
            if (allowed.Outcome is HandoffOutcome.Done && written is not null) await turn.SendAsAsync(turn.Activity.From, written, token);
            return await turns.ApplyAsync(turn, before, allowed, token);
        }, cancellationToken) ?? HandoffResult.Absent;
    }
}
