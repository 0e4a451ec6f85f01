using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;

namespace HamuraBot.Handoffs;

/// <summary>The rows of <c>handoffs</c>.</summary>
public static class HandoffTable
{
    /// <summary>What never changes.</summary>
    private static readonly ColumnList<Handoff> Asked = new(
        ("id", handoff => handoff.Id),
        ("conversation_id", handoff => handoff.ConversationId),
        ("cause", handoff => handoff.Cause.Code()),
        ("topic", handoff => handoff.Topic),
        ("form", handoff => handoff.Form),
        ("form_answers", handoff => handoff.FormAnswers),
        ("asked_at", handoff => handoff.AskedAt));

    /// <summary>What a step may change.</summary>
    private static readonly ColumnList<Handoff> Changing = new(
        ("status", handoff => handoff.Status.Code()),
        ("language", handoff => handoff.Language),
        ("about", handoff => handoff.About),
        ("company_name", handoff => handoff.CompanyName),
        ("contact_name", handoff => handoff.ContactName),
        ("email", handoff => handoff.Email),
        ("phone", handoff => handoff.Phone),
        ("officer_id", handoff => handoff.OfficerId),
        ("officer_name", handoff => handoff.OfficerName),
        ("waiting_since", handoff => handoff.WaitingSince),
        ("waits_until", handoff => handoff.WaitsUntil),
        ("told_position", handoff => handoff.ToldPosition),
        ("taken_at", handoff => handoff.TakenAt),
        ("promised_at", handoff => handoff.PromisedAt),
        ("answered_at", handoff => handoff.AnsweredAt),
        ("unanswered_since", handoff => handoff.UnansweredSince),
        ("warned_at", handoff => handoff.WarnedAt),
        ("ended_at", handoff => handoff.EndedAt),
        ("outcome", handoff => handoff.Outcome),
        ("rating", handoff => handoff.Rating),
        ("updated_at", handoff => handoff.UpdatedAt),
        ("version", handoff => handoff.Version));

    private static readonly string Select = $"SELECT {Asked.Names}, {Changing.Names} FROM handoffs";

    private static readonly string Insert =
        $"INSERT INTO handoffs ({Asked.Names}, {Changing.Names}) VALUES ({Asked.Parameters}, {Changing.Parameters})";

    private static readonly string Update = $"UPDATE handoffs SET {Changing.Assignments} WHERE id = @id AND version = @version - 1";

    private const string InQueueBefore = "status = 'waiting' AND (waiting_since < @since OR waiting_since = @since AND id < @id)";

    private const string InQueueAfter = "status = 'waiting' AND (waiting_since > @since OR waiting_since = @since AND id > @id)";

    public static Task<Handoff?> FindAsync(StoreConnection sql, string id) => sql.FindAsync($"{Select} WHERE id = @id", Read, ("@id", id));

    /// <summary>
    /// The order of the desk: first those whom an officer left in the middle of a conversation, by how long they have waited; then the queue;
    /// then the messages that nobody has answered, by promise and age; then the latest.
    /// </summary>
    private const string MostUrgentFirst =
        "CASE WHEN unanswered_since IS NULL THEN 3 WHEN answered_at IS NOT NULL THEN 0 WHEN status = 'waiting' THEN 1 ELSE 2 END, "
        + "CASE WHEN unanswered_since IS NULL THEN NULL WHEN answered_at IS NOT NULL THEN unanswered_since WHEN status = 'waiting' THEN waiting_since ELSE promised_at END, "
        + "unanswered_since, updated_at DESC, id";

    /// <summary>The most urgent first; null asks for all.</summary>
    public static Task<List<Handoff>> ListAsync(StoreConnection sql, HandoffStatus? status, int limit) => sql.ListAsync(
        $"{Select} WHERE @status = '' OR status = @status ORDER BY {MostUrgentFirst} LIMIT @limit",
        Read, ("@status", status?.Code() ?? ""), ("@limit", limit));

    /// <summary>Those who wait and whom no officer has, the most urgent first.</summary>
    public static Task<List<Handoff>> UnansweredAsync(StoreConnection sql, int limit) => sql.ListAsync(
        $"{Select} WHERE status IN ('waiting', 'message-taken') AND unanswered_since IS NOT NULL ORDER BY {MostUrgentFirst} LIMIT @limit", Read, ("@limit", limit));

    /// <summary>Those of whom a person was asked for between two instants.</summary>
    public static Task<List<Handoff>> AskedAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until) => sql.ListAsync(
        $"{Select} WHERE asked_at >= @from AND asked_at < @until", Read, ("@from", from), ("@until", until));

    /// <summary>The latest first.</summary>
    public static Task<List<Handoff>> OfConversationAsync(StoreConnection sql, string conversationId) => sql.ListAsync(
        $"{Select} WHERE conversation_id = @conversation ORDER BY asked_at DESC, id DESC", Read, ("@conversation", conversationId));

    /// <summary>Those whom an officer has; of all officers when none is named.</summary>
    public static Task<List<Handoff>> OfOfficerAsync(StoreConnection sql, string officerId) => sql.ListAsync(
        $"{Select} WHERE officer_id = @officer AND status IN ('with-officer', 'message-taken') "
        + "ORDER BY CASE WHEN unanswered_since IS NULL THEN 1 ELSE 0 END, unanswered_since, asked_at, id", Read, ("@officer", officerId));

    /// <summary>1 for who is next.</summary>
    public static async Task<int> PositionAsync(StoreConnection sql, string id, DateTimeOffset waitingSince) => 1 + (int)await sql.IntegerAsync(
        $"SELECT COUNT(*) FROM handoffs WHERE {InQueueBefore}", ("@since", waitingSince), ("@id", id));

    /// <summary>In the order of the queue.</summary>
    public static Task<List<string>> FollowingAsync(StoreConnection sql, string id, DateTimeOffset waitingSince) => sql.ListAsync(
        $"SELECT id FROM handoffs WHERE {InQueueAfter} ORDER BY waiting_since, id", row => row.Text("id"), ("@since", waitingSince), ("@id", id));

    /// <summary>Another value means that some handoff has changed, or that a colleague has noted something.</summary>
    public static async Task<string> StampAsync(StoreConnection sql) => Convert.ToString(
        await sql.ScalarAsync("SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) || '.' || (SELECT COUNT(*) FROM conversation_notes) FROM handoffs"),
        CultureInfo.InvariantCulture)!;

    public static void Add(StoreTransaction transaction, Handoff made) => transaction.Enqueue(Insert, [.. Asked.Values(made), .. Changing.Values(made)]);

    /// <summary>The commit fails if somebody else has changed the handoff since it was read.</summary>
    public static Handoff Change(StoreTransaction transaction, Handoff after, DateTimeOffset now)
    {
        var changed = after with { UpdatedAt = now, Version = after.Version + 1 };
        transaction.Guard(Update, [("@id", changed.Id), .. Changing.Values(changed)]);
        return changed;
    }

    private static Handoff Read(Row row) => new()
    {
        Id = row.Text("id"),
        ConversationId = row.Text("conversation_id"),
        Status = row.Code("status", HandoffMarks.ParseStatus),
        Cause = HandoffMarks.ParseCause(row.Text("cause")),
        Language = row.Language("language"),
        About = row.TextOrNull("about"),
        CompanyName = row.TextOrNull("company_name"),
        ContactName = row.TextOrNull("contact_name"),
        Email = row.TextOrNull("email"),
        Phone = row.TextOrNull("phone"),
        Topic = row.TextOrNull("topic"),
        Form = row.TextOrNull("form"),
        FormAnswers = row.TextOrNull("form_answers"),
        OfficerId = row.TextOrNull("officer_id"),
        OfficerName = row.TextOrNull("officer_name"),
        AskedAt = row.Instant("asked_at"),
        WaitingSince = row.InstantOrNull("waiting_since"),
        WaitsUntil = row.InstantOrNull("waits_until"),
        ToldPosition = row.NumberOrNull("told_position"),
        TakenAt = row.InstantOrNull("taken_at"),
        PromisedAt = row.InstantOrNull("promised_at"),
        AnsweredAt = row.InstantOrNull("answered_at"),
        UnansweredSince = row.InstantOrNull("unanswered_since"),
        WarnedAt = row.InstantOrNull("warned_at"),
        EndedAt = row.InstantOrNull("ended_at"),
        Outcome = row.TextOrNull("outcome"),
        Rating = row.NumberOrNull("rating"),
        UpdatedAt = row.Instant("updated_at"),
        Version = row.Integer("version"),
    };
}
