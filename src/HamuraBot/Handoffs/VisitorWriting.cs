using HamuraBot.Conversations;
using HamuraBot.Data;
using Microsoft.Bot.Schema;

namespace HamuraBot.Handoffs;

/// <summary>What visitors do outside the chat, on their own page or by mail: a turn of the conversation all the same.</summary>
public sealed class VisitorWriting(ConversationTurns conversations, HandoffTurns turns, Store store)
{
    /// <param name="id">The handoff's.</param>
    /// <param name="step">Whether it may be done, and what it changes.</param>
    /// <param name="written">What the visitor wrote: it stands in the log like everything else the visitor wrote.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<HandoffResult> StepAsync(string id, Func<Handoff, HandoffResult> step, Activity? written, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(transaction => StepAsync(transaction, id, step, written, cancellationToken), cancellationToken);

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
