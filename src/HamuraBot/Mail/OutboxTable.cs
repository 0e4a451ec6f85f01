using HamuraBot.Data;

namespace HamuraBot.Mail;

/// <summary>How many mails wait, have left and are given up, and when the last one left.</summary>
public sealed record OutboxCounts(int Waiting, int Sent, int GivenUp, DateTimeOffset? LastSentAt);

public sealed record SentAbout(MailAbout About, EmailAddress To);

/// <summary>The rows of <c>outbox_mails</c>.</summary>
public static class OutboxTable
{
    private static readonly ColumnList<OutboxMail> Columns = new(
        ("id", mail => mail.Id),
        ("message_id", mail => mail.MessageId),
        ("to_address", mail => mail.ToAddress.Value),
        ("reply_to", mail => mail.ReplyTo?.Value),
        ("language", mail => mail.Language),
        ("subject", mail => mail.Subject),
        ("text_body", mail => mail.TextBody),
        ("html_body", mail => mail.HtmlBody),
        ("calendar_method", mail => mail.CalendarMethod),
        ("calendar", mail => mail.Calendar),
        ("about_kind", mail => mail.AboutKind),
        ("about_number", mail => mail.AboutNumber),
        ("created_at", mail => mail.CreatedAt),
        ("due_at", mail => mail.DueAt),
        ("attempts", mail => mail.Attempts),
        ("next_attempt_at", mail => mail.NextAttemptAt),
        ("sent_at", mail => mail.SentAt),
        ("last_failure", mail => mail.LastFailure));

    internal static readonly string Select = $"SELECT {Columns.Names} FROM outbox_mails";

    private static readonly string Insert = $"INSERT INTO outbox_mails ({Columns.Names}) VALUES ({Columns.Parameters})";

    public static void Add(StoreTransaction transaction, OutboxMail mail) => transaction.Enqueue(Insert, Columns.Values(mail));

    /// <summary>How many mails about one thing an address has been sent since then.</summary>
    public static Task<long> CountSinceAsync(StoreConnection sql, EmailAddress to, MailAbout about, DateTimeOffset since) => sql.IntegerAsync(
        "SELECT COUNT(*) FROM outbox_mails WHERE about_kind = @kind AND about_number = @number AND to_address = @to AND created_at > @since",
        ("@kind", about.Kind), ("@number", about.Number), ("@to", to.Value), ("@since", since));

    /// <summary>Those about one thing that are not due yet are never sent.</summary>
    public static Task TakeBackAsync(StoreConnection sql, MailAbout about, DateTimeOffset now) => sql.ExecuteAsync(
        "DELETE FROM outbox_mails WHERE about_kind = @kind AND about_number = @number AND due_at > @now AND sent_at IS NULL",
        ("@kind", about.Kind), ("@number", about.Number), ("@now", now));

    /// <summary>What the mail with this Message-ID was about, and whom it went to.</summary>
    public static Task<SentAbout?> FindAsync(StoreConnection sql, string messageId) => sql.FindAsync(
        "SELECT about_kind, about_number, to_address FROM outbox_mails WHERE message_id = @id",
        row => new SentAbout(new(row.Text("about_kind"), row.Text("about_number")), EmailAddress.Parse(row.Text("to_address"))), ("@id", messageId));

    public static async Task<IReadOnlySet<Guid>> IdsAsync(StoreConnection sql) =>
        (await sql.ListAsync("SELECT id FROM outbox_mails", row => row.Id("id"))).ToHashSet();

    public static Task<List<Guid>> SentBeforeAsync(StoreConnection sql, DateTimeOffset before) =>
        sql.ListAsync("SELECT id FROM outbox_mails WHERE sent_at < @before", row => row.Id("id"), ("@before", before));

    /// <summary>What is waiting is never sent: the people are invented.</summary>
    public static Task<int> KeepBackAsync(StoreConnection sql, DateTimeOffset now) => sql.ExecuteAsync(
        "UPDATE outbox_mails SET next_attempt_at = NULL, sent_at = @now WHERE sent_at IS NULL", ("@now", now));

    public static async Task<bool> AnyDueAsync(StoreConnection sql, DateTimeOffset now) =>
        await sql.ScalarAsync("SELECT 1 FROM outbox_mails WHERE next_attempt_at <= @now LIMIT 1", ("@now", now)) is not null;

    public static Task<List<OutboxMail>> DueAsync(StoreConnection sql, DateTimeOffset now, int most) => sql.ListAsync(
        $"{Select} WHERE next_attempt_at <= @now ORDER BY next_attempt_at, id LIMIT @most", Read, ("@now", now), ("@most", most));

    /// <returns>False if the mail is no longer as it was read: another node has it.</returns>
    public static async Task<bool> ReserveAsync(StoreConnection sql, OutboxMail read, DateTimeOffset until) => await sql.ExecuteAsync(
        "UPDATE outbox_mails SET next_attempt_at = @until WHERE id = @id AND next_attempt_at = @seen",
        ("@until", until), ("@id", read.Id), ("@seen", read.NextAttemptAt)) == 1;

    /// <summary>The text is not kept.</summary>
    public static Task<int> NoteSentAsync(StoreConnection sql, Guid id, DateTimeOffset now) => sql.ExecuteAsync(
        """
        UPDATE outbox_mails SET sent_at = @now, next_attempt_at = NULL, attempts = attempts + 1, last_failure = NULL, text_body = '', html_body = '',
        calendar = NULL, reply_to = NULL WHERE id = @id AND sent_at IS NULL
        """, ("@now", now), ("@id", id));

    /// <param name="next">Null when nothing more will be tried.</param>
    public static Task<int> NoteFailureAsync(StoreConnection sql, OutboxMail reserved, int attempts, DateTimeOffset? next, string failure) => sql.ExecuteAsync(
        """
        UPDATE outbox_mails SET attempts = @attempts, next_attempt_at = @next, last_failure = @failure
        WHERE id = @id AND next_attempt_at = @seen
        """,
        ("@attempts", attempts), ("@next", next), ("@failure", failure), ("@id", reserved.Id), ("@seen", reserved.NextAttemptAt));

    /// <summary>Those that did not leave at their last attempt, the latest first.</summary>
    public static Task<List<OutboxMail>> TroubledAsync(StoreConnection sql, int most) => sql.ListAsync(
        $"{Select} WHERE sent_at IS NULL AND last_failure IS NOT NULL ORDER BY created_at DESC, id LIMIT @most", Read, ("@most", most));

    public static async Task<OutboxCounts> CountAsync(StoreConnection sql) => (await sql.FindAsync(
        """
        SELECT count(next_attempt_at) AS waiting, count(sent_at) AS sent,
        count(CASE WHEN sent_at IS NULL AND next_attempt_at IS NULL THEN 1 END) AS given_up, max(sent_at) AS last_sent_at FROM outbox_mails
        """,
        row => new OutboxCounts((int)row.Integer("waiting"), (int)row.Integer("sent"), (int)row.Integer("given_up"), row.InstantOrNull("last_sent_at"))))!;

    /// <returns>False if it has left meanwhile, or there is none that failed.</returns>
    public static async Task<bool> RetryAsync(StoreConnection sql, Guid id, DateTimeOffset now) => await sql.ExecuteAsync(
        "UPDATE outbox_mails SET next_attempt_at = @now WHERE id = @id AND sent_at IS NULL AND last_failure IS NOT NULL",
        ("@now", now), ("@id", id)) == 1;

    internal static OutboxMail Read(Row row) => new()
    {
        Id = row.Id("id"),
        MessageId = row.Text("message_id"),
        ToAddress = EmailAddress.Parse(row.Text("to_address")),
        ReplyTo = EmailAddress.TryParse(row.TextOrNull("reply_to")),
        Language = row.Language("language"),
        Subject = row.Text("subject"),
        TextBody = row.Text("text_body"),
        HtmlBody = row.Text("html_body"),
        CalendarMethod = row.TextOrNull("calendar_method"),
        Calendar = row.TextOrNull("calendar"),
        AboutKind = row.Text("about_kind"),
        AboutNumber = row.Text("about_number"),
        CreatedAt = row.Instant("created_at"),
        DueAt = row.Instant("due_at"),
        Attempts = row.Number("attempts"),
        NextAttemptAt = row.InstantOrNull("next_attempt_at"),
        SentAt = row.InstantOrNull("sent_at"),
        LastFailure = row.TextOrNull("last_failure"),
    };
}
