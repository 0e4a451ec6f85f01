using System.Data.Common;
using HamuraBot.Data;

namespace HamuraBot.Conversations;

/// <summary>The conversations' logs. Reading needs no turn; writing is part of one.</summary>
public sealed class ActivityLog(Store store)
{
    /// <summary>Activities in one set at most: a long history is read page by page.</summary>
    public const int PageSize = 200;

    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => FindAsync(sql, conversationId), cancellationToken);

    /// <summary>What follows <paramref name="watermark"/>; a watermark above the head (of a restored store) reads from the beginning.</summary>
    public Task<LogPage> ReadAfterAsync(string conversationId, long watermark, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        await using var rows = await sql.QueryAsync(
            "SELECT a.sequence, a.body FROM conversations c JOIN activities a ON a.conversation_id = c.id WHERE c.id = @id "
            + $"AND a.sequence > CASE WHEN c.head < @after THEN 0 ELSE @after END ORDER BY a.sequence LIMIT {PageSize}",
            ("@id", conversationId), ("@after", watermark));
        var bodies = new List<string>();
        var last = watermark;
        while (await rows.ReadAsync(cancellationToken))
        {
            last = rows.GetInt64(0);
            bodies.Add(rows.GetString(1));
        }
        return new LogPage(bodies, last);
    }, cancellationToken);

    /// <summary>All that a turn begins with in one statement, because on PostgreSQL each is a round trip.</summary>
    public static async Task<OpenedConversation> OpenAsync(StoreTransaction transaction, string conversationId, string? clientId)
    {
        await using var row = await transaction.Sql.QueryAsync(
            "SELECT c.id, c.user_id, c.locale, c.version, c.head, c.started_at, c.last_at, "
            + "(SELECT a.sequence FROM activities a WHERE a.conversation_id = c.id AND a.client_id = @client), "
            + "(SELECT s.body FROM states s WHERE s.key = @state) FROM conversations c WHERE c.id = @id",
            ("@client", clientId ?? ""), ("@state", TurnRecord.StateKey(conversationId)), ("@id", conversationId));
        return await row.ReadAsync()
            ? new(Read(row), row.IsDBNull(7) ? null : row.GetInt64(7), row.IsDBNull(8) ? null : row.GetString(8))
            : new(null, null, null);
    }

    public static void Start(StoreTransaction transaction, Conversation conversation) => transaction.Enqueue(
        "INSERT INTO conversations (id, user_id, locale, version, head, started_at, last_at) VALUES (@id, @user, @locale, 0, 0, @at, @at)",
        ("@id", conversation.Id), ("@user", conversation.UserId), ("@locale", conversation.Locale),
        ("@at", conversation.StartedAt.ToUnixTimeMilliseconds()));

    /// <summary>Adds a turn's activities; the commit fails if another turn has moved the conversation on since it was opened.</summary>
    public static void Append(StoreTransaction transaction, Conversation opened, string locale, IReadOnlyList<LoggedActivity> activities)
    {
        transaction.Guard(
            "UPDATE conversations SET version = version + 1, head = @head, last_at = @at, locale = @locale WHERE id = @id AND version = @version",
            ("@head", activities.Count == 0 ? opened.Head : activities[^1].Sequence),
            ("@at", (activities.Count == 0 ? opened.LastAt : activities[^1].At).ToUnixTimeMilliseconds()),
            ("@locale", locale), ("@id", opened.Id), ("@version", opened.Version));
        foreach (var activity in activities)
        {
            transaction.Enqueue(
                "INSERT INTO activities (conversation_id, sequence, client_id, at, body) VALUES (@id, @sequence, @client, @at, @body)",
                ("@id", activity.ConversationId), ("@sequence", activity.Sequence), ("@client", activity.ClientId),
                ("@at", activity.At.ToUnixTimeMilliseconds()), ("@body", activity.Body));
        }
    }

    private static async Task<Conversation?> FindAsync(StoreConnection sql, string conversationId)
    {
        await using var row = await sql.QueryAsync(
            "SELECT id, user_id, locale, version, head, started_at, last_at FROM conversations WHERE id = @id", ("@id", conversationId));
        return await row.ReadAsync() ? Read(row) : null;
    }

    private static Conversation Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        UserId = row.GetString(1),
        Locale = row.GetString(2),
        Version = row.GetInt64(3),
        Head = row.GetInt64(4),
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        LastAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
    };
}

/// <summary>A conversation as a turn finds it.</summary>
/// <param name="Conversation">Null if it has not begun.</param>
/// <param name="SentBefore">Where the message already stands, if it was sent before.</param>
/// <param name="State">What Bot Builder keeps of it, as JSON; null if that is nothing yet.</param>
public sealed record OpenedConversation(Conversation? Conversation, long? SentBefore, string? State);

/// <summary>Activities as they were stored, and the sequence number of the last of them.</summary>
public sealed record LogPage(IReadOnlyList<string> Bodies, long Watermark);
