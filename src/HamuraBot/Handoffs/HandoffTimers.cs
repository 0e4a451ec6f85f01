using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Officers;
using HamuraBot.Timers;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace HamuraBot.Handoffs;

/// <summary>What happens to a handoff by itself. Each is part of the transaction that marks its timer as done: it happens once, on whichever node.</summary>
public sealed class HandoffTimers(
    ConversationTurns conversations, HandoffTurns turns, HandoffReply reply, HandoffMails mails, OpenHandoffs open, DialogLibrary library, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>Nobody has taken it in the promised time.</summary>
    public const string Promise = "handoff-promise";

    /// <summary>The officer who has it may have fallen silent.</summary>
    public const string Attention = "handoff-attention";

    /// <summary>The queue before it has become shorter.</summary>
    public const string Position = "handoff-position";

    /// <summary>What was promised has not been kept.</summary>
    public const string Broken = "handoff-promise-broken";

    public async Task TakeMessageAsync(StoreTransaction transaction, string id)
    {
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { Status: HandoffStatus.Waiting } waiting) return;
        await ContinueAsync(transaction, waiting, (turn, cancellationToken) =>
            turns.ApplyAsync(turn, waiting, VisitorSteps.TakeMessage(waiting, NextPromise), cancellationToken));
    }

    /// <summary>First colleagues are shown that the visitor waits for a word; later the visitor goes back to the queue.</summary>
    public async Task WatchAsync(StoreTransaction transaction, string id)
    {
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { SilentSince: { } since } silent) return;
        var (now, giveBackAt) = (clock.GetUtcNow(), since.AddMinutes(options.Value.GiveBackMinutes));
        if (now >= giveBackAt || await OfficerTable.FindAsync(transaction.Sql, silent.OfficerId!) is not { Enabled: true })
        {
            await ContinueAsync(transaction, silent, async (turn, cancellationToken) => await turns.ApplyAsync(
                turn, silent, VisitorSteps.GiveBack(silent, await turns.MayWaitAsync(turn) ? null : NextPromise), cancellationToken));
        }
        else if (now >= since.AddMinutes(options.Value.WarnMinutes))
        {
            transaction.SetTimer(Attention, id, giveBackAt);
            open.Save(transaction, silent, VisitorSteps.Warn(silent, now), now);
        }
    }

    /// <summary>The desk is told each time that the promise of an answer is not kept.</summary>
    public async Task TellOfBrokenAsync(StoreTransaction transaction, string id)
    {
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { Status: not HandoffStatus.Waiting } owed || owed.Promise(library.Calendar) is not { IsBroken: true } promise) return;
        mails.TellOfBroken(transaction, owed, promise);
        transaction.SetTimer(Broken, id, promise.By);
    }

    public async Task TellPositionAsync(StoreTransaction transaction, string id)
    {
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { Status: HandoffStatus.Waiting, WaitingSince: { } since } waiting) return;
        var position = await HandoffTable.PositionAsync(transaction.Sql, id, since);
        if (position == waiting.ToldPosition) return;
        await ContinueAsync(transaction, waiting, (turn, cancellationToken) =>
        {
            open.Save(transaction, waiting, waiting with { ToldPosition = position }, clock.GetUtcNow());
            return turn.SendActivityAsync(reply.Position(waiting, position, turn.Language), cancellationToken);
        });
    }

    private DateTimeOffset NextPromise => library.Calendar.PromiseFromNow(1);

    private Task ContinueAsync<T>(StoreTransaction transaction, Handoff handoff, Func<ITurnContext, CancellationToken, Task<T>> step)
        where T : class =>
        conversations.ContinueAsync(transaction, handoff.ConversationId, null, step, CancellationToken.None);
}
