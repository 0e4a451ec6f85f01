using HamuraBot.Data;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>What comes into a conversation, before it has a place in the log: as it was written, and as the bot reads it.</summary>
public sealed record Incoming(string ConversationId, JObject Body, Activity Activity)
{
    /// <summary>The sender's own id of this message; sent again, it gets its first answer.</summary>
    public string? ClientId { get; init; }

    public Meaning? Meaning { get; init; }

    /// <summary>
    /// A second look at the meaning, which may ask outside: taken when the conversation's earlier turns are done and before this one's
    /// transaction begins.
    /// </summary>
    public Func<Task<Meaning?>>? LookAgain { get; init; }

    /// <summary>The conversation that this begins; otherwise it must exist.</summary>
    public Conversation? Begins { get; init; }

    /// <summary>Effects of the channel itself, such as storing the files that came with the message.</summary>
    public Action<StoreTransaction>? Effects { get; init; }

    /// <summary>A rehearsal goes all the way and is then undone.</summary>
    public bool Rehearsal { get; init; }
}

/// <summary>
/// A turn is one transaction: the incoming activity, the dialog state, every effect and every reply are committed together,
/// guarded by the version of the conversation that was read. What is answered is durable; what failed has left no trace.
/// </summary>
public sealed partial class ConversationTurns(
    Store store, TurnAdapter adapter, SupportBot bot, ConversationSignals signals, TimeProvider clock, ILogger<ConversationTurns> logger)
{
    /// <summary>Turns of one conversation one after the other. Between nodes the version settles it.</summary>
    private readonly KeyedQueue queues = new();

    /// <returns>The activity's id, or null if there is no such conversation.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was written; the sender may try again.</exception>
    public async Task<string?> RunAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        using var place = await queues.EnterAsync(incoming.ConversationId);
        if (incoming.LookAgain is { } lookAgain)
        {
            incoming = incoming with { Meaning = await lookAgain() };
        }
        string? id;
        try
        {
            id = await CommitAsync(incoming, bot.OnTurnAsync, cancellationToken);
        }
        catch (Exception error) when (error is not (StoreUnavailableException or StoreConflictException or OperationCanceledException))
        {
            TurnFailed(logger, error, incoming.ConversationId);
            id = await CommitAsync(incoming, bot.ApologiseAsync, cancellationToken);
        }
        if (!incoming.Rehearsal)
        {
            signals.Announce(incoming.ConversationId);
        }
        return id;
    }

    /// <summary>A turn that nobody's message began: an officer or a timer did. What it says is addressed to the visitor.</summary>
    public async Task ContinueAsync(ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var activity = reference.GetContinuationActivity();
        var incoming = new Incoming(reference.Conversation.Id, [], activity) { ClientId = reference.ActivityId };
        BotCallbackHandler answer = (turn, token) => bot.ContinueAsync(turn, callback, token);
        if (StoreTransaction.Current is { } work)
        {
            await TurnAsync(work, incoming, answer, cancellationToken);
            work.AfterCommit(() => signals.Announce(incoming.ConversationId));
            return;
        }
        using var place = await queues.EnterAsync(incoming.ConversationId);
        await CommitAsync(incoming, answer, cancellationToken);
        signals.Announce(incoming.ConversationId);
    }

    private Task<string?> CommitAsync(Incoming incoming, BotCallbackHandler answer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(transaction => TurnAsync(transaction, incoming, answer, cancellationToken), cancellationToken);

    private async Task<string?> TurnAsync(
        StoreTransaction transaction, Incoming incoming, BotCallbackHandler answer, CancellationToken cancellationToken)
    {
        var (conversation, sentBefore) = await ActivityLog.OpenAsync(
            transaction, incoming.ConversationId, incoming.ClientId, TurnRecord.StateKey(incoming.ConversationId));
        if (sentBefore is { } sequence)
        {
            return TurnRecord.ActivityId(incoming.ConversationId, sequence);
        }
        if (conversation is not null && incoming.Begins is not null)
        {
            return incoming.ConversationId;
        }
        if (conversation is null && incoming.Begins is not null)
        {
            conversation = incoming.Begins;
            ActivityLog.Start(transaction, conversation);
        }
        if (conversation is null)
        {
            return null;
        }
        return await AnswerAsync(transaction, conversation, incoming, answer, cancellationToken);
    }

    private async Task<string> AnswerAsync(
        StoreTransaction transaction, Conversation conversation, Incoming incoming, BotCallbackHandler answer, CancellationToken cancellationToken)
    {
        var record = new TurnRecord(conversation, clock, bot.Account);
        var activity = incoming.Activity;
        record.Receive(incoming);
        // The pipeline takes the culture of the turn from here, and .NET keeps every name it has been asked for: it is one of two, whatever a client calls it.
        activity.Locale = Languages.FromLocale(activity.Locale ?? conversation.Locale).Locale();
        incoming.Effects?.Invoke(transaction);
        StoreTransaction.Current = transaction;
        var replies = await adapter.RunAsync(activity, turn => Prepare(turn, transaction, incoming.Meaning), answer, cancellationToken);
        record.Reply(replies, incoming);
        ActivityLog.Append(transaction, conversation, activity.Locale, record.Activities);
        if (incoming.Rehearsal)
        {
            await transaction.FlushAsync();
            transaction.RollBack();
        }
        return activity.Id ?? conversation.Id;
    }

    private static void Prepare(ITurnContext turn, StoreTransaction transaction, Meaning? meaning)
    {
        turn.TurnState.Add(transaction);
        if (meaning is not null)
        {
            turn.TurnState.Add(meaning);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The turn in conversation {Conversation} failed; the visitor gets an apology.")]
    private static partial void TurnFailed(ILogger logger, Exception error, string conversation);
}
