using System.Data.Common;
using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Handoffs;

/// <summary>The rows of <c>handoffs</c>.</summary>
public static class HandoffTable
{
    private const string Columns =
        "id, conversation_id, status, cause, language, about, company_name, contact_name, email, topic, form, form_answers, officer_id, officer_name, "
        + "asked_at, waiting_since, told_position, taken_at, promised_at, answered_at, unanswered_since, warned_at, ended_at, outcome, rating, "
        + "updated_at, version";

    private const string Insert =
        $"INSERT INTO handoffs ({Columns}) VALUES (@id, @conversation_id, @status, @cause, @language, @about, @company_name, @contact_name, @email, "
        + "@topic, @form, @form_answers, @officer_id, @officer_name, @asked_at, @waiting_since, @told_position, @taken_at, @promised_at, @answered_at, "
        + "@unanswered_since, @warned_at, @ended_at, @outcome, @rating, @updated_at, @version)";

    private const string Update = """
        UPDATE handoffs SET status = @status, language = @language, about = @about, company_name = @company_name, contact_name = @contact_name,
        email = @email, officer_id = @officer_id, officer_name = @officer_name, waiting_since = @waiting_since, told_position = @told_position,
        taken_at = @taken_at, promised_at = @promised_at, answered_at = @answered_at, unanswered_since = @unanswered_since, warned_at = @warned_at,
        ended_at = @ended_at, outcome = @outcome, rating = @rating, updated_at = @updated_at, version = @version
        WHERE id = @id AND version = @version - 1
        """;

    private const string InQueueBefore = "status = 'waiting' AND (waiting_since < @since OR waiting_since = @since AND id < @id)";

    private const string InQueueAfter = "status = 'waiting' AND (waiting_since > @since OR waiting_since = @since AND id > @id)";

    public static async Task<Handoff?> FindAsync(StoreConnection sql, string id) =>
        (await ReadAsync(sql.QueryAsync($"SELECT {Columns} FROM handoffs WHERE id = @id", ("@id", id)))).SingleOrDefault();

    /// <summary>
    /// The order of the desk: first those whom an officer left in the middle of a conversation, by how long they have waited; then the queue;
    /// then the messages that nobody has answered, by promise and age; then the latest.
    /// </summary>
    private const string MostUrgentFirst =
        "CASE WHEN unanswered_since IS NULL THEN 3 WHEN answered_at IS NOT NULL THEN 0 WHEN status = 'waiting' THEN 1 ELSE 2 END, "
        + "CASE WHEN unanswered_since IS NULL THEN NULL WHEN answered_at IS NOT NULL THEN unanswered_since WHEN status = 'waiting' THEN waiting_since ELSE promised_at END, "
        + "unanswered_since, updated_at DESC, id";

    /// <summary>The most urgent first; null asks for all.</summary>
    public static Task<List<Handoff>> ListAsync(StoreConnection sql, HandoffStatus? status, int limit) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM handoffs WHERE @status = '' OR status = @status ORDER BY {MostUrgentFirst} LIMIT @limit",
        ("@status", status?.Code() ?? ""), ("@limit", limit)));

    /// <summary>Those who wait and whom no officer has, the most urgent first.</summary>
    public static Task<List<Handoff>> UnansweredAsync(StoreConnection sql, int limit) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM handoffs WHERE status IN ('waiting', 'message-taken') AND unanswered_since IS NOT NULL ORDER BY {MostUrgentFirst} LIMIT @limit",
        ("@limit", limit)));

    /// <summary>The latest first.</summary>
    public static Task<List<Handoff>> OfConversationAsync(StoreConnection sql, string conversationId) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM handoffs WHERE conversation_id = @conversation ORDER BY asked_at DESC, id DESC", ("@conversation", conversationId)));

    /// <summary>Those whom an officer has; of all officers when none is named.</summary>
    public static Task<List<Handoff>> OfOfficerAsync(StoreConnection sql, string officerId) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM handoffs WHERE officer_id = @officer AND status IN ('with-officer', 'message-taken') "
        + "ORDER BY CASE WHEN unanswered_since IS NULL THEN 1 ELSE 0 END, unanswered_since, asked_at, id",
        ("@officer", officerId)));

    /// <summary>1 for who is next.</summary>
    public static async Task<int> PositionAsync(StoreConnection sql, string id, DateTimeOffset waitingSince) => 1 + Convert.ToInt32(
        await sql.ScalarAsync($"SELECT COUNT(*) FROM handoffs WHERE {InQueueBefore}", ("@since", waitingSince.ToUnixTimeMilliseconds()), ("@id", id)),
        CultureInfo.InvariantCulture);

    /// <summary>In the order of the queue.</summary>
    public static async Task<List<string>> FollowingAsync(StoreConnection sql, string id, DateTimeOffset waitingSince)
    {
        await using var rows = await sql.QueryAsync(
            $"SELECT id FROM handoffs WHERE {InQueueAfter} ORDER BY waiting_since, id", ("@since", waitingSince.ToUnixTimeMilliseconds()), ("@id", id));
        var ids = new List<string>();
        while (await rows.ReadAsync()) ids.Add(rows.GetString(0));
        return ids;
    }

    /// <summary>Another value means that some handoff has changed, or that a colleague has noted something.</summary>
    public static async Task<string> StampAsync(StoreConnection sql) => Convert.ToString(
        await sql.ScalarAsync("SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) || '.' || (SELECT COUNT(*) FROM conversation_notes) FROM handoffs"),
        CultureInfo.InvariantCulture)!;

    public static void Add(StoreTransaction transaction, Handoff made) => transaction.Enqueue(Insert, Values(made));

    /// <summary>The commit fails if somebody else has changed the handoff since it was read.</summary>
    public static Handoff Change(StoreTransaction transaction, Handoff after, DateTimeOffset now)
    {
        var changed = after with { UpdatedAt = now, Version = after.Version + 1 };
        transaction.Guard(Update, Values(changed));
        return changed;
    }

    private static (string Name, object? Value)[] Values(Handoff handoff) =>
    [
        ("@id", handoff.Id), ("@conversation_id", handoff.ConversationId), ("@status", handoff.Status.Code()), ("@cause", handoff.Cause.Code()),
        ("@language", handoff.Language.Code()), ("@about", handoff.About), ("@company_name", handoff.CompanyName),
        ("@contact_name", handoff.ContactName), ("@email", handoff.Email), ("@topic", handoff.Topic), ("@form", handoff.Form),
        ("@form_answers", handoff.FormAnswers), ("@officer_id", handoff.OfficerId), ("@officer_name", handoff.OfficerName),
        ("@asked_at", At(handoff.AskedAt)), ("@waiting_since", At(handoff.WaitingSince)), ("@told_position", handoff.ToldPosition),
        ("@taken_at", At(handoff.TakenAt)), ("@promised_at", At(handoff.PromisedAt)), ("@answered_at", At(handoff.AnsweredAt)),
        ("@unanswered_since", At(handoff.UnansweredSince)), ("@warned_at", At(handoff.WarnedAt)), ("@ended_at", At(handoff.EndedAt)),
        ("@outcome", handoff.Outcome), ("@rating", handoff.Rating), ("@updated_at", At(handoff.UpdatedAt)), ("@version", handoff.Version),
    ];

    private static long? At(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds();

    private static async Task<List<Handoff>> ReadAsync(Task<DbDataReader> query)
    {
        var handoffs = new List<Handoff>();
        await using var rows = await query;
        while (await rows.ReadAsync()) handoffs.Add(Read(rows));
        return handoffs;
    }

    private static Handoff Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        ConversationId = row.GetString(1),
        Status = HandoffMarks.ParseStatus(row.GetString(2)) ?? throw new InvalidDataException($"Handoff {row.GetString(0)} has an unknown status."),
        Cause = HandoffMarks.ParseCause(row.GetString(3)),
        Language = Languages.FromLocale(row.GetString(4)),
        About = Text(row, 5),
        CompanyName = Text(row, 6),
        ContactName = Text(row, 7),
        Email = Text(row, 8),
        Topic = Text(row, 9),
        Form = Text(row, 10),
        FormAnswers = Text(row, 11),
        OfficerId = Text(row, 12),
        OfficerName = Text(row, 13),
        AskedAt = Instant(row, 14)!.Value,
        WaitingSince = Instant(row, 15),
        ToldPosition = Number(row, 16),
        TakenAt = Instant(row, 17),
        PromisedAt = Instant(row, 18),
        AnsweredAt = Instant(row, 19),
        UnansweredSince = Instant(row, 20),
        WarnedAt = Instant(row, 21),
        EndedAt = Instant(row, 22),
        Outcome = Text(row, 23),
        Rating = Number(row, 24),
        UpdatedAt = Instant(row, 25)!.Value,
        Version = row.GetInt64(26),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

internal sealed class HandoffTableShape : IEntityTypeConfiguration<Handoff>
{
    public void Configure(EntityTypeBuilder<Handoff> table)
    {
        table.ToTable("handoffs").HasKey(handoff => handoff.Id);
        table.Property(handoff => handoff.Status).HasConversion(status => status.Code(), mark => HandoffMarks.ParseStatus(mark)!.Value);
        table.Property(handoff => handoff.Cause).HasConversion(cause => cause.Code(), mark => HandoffMarks.ParseCause(mark));
        table.Property(handoff => handoff.Language).HasConversion(language => language.Code(), code => Languages.FromLocale(code));
        table.HasIndex(handoff => new { handoff.Status, handoff.WaitingSince, handoff.Id }).HasDatabaseName("handoffs_status");
        table.HasIndex(handoff => handoff.ConversationId).HasDatabaseName("handoffs_conversation_id");
        table.HasIndex(handoff => handoff.Version).HasDatabaseName("handoffs_version");
        table.Ignore(handoff => handoff.IsOpen).Ignore(handoff => handoff.IsLeftUnanswered).Ignore(handoff => handoff.SilentSince);
    }
}
