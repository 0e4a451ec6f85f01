using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace HamuraBot.Conversations.Channels;

/// <summary>Where a conversation of another channel is answered, as it said last.</summary>
/// <param name="GoneAt">Since when the channel refuses it: the visitor has removed us, or the conversation is deleted.</param>
public sealed record KeptReference(ConversationReference Reference, ConversationChannel Channel, DateTimeOffset? GoneAt)
{
    private static readonly JsonSerializerSettings Plain = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };

    /// <summary>Nothing is written where it says what it said before.</summary>
    public static void Keep(StoreTransaction transaction, string conversationId, ConversationReference reference) => transaction.Enqueue(
        """
        INSERT INTO conversation_references (conversation_id, channel, body, gone_at) VALUES (@id, @channel, @body, NULL)
        ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body, gone_at = NULL
        WHERE conversation_references.body <> excluded.body OR conversation_references.gone_at IS NOT NULL
        """,
        ("@id", conversationId), ("@channel", reference.ChannelId), ("@body", JsonConvert.SerializeObject(reference, Plain)));

    /// <returns>Null for a conversation of our own page.</returns>
    public static async Task<KeptReference?> FindAsync(StoreConnection sql, string conversationId) => RemoteConversation.Is(conversationId)
        ? await sql.FindAsync("SELECT channel, body, gone_at FROM conversation_references WHERE conversation_id = @id", Read, ("@id", conversationId))
        : null;

    /// <param name="asked">When the channel was asked: whoever has written since is there.</param>
    public static Task<int> NoteGoneAsync(StoreConnection sql, string conversationId, DateTimeOffset asked, DateTimeOffset now) => sql.ExecuteAsync(
        """
        UPDATE conversation_references SET gone_at = @now WHERE conversation_id = @id AND gone_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = @id AND c.last_at > @asked)
        """,
        ("@now", now), ("@id", conversationId), ("@asked", asked));

    private static KeptReference Read(Row row) => new(
        JsonConvert.DeserializeObject<ConversationReference>(row.Text("body"), Plain)!, ConversationChannel.Of(row.Text("channel")), row.InstantOrNull("gone_at"));
}
