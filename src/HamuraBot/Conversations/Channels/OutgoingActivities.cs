using HamuraBot.Data;

namespace HamuraBot.Conversations.Channels;

/// <summary>One activity of the log on its way to its channel. What it says stands in the log.</summary>
public sealed record OutgoingActivity(string ConversationId, long Sequence, int Attempts, DateTimeOffset NextAttemptAt)
{
    /// <summary>The channel's own id of it; where there is one, it was sent and has changed since.</summary>
    public string? SentId { get; init; }
}

/// <summary>How many wait, since when the first of them, and how many were given up.</summary>
public sealed record OutgoingCounts(int Waiting, DateTimeOffset? OldestAt, int GivenUp);

/// <summary>
/// The outbox of the other channels: rows that are written in the transaction of the turn, and worked off afterwards, of one conversation one
/// after the other.
/// </summary>
public static class OutgoingActivities
{
    private const string Columns = "conversation_id, sequence, attempts, next_attempt_at, sent_id";

    public static void Add(StoreTransaction transaction, IEnumerable<LoggedActivity> replies, DateTimeOffset now)
    {
        foreach (var reply in replies)
        {
            transaction.Enqueue(
                "INSERT INTO outgoing_activities (conversation_id, sequence, created_at, attempts, next_attempt_at) VALUES (@id, @sequence, @now, 0, @now)",
                ("@id", reply.ConversationId), ("@sequence", reply.Sequence), ("@now", now));
        }
    }

    /// <summary>What was sent has changed in the log: the channel is told, too. What has not left yet leaves as it is then.</summary>
    public static void Change(StoreTransaction transaction, string conversationId, long sequence, DateTimeOffset now) => transaction.Enqueue(
        "UPDATE outgoing_activities SET attempts = 0, next_attempt_at = @now WHERE conversation_id = @id AND sequence = @sequence AND sent_id IS NOT NULL",
        ("@now", now), ("@id", conversationId), ("@sequence", sequence));

    public static async Task<bool> AnyDueAsync(StoreConnection sql, DateTimeOffset now) =>
        await sql.ScalarAsync("SELECT 1 FROM outgoing_activities WHERE next_attempt_at <= @now LIMIT 1", ("@now", now)) is not null;

    /// <summary>The first of each conversation, if it is due: those behind one that waits to be tried again wait with it.</summary>
    public static Task<List<OutgoingActivity>> DueAsync(StoreConnection sql, DateTimeOffset now, int most) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM outgoing_activities o WHERE o.next_attempt_at <= @now AND NOT EXISTS (
          SELECT 1 FROM outgoing_activities e WHERE e.conversation_id = o.conversation_id AND e.sequence < o.sequence AND e.next_attempt_at IS NOT NULL
        ) ORDER BY o.next_attempt_at, o.conversation_id LIMIT @most
        """, Read, ("@now", now), ("@most", most));

    /// <returns>What follows in the conversation, if anything does and nothing keeps it.</returns>
    public static Task<OutgoingActivity?> NextAsync(StoreConnection sql, string conversationId, DateTimeOffset now) => sql.FindAsync(
        $"SELECT {Columns} FROM outgoing_activities WHERE conversation_id = @id AND next_attempt_at <= @now ORDER BY sequence LIMIT 1", Read,
        ("@id", conversationId), ("@now", now));

    /// <returns>Null if it is no longer as it was read: another node has it.</returns>
    public static async Task<OutgoingActivity?> ReserveAsync(StoreConnection sql, OutgoingActivity read, DateTimeOffset until) => await sql.ExecuteAsync(
        "UPDATE outgoing_activities SET next_attempt_at = @until WHERE conversation_id = @id AND sequence = @sequence AND next_attempt_at = @seen",
        ("@until", until), ("@id", read.ConversationId), ("@sequence", read.Sequence), ("@seen", read.NextAttemptAt)) == 1 ? read with { NextAttemptAt = until } : null;

    /// <param name="sentId">Null where the channel told none, or it is nothing that the channel shows.</param>
    public static Task<int> NoteSentAsync(StoreConnection sql, OutgoingActivity reserved, string? sentId, DateTimeOffset now) => sql.ExecuteAsync(
        """
        UPDATE outgoing_activities SET sent_at = @now, sent_id = @sent, attempts = attempts + 1, next_attempt_at = NULL, last_failure = NULL
        WHERE conversation_id = @id AND sequence = @sequence AND next_attempt_at = @seen
        """,
        ("@now", now), ("@sent", sentId), ("@id", reserved.ConversationId), ("@sequence", reserved.Sequence), ("@seen", reserved.NextAttemptAt));

    /// <param name="next">Null when nothing more will be tried.</param>
    public static Task<int> NoteFailureAsync(StoreConnection sql, OutgoingActivity reserved, DateTimeOffset? next, string failure) => sql.ExecuteAsync(
        """
        UPDATE outgoing_activities SET attempts = attempts + 1, next_attempt_at = @next, last_failure = @failure
        WHERE conversation_id = @id AND sequence = @sequence AND next_attempt_at = @seen
        """,
        ("@next", next), ("@failure", failure), ("@id", reserved.ConversationId), ("@sequence", reserved.Sequence), ("@seen", reserved.NextAttemptAt));

    /// <param name="until">What came to wait later is for somebody who is there again.</param>
    public static Task<int> GiveUpAllAsync(StoreConnection sql, string conversationId, DateTimeOffset until, string failure) => sql.ExecuteAsync(
        "UPDATE outgoing_activities SET next_attempt_at = NULL, last_failure = @failure WHERE conversation_id = @id AND next_attempt_at IS NOT NULL AND created_at <= @until",
        ("@failure", failure), ("@id", conversationId), ("@until", until));

    public static async Task<OutgoingCounts> CountAsync(StoreConnection sql) => (await sql.FindAsync(
        """
        SELECT count(next_attempt_at) AS waiting, min(CASE WHEN next_attempt_at IS NOT NULL THEN created_at END) AS oldest_at,
        count(CASE WHEN sent_at IS NULL AND next_attempt_at IS NULL THEN 1 END) AS given_up FROM outgoing_activities
        """,
        row => new OutgoingCounts((int)row.Integer("waiting"), row.InstantOrNull("oldest_at"), (int)row.Integer("given_up"))))!;

    private static OutgoingActivity Read(Row row) => new(row.Text("conversation_id"), row.Integer("sequence"), row.Number("attempts"), row.Instant("next_attempt_at"))
    {
        SentId = row.TextOrNull("sent_id"),
    };
}
