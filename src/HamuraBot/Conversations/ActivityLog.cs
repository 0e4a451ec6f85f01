using System.Text;
using HamuraBot.Data;

namespace HamuraBot.Conversations;

/// <summary>The conversations' logs. Reading needs no turn; writing is part of one.</summary>
public sealed class ActivityLog(Store store)
{
    /// <summary>Activities in one set at most: a long history is read page by page.</summary>
    public const int PageSize = 200;

    private const string Columns = "c.id, c.user_id, c.locale, c.version, c.head, c.bytes, c.started_at, c.last_at";

    private static readonly string AfterWatermark =
        "SELECT a.sequence, a.body FROM conversations c JOIN activities a ON a.conversation_id = c.id WHERE c.id = @id "
        + $"AND a.sequence > CASE WHEN c.head < @after THEN 0 ELSE @after END ORDER BY a.sequence LIMIT {PageSize}";

    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => store.ReadAsync(
        sql => sql.FindAsync($"SELECT {Columns} FROM conversations c WHERE c.id = @id", Read, ("@id", conversationId)), cancellationToken);

    /// <summary>How far a conversation's log goes.</summary>
    public static Task<long> HeadAsync(StoreConnection sql, string conversationId) =>
        sql.IntegerAsync("SELECT head FROM conversations WHERE id = @id", ("@id", conversationId));

    /// <returns>Null if there is no such conversation.</returns>
    public static async Task<DateTimeOffset?> StartedAsync(StoreConnection sql, string conversationId) =>
        await sql.FindAsync("SELECT started_at FROM conversations WHERE id = @id", row => new StartedAt(row.Instant("started_at")), ("@id", conversationId)) is { } found ? found.At : null;

    /// <summary>How many conversations began between two instants.</summary>
    public static Task<long> CountStartedAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until) => sql.IntegerAsync(
        "SELECT COUNT(*) FROM conversations WHERE started_at >= @from AND started_at < @until", ("@from", from), ("@until", until));

    /// <summary>What follows <paramref name="watermark"/>; a watermark above the head (of a restored store) reads from the beginning.</summary>
    /// <param name="mostBytes">A page ends before it would be larger; one activity is always there, however large.</param>
    public Task<LogPage> ReadAfterAsync(string conversationId, long watermark, int mostBytes, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var (last, bytes) = (watermark, 0);
        var bodies = new List<string>();
        await foreach (var row in sql.RowsAsync(AfterWatermark, ("@id", conversationId), ("@after", watermark)))
        {
            var body = row.Text("body");
            bytes += Encoding.UTF8.GetByteCount(body);
            if (bodies.Count > 0 && bytes > mostBytes) break;
            bodies.Add(body);
            last = row.Integer("sequence");
        }
        return new LogPage(bodies, last);
    }, cancellationToken);

    /// <summary>All that a turn begins with in one statement, because on PostgreSQL each is a round trip.</summary>
    public static async Task<OpenedConversation> OpenAsync(StoreTransaction transaction, string conversationId, string? clientId)
    {
        return await transaction.Sql.FindAsync(
            $"SELECT {Columns}, (SELECT a.sequence FROM activities a WHERE a.conversation_id = c.id AND a.client_id = @client) AS sent_before, "
            + "(SELECT s.body FROM states s WHERE s.key = @state) AS state FROM conversations c WHERE c.id = @id",
            row => new OpenedConversation(Read(row), row.IntegerOrNull("sent_before"), row.TextOrNull("state")),
            ("@client", clientId ?? ""), ("@state", TurnRecord.StateKey(conversationId)), ("@id", conversationId)) ?? new(null, null, null);
    }

    public static void Start(StoreTransaction transaction, Conversation conversation) => transaction.Enqueue(
        "INSERT INTO conversations (id, user_id, locale, version, head, bytes, started_at, last_at) VALUES (@id, @user, @locale, 0, 0, 0, @at, @at)",
        ("@id", conversation.Id), ("@user", conversation.UserId), ("@locale", conversation.Locale),
        ("@at", conversation.StartedAt));

    /// <summary>Adds a turn's activities; the commit fails if another turn has moved the conversation on since it was opened.</summary>
    public static void Append(StoreTransaction transaction, Conversation opened, string locale, IReadOnlyList<LoggedActivity> activities)
    {
        transaction.Guard(
            "UPDATE conversations SET version = version + 1, head = @head, last_at = @at, locale = @locale, bytes = bytes + @bytes WHERE id = @id AND version = @version",
            ("@head", activities.Count == 0 ? opened.Head : activities[^1].Sequence),
            ("@at", activities.Count == 0 ? opened.LastAt : activities[^1].At),
            ("@locale", locale), ("@bytes", activities.Sum(activity => activity.Bytes)), ("@id", opened.Id), ("@version", opened.Version));
        foreach (var activity in activities)
        {
            transaction.Enqueue(
                "INSERT INTO activities (conversation_id, sequence, client_id, at, body) VALUES (@id, @sequence, @client, @at, @body)",
                ("@id", activity.ConversationId), ("@sequence", activity.Sequence), ("@client", activity.ClientId),
                ("@at", activity.At), ("@body", activity.Body));
            if (activity.Folded is { } folded) Said.Add(transaction, activity.ConversationId, activity.Sequence, activity.At, folded);
        }
    }

    /// <summary>From an activity's id.</summary>
    public static long SequenceOf(string activityId) => long.Parse(activityId[(activityId.LastIndexOf('|') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a visitor said is taken out of the log; who said something and when stays.</summary>
    /// <param name="sequence">Null for the visitor's last message.</param>
    /// <param name="instead">What stands there from now on.</param>
    /// <returns>Null if there is no such message of the visitor.</returns>
    public static async Task<ErasedText?> EraseTextAsync(StoreConnection sql, string conversationId, long? sequence, string instead)
    {
        await foreach (var row in sql.RowsAsync(
            "SELECT sequence, at, body FROM activities WHERE conversation_id = @id AND (@sequence < 0 OR sequence = @sequence) ORDER BY sequence DESC",
            ("@id", conversationId), ("@sequence", sequence ?? -1)))
        {
            var activity = LoggedActivity.Parse(row.Text("body"));
            if ((string?)activity["type"] != "message" || Speakers.Of(activity) is not Speaker.Visitor || (string?)activity["text"] == instead) continue;
            activity["text"] = instead;
            foreach (var also in (string[])["value", "attachments", "entities", "speak", "summary"]) activity.Remove(also);
            var erased = new ErasedText(row.Integer("sequence"), row.Instant("at"), activity.ToString(Newtonsoft.Json.Formatting.None));
            await sql.ExecuteAsync("UPDATE activities SET body = @body WHERE conversation_id = @id AND sequence = @sequence",
                ("@body", erased.Body), ("@id", conversationId), ("@sequence", erased.Sequence));
            await sql.ExecuteAsync("DELETE FROM said WHERE conversation_id = @id AND sequence = @sequence", ("@id", conversationId), ("@sequence", erased.Sequence));
            return erased;
        }
        return null;
    }

    /// <summary>Where the message with this id of its sender stands; null if nowhere.</summary>
    public static async Task<long?> SequenceOfSentAsync(StoreConnection sql, string conversationId, string clientId) => await sql.ScalarAsync(
        "SELECT sequence FROM activities WHERE conversation_id = @id AND client_id = @client", ("@id", conversationId), ("@client", clientId)) as long?;

    /// <summary>Its sender's own id of a message; null if it had none.</summary>
    public static async Task<string?> SentIdAsync(StoreConnection sql, string conversationId, long sequence) => await sql.ScalarAsync(
        "SELECT client_id FROM activities WHERE conversation_id = @id AND sequence = @sequence", ("@id", conversationId), ("@sequence", sequence)) as string;

    /// <summary>A message of the visitor says something else from now on.</summary>
    public static async Task ReplaceTextAsync(StoreTransaction transaction, string conversationId, long sequence, string text)
    {
        if (await EraseTextAsync(transaction.Sql, conversationId, sequence, text) is { } replaced && Said.FoldedOf(LoggedActivity.Parse(replaced.Body)) is { } folded)
            Said.Add(transaction, conversationId, sequence, replaced.At, folded);
    }

    /// <summary>Rewrites what holds something, in conversations whose last message is of that time.</summary>
    /// <param name="like">In SQL: what may have to be rewritten.</param>
    public static async Task<int> RewriteAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until, string like, Func<string, string> rewrite)
    {
        var found = await sql.ListAsync(
            "SELECT a.conversation_id, a.sequence, a.body FROM conversations c JOIN activities a ON a.conversation_id = c.id WHERE c.last_at >= @from AND c.last_at < @until AND a.body LIKE @like",
            row => (Id: row.Text("conversation_id"), Sequence: row.Integer("sequence"), Body: row.Text("body")), ("@from", from), ("@until", until), ("@like", like));
        var rewritten = 0;
        foreach (var (id, sequence, body) in found)
        {
            if (rewrite(body) is var after && after == body) continue;
            rewritten += await sql.ExecuteAsync("UPDATE activities SET body = @body WHERE conversation_id = @id AND sequence = @sequence",
                ("@body", after), ("@id", id), ("@sequence", sequence));
        }
        return rewritten;
    }

    /// <returns>Null if there is no such activity.</returns>
    public static Task<string?> BodyAsync(StoreConnection sql, string conversationId, long sequence) => sql.FindAsync(
        "SELECT body FROM activities WHERE conversation_id = @id AND sequence = @sequence", row => row.Text("body"), ("@id", conversationId), ("@sequence", sequence));

    private sealed record StartedAt(DateTimeOffset At);

    private static Conversation Read(Row row) => new()
    {
        Id = row.Text("id"),
        UserId = row.Text("user_id"),
        Locale = row.Text("locale"),
        Version = row.Integer("version"),
        Head = row.Integer("head"),
        Bytes = row.Integer("bytes"),
        StartedAt = row.Instant("started_at"),
        LastAt = row.Instant("last_at"),
    };
}

/// <summary>A conversation as a turn finds it.</summary>
/// <param name="Conversation">Null if it has not begun.</param>
/// <param name="SentBefore">Where the message already stands, if it was sent before.</param>
/// <param name="State">What Bot Builder keeps of it, as JSON; null if that is nothing yet.</param>
public sealed record OpenedConversation(Conversation? Conversation, long? SentBefore, string? State);

/// <summary>Activities as they were stored, and the sequence number of the last of them.</summary>
public sealed record LogPage(IReadOnlyList<string> Bodies, long Watermark);

/// <param name="Body">As it is now.</param>
public sealed record ErasedText(long Sequence, DateTimeOffset At, string Body);
