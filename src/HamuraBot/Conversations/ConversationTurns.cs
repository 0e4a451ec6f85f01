using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations;

/// <summary>What comes into a conversation, before it has a place in the log. What was checked is what the bot reads and the log keeps.</summary>
public sealed record Incoming(string ConversationId, Activity Activity)
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

    /// <summary>As it came, files included.</summary>
    public long Bytes { get; init; }

    /// <summary>Those of the files among <see cref="Bytes"/>.</summary>
    public long FileBytes { get; init; }

    /// <summary>Bytes that its conversation may keep. Two that come at once are counted one after the other, on whichever node.</summary>
    public long MostBytes { get; init; } = long.MaxValue;

    /// <summary>Whoever sent it takes the answers along, so that none is put out for the channel.</summary>
    public bool TakesAnswers { get; init; }

    /// <summary>A rehearsal goes all the way and is then undone.</summary>
    public bool Rehearsal { get; init; }
}

/// <summary>What became of something incoming.</summary>
/// <param name="ActivityId">Null if it was not taken: there is no such conversation, or it is full.</param>
/// <param name="Bytes">Stored by this turn, answers included; none if it was sent before.</param>
public sealed record Received(string? ActivityId, long Bytes = 0)
{
    public static readonly Received ByNobody = new(ActivityId: null);

    public bool IsFull { get; init; }
}

/// <summary>
/// A turn is one transaction: the incoming activity, the dialog state, every effect and every reply are committed together,
/// guarded by the version of the conversation that was read. What is answered is durable; what failed has left no trace.
/// </summary>
public sealed partial class ConversationTurns(
    Store store, StoredConversationState state, SupportBot bot, ConversationSignals signals, TimeProvider clock, ILogger<ConversationTurns> logger)
{
    private readonly TurnAdapter adapter = new(state);

    /// <summary>Turns of one conversation one after the other. Between nodes the version settles it.</summary>
    private readonly KeyedQueue queues = new();

    /// <summary>A turn that something incoming begins.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was written; the sender may try again.</exception>
    public Task<Received> RunAsync(Incoming incoming, CancellationToken cancellationToken) =>
        TurnMeasures.MeasureAsync(incoming, () => TakeAsync(incoming, cancellationToken));

    private async Task<Received> TakeAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        using var place = await queues.EnterAsync(incoming.ConversationId);
        if (incoming.LookAgain is { } lookAgain)
        {
            incoming = incoming with { Meaning = await lookAgain() };
        }
        try
        {
            return await CommitAsync(bot.OnTurnAsync);
        }
        catch (Exception error) when (error is not (StoreUnavailableException or StoreConflictException or OperationCanceledException))
        {
            TurnMeasures.Failed();
            TurnFailed(logger, error, incoming.ConversationId);
            return await CommitAsync(bot.ApologiseAsync);
        }

        Task<Received> CommitAsync(BotCallbackHandler answer) =>
            store.WriteAgainAsync(transaction => TurnAsync(transaction, incoming, answer, cancellationToken), cancellationToken);
    }

    /// <summary>A turn that nobody's message began: an officer did, or the visitor on another page. What it says is addressed to the visitor.</summary>
    /// <param name="messageId">The sender's own id of what is said: under the same id it is said once. Null if it is never sent again.</param>
    /// <returns>What <paramref name="step"/> came to; null if it was not taken, because it was taken before or there is no such conversation.</returns>
    public async Task<T?> ContinueAsync<T>(
        string conversationId, string? messageId, Func<ITurnContext, CancellationToken, Task<T>> step, CancellationToken cancellationToken)
        where T : class
    {
        using var place = await queues.EnterAsync(conversationId);
        return await store.WriteAgainAsync(
            transaction => ContinueAsync(transaction, conversationId, messageId, step, cancellationToken), cancellationToken);
    }

    /// <summary>The same within a piece of work that is under way, such as a timer's: both are committed, or neither.</summary>
    public async Task<T?> ContinueAsync<T>(
        StoreTransaction transaction, string conversationId, string? messageId, Func<ITurnContext, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
        where T : class
    {
        var reference = new ConversationReference { Conversation = new ConversationAccount(id: conversationId) };
        var incoming = new Incoming(conversationId, reference.GetContinuationActivity()) { ClientId = messageId };
        T? result = null;
        await TurnAsync(
            transaction, incoming,
            (turn, token) => bot.ContinueAsync(turn, async (continued, cancelled) => result = await step(continued, cancelled), token),
            cancellationToken);
        return result;
    }

    /// <summary>The same in a conversation that this begins: what somebody writes who has none here.</summary>
    public async Task<T?> BeginAsync<T>(
        StoreTransaction transaction, Conversation begun, Func<ITurnContext, CancellationToken, Task<T>> step, CancellationToken cancellationToken)
        where T : class
    {
        T? result = null;
        var reference = new ConversationReference { Conversation = new ConversationAccount(id: begun.Id), Locale = begun.Locale };
        await TurnAsync(
            transaction, new Incoming(begun.Id, reference.GetContinuationActivity()) { Begins = begun },
            (turn, token) => bot.ContinueAsync(turn, async (continued, cancelled) => result = await step(continued, cancelled), token),
            cancellationToken);
        return result;
    }

    private async Task<Received> TurnAsync(
        StoreTransaction transaction, Incoming incoming, BotCallbackHandler answer, CancellationToken cancellationToken)
    {
        var opened = await ActivityLog.OpenAsync(transaction, incoming.ConversationId, incoming.ClientId);
        if (opened.SentBefore is { } sequence)
        {
            return new(TurnRecord.ActivityId(incoming.ConversationId, sequence));
        }
        if (opened.Conversation is not null && incoming.Begins is not null)
        {
            return new(incoming.ConversationId);
        }
        if (opened.Conversation is null && incoming.Begins is { } begun)
        {
            ActivityLog.Start(transaction, begun);
            opened = opened with { Conversation = begun };
        }
        return opened.Conversation is not { } conversation ? Received.ByNobody
            : conversation.Bytes + incoming.Bytes > incoming.MostBytes ? Received.ByNobody with { IsFull = true }
            : await AnswerAsync(transaction, opened, conversation, incoming, answer, cancellationToken);
    }

    private async Task<Received> AnswerAsync(
        StoreTransaction transaction, OpenedConversation opened, Conversation conversation, Incoming incoming, BotCallbackHandler answer,
        CancellationToken cancellationToken)
    {
        var record = new TurnRecord(conversation, clock, bot.Account);
        var activity = incoming.Activity;
        // The pipeline takes the culture of the turn from here, and .NET keeps every name it has been asked for: it is one of two, whatever a client calls it.
        activity.Locale = Languages.FromLocale(activity.Locale ?? conversation.Locale).Locale();
        record.Receive(incoming);
        incoming.Effects?.Invoke(transaction);
        var replies = await adapter.RunAsync(activity, turn => Prepare(turn, transaction, opened, incoming.Meaning), answer, cancellationToken);
        record.Reply(replies, incoming);
        ActivityLog.Append(transaction, conversation, activity.Locale, record.Activities);
        if (RemoteConversation.Is(conversation.Id) && !incoming.TakesAnswers) OutgoingActivities.Add(transaction, record.Replies, clock.GetUtcNow());
        transaction.AfterCommit(() =>
        {
            signals.Announce(conversation.Id);
            TurnMeasures.Said(replies);
        });
        if (incoming.Rehearsal)
        {
            await transaction.FlushAsync();
            transaction.RollBack();
        }
        return new(activity.Id ?? conversation.Id, record.Activities.Sum(logged => logged.Bytes) + incoming.FileBytes);
    }

    private static void Prepare(ITurnContext turn, StoreTransaction transaction, OpenedConversation opened, Meaning? meaning)
    {
        turn.Note(transaction);
        turn.Note(opened);
        if (meaning is not null)
        {
            turn.Note(meaning);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The turn in conversation {Conversation} failed; the visitor gets an apology.")]
    private static partial void TurnFailed(ILogger logger, Exception error, string conversation);
}
