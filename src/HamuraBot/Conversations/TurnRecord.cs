using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace HamuraBot.Conversations;

/// <summary>What one turn adds to the log: numbers, timestamps and addresses of the incoming activity and its replies.</summary>
public sealed class TurnRecord(Conversation conversation, TimeProvider clock, ChannelAccount bot)
{
    private const string Channel = "directline";

    private static readonly JsonSerializer Wire = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        Converters = { new IsoDateTimeConverter { DateTimeFormat = TimestampFormat, DateTimeStyles = DateTimeStyles.AdjustToUniversal, Culture = CultureInfo.InvariantCulture } },
    });

    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly List<LoggedActivity> activities = [];
    private int received;
    private long sequence = conversation.Head;
    private readonly DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
    private DateTimeOffset last = conversation.LastAt;

    public IReadOnlyList<LoggedActivity> Activities => activities;

    /// <summary>Those that the other side is to be told.</summary>
    public IEnumerable<LoggedActivity> Replies => activities.Skip(received);

    public static string ActivityId(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    /// <summary>The key under which <see cref="Microsoft.Bot.Builder.ConversationState"/> keeps a conversation of this channel.</summary>
    public static string StateKey(string conversationId) => $"{Channel}/conversations/{conversationId}";

    /// <summary>Keeps what the visitor's client sent, unknown properties included; who, where and when are ours to say.</summary>
    public void Receive(Incoming incoming)
    {
        var activity = incoming.Activity;
        activity.ChannelId = Channel;
        activity.Conversation = new ConversationAccount(id: conversation.Id);
        activity.From = Speakers.Visitor(conversation.UserId, activity.From?.Name ?? "");
        activity.Recipient = bot;
        if (activity.Type != ActivityTypes.Message)
        {
            // Told to the bot and not to the clients: an id that they never get would make Web Chat hold the reply back.
            activity.Id = null;
            return;
        }
        var at = Next();
        activity.Id = ActivityId(conversation.Id, sequence);
        activity.Timestamp = at;
        Log(at, incoming.ClientId, activity);
        received = activities.Count;
    }

    /// <summary>In a turn that no message began, the first thing said is known by the sender's own id.</summary>
    public void Reply(IEnumerable<Activity> replies, Incoming incoming)
    {
        foreach (var reply in replies)
        {
            var clientId = activities.Count == 0 ? incoming.ClientId : null;
            var at = Next();
            reply.Id = ActivityId(conversation.Id, sequence);
            reply.Timestamp = at;
            reply.ChannelId = Channel;
            reply.Conversation = new ConversationAccount(id: conversation.Id);
            reply.From ??= bot;
            reply.ReplyToId ??= activities.Count == 0 ? null : ActivityId(conversation.Id, activities[0].Sequence);
            Log(at, clientId, reply);
        }
    }

    /// <summary>Web Chat sorts by timestamp, so no two activities share one and none goes back, even if the clock does.</summary>
    private DateTimeOffset Next()
    {
        sequence++;
        last = now > last ? now : last.AddMilliseconds(1);
        return last;
    }

    private void Log(DateTimeOffset at, string? clientId, Activity activity)
    {
        using var body = new StringWriter(CultureInfo.InvariantCulture);
        Wire.Serialize(body, activity);
        activities.Add(new LoggedActivity { ConversationId = conversation.Id, Sequence = sequence, ClientId = clientId, At = at, Body = body.ToString(), Folded = Said.FoldedOf(activity, bot) });
    }
}
