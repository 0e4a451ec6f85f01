using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace HamuraBot.AzureBot;

/// <summary>
/// Sends what waits for the channels, on every node: of each conversation one after the other, of many side by side. As with mails, a node
/// reserves a row by moving its next attempt ahead; if the node dies, the row is sent by whoever finds it: at least once.
/// </summary>
public sealed partial class ReplyDelivery(
    Store store, ConversationSignals signals, Lazy<AzureBotAdapter> adapter, ChannelShape shape, TimeProvider clock, ILogger<ReplyDelivery> logger) : BackgroundService
{
    /// <summary>Conversations at once; each waits for its own service.</summary>
    private const int AtOnce = 16;

    /// <summary>Longer than a call can take, or two nodes would be at it.</summary>
    private static readonly TimeSpan Reservation = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5), LongestBackOff = TimeSpan.FromMinutes(15);

    /// <summary>With <see cref="BackOff"/> nearly a day.</summary>
    private const int MostAttempts = 100;

    private readonly SemaphoreSlim news = new(0);

    /// <summary>1, 2, 4 … seconds and then every 15 minutes.</summary>
    public static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, attempts - 1)));

    /// <summary>One round, to its end.</summary>
    /// <returns>In how many conversations something was tried.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var work = await StartDueAsync(AtOnce, cancellationToken);
        await Task.WhenAll(work);
        return work.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Moved += Wake;
        var work = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            work.RemoveAll(conversation => conversation.IsCompleted);
            try
            {
                work.AddRange(await StartDueAsync(AtOnce - work.Count, stoppingToken));
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, error);
            }
            await ((Task)news.WaitAsync(PollEvery, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            // However often it was rung meanwhile, one look is enough.
            while (news.CurrentCount > 0) await news.WaitAsync(CancellationToken.None);
        }
        signals.Moved -= Wake;
        await Task.WhenAll(work);
    }

    private void Wake(string conversationId)
    {
        if (RemoteConversation.Is(conversationId)) news.Release();
    }

    private async Task<List<Task>> StartDueAsync(int places, CancellationToken cancellationToken)
    {
        if (places == 0 || !await store.ReadAsync(sql => OutgoingActivities.AnyDueAsync(sql, clock.GetUtcNow()), cancellationToken)) return [];
        var reserved = await store.WriteAsync(async transaction =>
        {
            var now = clock.GetUtcNow();
            var taken = new List<OutgoingActivity>();
            foreach (var due in await OutgoingActivities.DueAsync(transaction.Sql, now, places))
            {
                if (await OutgoingActivities.ReserveAsync(transaction.Sql, due, now + Reservation) is { } one) taken.Add(one);
            }
            return taken;
        }, cancellationToken);
        return [.. reserved.Select(first => WorkOffAsync(first, cancellationToken))];
    }

    private async Task WorkOffAsync(OutgoingActivity first, CancellationToken stoppingToken)
    {
        try
        {
            for (OutgoingActivity? next = first; next is not null;)
            {
                var (failure, sentId) = await TrySendAsync(next);
                var tried = next;
                // A node that leaves takes nothing new.
                next = await store.WriteAsync(transaction => NoteAsync(transaction, tried, failure, sentId, goesOn: !stoppingToken.IsCancellationRequested), CancellationToken.None);
            }
        }
        catch (Exception error)
        {
            // What became of it could not be noted: when the reservation has run out it is sent again.
            RoundFailed(logger, error);
        }
        finally
        {
            Wake(first.ConversationId);
        }
    }

    private async Task<(DeliveryFailure? Failure, string? SentId)> TrySendAsync(OutgoingActivity one)
    {
        try
        {
            var (kept, body, replyTo) = await store.ReadAsync(sql => ReadAsync(sql, one), CancellationToken.None);
            if (kept is null || body is null || shape.Of(body, kept.Channel) is not { } activity || (one.SentId is not null && !kept.Channel.ChangesMessages)) return (null, one.SentId);
            string? id = null;
            await adapter.Value.CallAsync(kept.Reference, async (conversations, token) =>
            {
                activity.ApplyConversationReference(kept.Reference);
                (activity.Id, activity.ReplyToId) = (one.SentId, replyTo);
                id = (one.SentId is not null ? await conversations.UpdateActivityAsync(kept.Reference.Conversation.Id, one.SentId, activity, token)
                    : replyTo is not null ? await conversations.ReplyToActivityAsync(kept.Reference.Conversation.Id, replyTo, activity, token)
                    : await conversations.SendToConversationAsync(kept.Reference.Conversation.Id, activity, token))?.Id;
            }, CancellationToken.None);
            return (null, id ?? one.SentId);
        }
        catch (Exception error)
        {
            return (DeliveryFailure.Of(error, clock.GetUtcNow()), one.SentId);
        }
    }

    private static async Task<(KeptReference? Kept, Newtonsoft.Json.Linq.JObject? Body, string? ReplyTo)> ReadAsync(StoreConnection sql, OutgoingActivity one)
    {
        var kept = await KeptReference.FindAsync(sql, one.ConversationId);
        var body = await ActivityLog.BodyAsync(sql, one.ConversationId, one.Sequence) is { } text ? LoggedActivity.Parse(text) : null;
        var replyTo = (string?)body?["replyToId"] is { } ours ? await ActivityLog.SentIdAsync(sql, one.ConversationId, ActivityLog.SequenceOf(ours)) : null;
        return (kept, body, replyTo);
    }

    private async Task<OutgoingActivity?> NoteAsync(StoreTransaction transaction, OutgoingActivity tried, DeliveryFailure? failure, string? sentId, bool goesOn)
    {
        var (sql, now) = (transaction.Sql, clock.GetUtcNow());
        if (failure is null) await OutgoingActivities.NoteSentAsync(sql, tried, sentId, now);
        else await NoteFailureAsync(sql, tried, failure, now);
        return goesOn && failure is null or { IsFinal: true, IsGone: false } && await OutgoingActivities.NextAsync(sql, tried.ConversationId, now) is { } next
            ? await OutgoingActivities.ReserveAsync(sql, next, now + Reservation) : null;
    }

    private async Task NoteFailureAsync(StoreConnection sql, OutgoingActivity tried, DeliveryFailure failure, DateTimeOffset now)
    {
        var attempts = tried.Attempts + 1;
        if (failure.IsGone)
        {
            Gone(logger, tried.ConversationId, failure.Code);
            var asked = tried.NextAttemptAt - Reservation;
            await KeptReference.NoteGoneAsync(sql, tried.ConversationId, asked, now);
            await OutgoingActivities.NoteFailureAsync(sql, tried, null, failure.Code);
            await OutgoingActivities.GiveUpAllAsync(sql, tried.ConversationId, asked, failure.Code);
            return;
        }
        DateTimeOffset? next = failure.IsFinal || attempts >= MostAttempts ? null : now + (failure.After ?? BackOff(attempts));
        if (next is null) GivenUp(logger, tried.ConversationId, tried.Sequence, attempts, failure.Code);
        else Failed(logger, tried.ConversationId, tried.Sequence, attempts, failure.Code, next.Value);
        await OutgoingActivities.NoteFailureAsync(sql, tried, next, failure.Code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity {Sequence} of conversation {Conversation} was not sent ({Attempts}. attempt, {Failure}); next attempt at {Next:O}.")]
    private static partial void Failed(ILogger logger, string conversation, long sequence, int attempts, string failure, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Error, Message = "Activity {Sequence} of conversation {Conversation} is given up after {Attempts} attempt(s): {Failure}.")]
    private static partial void GivenUp(ILogger logger, string conversation, long sequence, int attempts, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel has conversation {Conversation} no more ({Failure}); what waited for it is given up.")]
    private static partial void Gone(ILogger logger, string conversation, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channels' outbox could not be worked through; it goes on in a moment.")]
    private static partial void RoundFailed(ILogger logger, Exception error);
}
