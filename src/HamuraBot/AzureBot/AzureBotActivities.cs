using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Enrichment;
using HamuraBot.Persons.Chat;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace HamuraBot.AzureBot;

/// <summary>
/// Makes of a channel's activity what it is for us: a turn of the visitor's conversation, the same as of one who writes on our own page. What
/// it carries besides is left behind: the log keeps what was said.
/// </summary>
public sealed class AzureBotActivities(
    ConversationTurns turns, MessageReading reading, ActivityLog log, MessageRemoval removal, Store store, Typing typing, ChannelShape shape, CardAnswers cards, TimeProvider clock,
    IOptions<DirectLineOptions> limits)
{
    /// <summary>Bytes of answers that are sent back at once.</summary>
    private const int LargestAnswer = 512 * 1024;

    /// <param name="turn">The adapter's, in which nothing but the answer to the request is sent.</param>
    /// <param name="bytes">As it came.</param>
    public async Task TakeAsync(ITurnContext turn, int bytes)
    {
        var activity = turn.Activity;
        var visitor = RemoteVisitor.Of(activity);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await SayAsync(turn, visitor, ChannelMessage.Of(activity, limits.Value.MessageLength), bytes);
                break;
            case ActivityTypes.Invoke when CardAnswers.In(activity) is { } answer:
                await SayAsync(turn, visitor, answer, bytes);
                await turn.SendActivityAsync(cards.Taken(activity));
                break;
            case ActivityTypes.ConversationUpdate when visitor.Reference.User.Id != activity.Recipient?.Id && BringsVisitor(activity):
                await BeginAsync(turn, visitor);
                break;
            case ActivityTypes.EndOfConversation:
                await RunAsync(turn, visitor, new Incoming(visitor.ConversationId, new Activity { Type = ActivityTypes.EndOfConversation, Locale = activity.Locale }), activity.Id);
                break;
            case ActivityTypes.Typing:
                typing.Tell(new(visitor.ConversationId, Speaker.Visitor, "", ""));
                break;
            case ActivityTypes.MessageUpdate:
                await CorrectAsync(visitor, activity);
                break;
            case ActivityTypes.MessageDelete:
                await RemoveAsync(visitor, activity);
                break;
            case ActivityTypes.InstallationUpdate when activity.Action?.StartsWith("remove", StringComparison.Ordinal) is true:
                var now = clock.GetUtcNow();
                await store.WriteAsync(transaction => KeptReference.NoteGoneAsync(transaction.Sql, visitor.ConversationId, now, now), CancellationToken.None);
                break;
        }
    }

    /// <summary>Not every channel says that somebody has come: then the first message begins the conversation.</summary>
    private async Task SayAsync(ITurnContext turn, RemoteVisitor visitor, Activity message, int bytes)
    {
        var incoming = reading.Read(new Incoming(visitor.ConversationId, message) { Bytes = bytes, MostBytes = limits.Value.ConversationBytes },
            MessageText.Of(message), Languages.FromLocale(message.Locale));
        if (await RunAsync(turn, visitor, incoming, turn.Activity.Id)) return;
        // Clients tell the language of their machine; what was written is the visitor's own.
        await BeginAsync(turn, visitor, incoming.Meaning?.Language);
        await RunAsync(turn, visitor, incoming, turn.Activity.Id);
    }

    private Task BeginAsync(ITurnContext turn, RemoteVisitor visitor, Language? spoken = null)
    {
        var language = spoken ?? Languages.FromLocale(turn.Activity.Locale);
        var joined = new Activity { Type = ActivityTypes.ConversationUpdate, Locale = language.Locale(), MembersAdded = [new ChannelAccount(visitor.UserId)] };
        return RunAsync(turn, visitor, new Incoming(visitor.ConversationId, joined)
        {
            Begins = visitor.Begun(language, clock.GetUtcNow()),
        }, null);
    }

    /// <returns>False if there is no such conversation yet.</returns>
    private async Task<bool> RunAsync(ITurnContext turn, RemoteVisitor visitor, Incoming incoming, string? activityId)
    {
        var takesAnswers = turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        var received = await turns.RunAsync(incoming with
        {
            ClientId = ChannelMessage.SentId(activityId),
            TakesAnswers = takesAnswers,
            Effects = transaction => KeptReference.Keep(transaction, visitor.ConversationId, visitor.Reference),
        }, CancellationToken.None);
        if (received.IsFull) throw new BadHttpRequestException("The conversation keeps no more.", StatusCodes.Status413PayloadTooLarge);
        if (takesAnswers && received.ActivityId is { } id) await AnswerAsync(turn, visitor, id);
        return received.ActivityId is not null;
    }

    /// <summary>What was said to a message, now or when it was sent the first time.</summary>
    private async Task AnswerAsync(ITurnContext turn, RemoteVisitor visitor, string activityId)
    {
        var isBeginning = activityId == visitor.ConversationId;
        var page = await log.ReadAfterAsync(visitor.ConversationId, isBeginning ? 0 : ActivityLog.SequenceOf(activityId), LargestAnswer, CancellationToken.None);
        var channel = ConversationChannel.Of(turn.Activity.ChannelId);
        var answers = page.Bodies.Select(LoggedActivity.Parse).Where(body => (string?)body["replyToId"] == (isBeginning ? null : activityId) && Speakers.Of(body) is Speaker.Bot)
            .Select(body => shape.Of(body, channel)).OfType<Activity>().ToArray();
        if (answers.Length > 0) await turn.SendActivitiesAsync(answers);
    }

    /// <summary>The record says what the message says now. It is not answered anew: a form may long be at another question.</summary>
    private Task CorrectAsync(RemoteVisitor visitor, Activity activity) => store.WriteAgainAsync(async transaction =>
    {
        var text = MessageText.Of(ChannelMessage.Of(activity, limits.Value.MessageLength));
        if (text.Length > 0 && await FindAsync(transaction, visitor, activity) is { } sequence)
            await ActivityLog.ReplaceTextAsync(transaction, visitor.ConversationId, sequence, text);
        return true;
    }, CancellationToken.None);

    private Task RemoveAsync(RemoteVisitor visitor, Activity activity) => store.WriteAgainAsync(async transaction =>
    {
        if (await FindAsync(transaction, visitor, activity) is { } sequence)
        {
            await turns.ContinueAsync<object>(transaction, visitor.ConversationId, null,
                async (turn, token) => (object)await removal.RemoveAsync(turn, sequence, token), CancellationToken.None);
        }
        return true;
    }, CancellationToken.None);

    private static Task<long?> FindAsync(StoreTransaction transaction, RemoteVisitor visitor, Activity activity) =>
        ActivityLog.SequenceOfSentAsync(transaction.Sql, visitor.ConversationId, ChannelMessage.SentId(activity.Id) ?? "");

    /// <summary>Teams says of a personal chat only that the bot has come to it.</summary>
    private static bool BringsVisitor(Activity activity) =>
        activity.MembersAdded?.Any(member => member.Id != activity.Recipient?.Id || activity.Conversation.ConversationType == "personal") is true && activity.Conversation.IsGroup is not true;
}
