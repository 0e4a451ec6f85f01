using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>A message that an officer may take back.</summary>
/// <param name="OfficerId">Who said it; null if that was no officer.</param>
public sealed record SaidMessage(long Sequence, DateTimeOffset At, string? OfficerId, string Body);

/// <summary>Takes a message back: in its place in the log stands that it was withdrawn, and what was said is kept where only the desk's own trail has it.</summary>
public static class Withdrawal
{
    /// <summary>The event that tells open pages, its value being the activity as it stands now; and the name of what stands in its place.</summary>
    public const string Event = "message.withdrawn";

    public static Task<SaidMessage?> FindAsync(StoreConnection sql, string conversationId, long sequence) => sql.FindAsync(
        "SELECT a.sequence, a.at, a.body FROM activities a WHERE a.conversation_id = @id AND a.sequence = @sequence AND NOT EXISTS "
        + "(SELECT 1 FROM withdrawn_messages w WHERE w.conversation_id = a.conversation_id AND w.sequence = a.sequence)",
        row => new SaidMessage(row.Integer("sequence"), row.Instant("at"), Speakers.OfficerOf(LoggedActivity.Parse(row.Text("body"))), row.Text("body")),
        ("@id", conversationId), ("@sequence", sequence));

    /// <param name="instead">What stands in its place.</param>
    /// <returns>The activity as it stands now.</returns>
    public static JObject Withdraw(StoreTransaction transaction, string conversationId, SaidMessage message, string officer, string instead, DateTimeOffset now)
    {
        var shown = LoggedActivity.Parse(message.Body);
        shown["text"] = instead;
        shown["name"] = Event;
        foreach (var gone in (string[])["attachments", "value", "suggestedActions"]) shown.Remove(gone);
        transaction.Enqueue(
            "INSERT INTO withdrawn_messages (conversation_id, sequence, officer_id, at, body) VALUES (@id, @sequence, @officer, @at, @body)",
            ("@id", conversationId), ("@sequence", message.Sequence), ("@officer", officer), ("@at", now), ("@body", message.Body));
        transaction.Enqueue("UPDATE activities SET body = @body WHERE conversation_id = @id AND sequence = @sequence",
            ("@body", shown.ToString(Formatting.None)), ("@id", conversationId), ("@sequence", message.Sequence));
        if (RemoteConversation.Is(conversationId)) OutgoingActivities.Change(transaction, conversationId, message.Sequence, now);
        transaction.Enqueue("DELETE FROM said WHERE conversation_id = @id AND sequence = @sequence", ("@id", conversationId), ("@sequence", message.Sequence));
        return shown;
    }
}
