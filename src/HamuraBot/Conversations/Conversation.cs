using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>One visitor's conversation: the head of its log, and the version that guards its turns.</summary>
public sealed class Conversation
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>Of the visitor's last message: <c>ja-JP</c> or <c>en-US</c>.</summary>
    public required string Locale { get; set; }

    /// <summary>Turns committed. A turn bumps it from the number it read; whoever finds another number runs again.</summary>
    public long Version { get; set; }

    /// <summary>Sequence number of the newest activity; the log has no gaps.</summary>
    public long Head { get; set; }

    /// <summary>What the store keeps of it: the log and the files.</summary>
    public long Bytes { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Timestamp of the newest activity. Later ones never carry an earlier one, whatever the clock does.</summary>
    public DateTimeOffset LastAt { get; set; }
}

/// <summary>One activity of a conversation's log, as the clients see it.</summary>
public sealed class LoggedActivity
{
    public required string ConversationId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The sender's own id of the message (<c>channelData.clientActivityID</c>): a resend is known by it.</summary>
    public string? ClientId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Body { get; init; }

    public int Bytes => System.Text.Encoding.UTF8.GetByteCount(Body);

    /// <summary>What a visitor or an officer wrote, as it is looked for; null for all else.</summary>
    public string? Folded { get; init; }

    /// <summary>A body for reading: its texts stay texts, also those that look like dates.</summary>
    public static JObject Parse(string body) => JsonConvert.DeserializeObject<JObject>(body, Verbatim)!;

    private static readonly JsonSerializerSettings Verbatim = new() { DateParseHandling = DateParseHandling.None };
}
