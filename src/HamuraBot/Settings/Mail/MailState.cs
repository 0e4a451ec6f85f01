using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Officers;

namespace HamuraBot.Settings.Mail;

/// <param name="GivenUp">Nothing more will be tried by itself.</param>
public sealed record TroubledMail(
    string Id, string To, string AboutKind, string AboutNumber, string Failure, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt)
{
    public bool GivenUp => NextAttemptAt is null;
}

/// <param name="Troubled">The mails that did not leave at their last attempt, the latest first.</param>
public sealed record MailReport(int Waiting, int Sent, int GivenUp, DateTimeOffset? LastSentAt, IReadOnlyList<TroubledMail> Troubled);

/// <summary>What has become of the City's mails.</summary>
public sealed class MailState(Store store, Outbox outbox, Mails mails, Audit audit, TimeProvider clock)
{
    private const int MostShown = 100;

    public Task<MailReport> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var troubled = new List<TroubledMail>();
        await using (var rows = await sql.QueryAsync(
            """
            SELECT CAST(id AS text), to_address, about_kind, about_number, last_failure, attempts, created_at, next_attempt_at FROM outbox_mails
            WHERE sent_at IS NULL AND last_failure IS NOT NULL ORDER BY created_at DESC, id LIMIT @limit
            """, ("@limit", MostShown)))
        {
            while (await rows.ReadAsync())
            {
                troubled.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetInt32(5),
                    DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6)), rows.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(7))));
            }
        }
        await using var counts = await sql.QueryAsync(
            """
            SELECT CAST(count(CASE WHEN next_attempt_at IS NOT NULL THEN 1 END) AS integer), CAST(count(sent_at) AS integer),
            CAST(count(CASE WHEN sent_at IS NULL AND next_attempt_at IS NULL THEN 1 END) AS integer), max(sent_at) FROM outbox_mails
            """);
        return await counts.ReadAsync()
            ? new MailReport(counts.GetInt32(0), counts.GetInt32(1), counts.GetInt32(2),
                counts.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(counts.GetInt64(3)), troubled)
            : throw new InvalidOperationException("An aggregate returns its row.");
    }, cancellationToken);

    /// <summary>One more attempt, now.</summary>
    /// <returns>False if it has left meanwhile, or there is none.</returns>
    public Task<bool> RetryAsync(string id, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        if (await transaction.Sql.ExecuteAsync(
                "UPDATE outbox_mails SET next_attempt_at = @now WHERE CAST(id AS text) = @id AND sent_at IS NULL AND last_failure IS NOT NULL",
                ("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("@id", id)) == 0) return false;
        audit.Record(transaction, by, "mail tried again", "mail", id);
        transaction.AfterCommit(outbox.Wake);
        return true;
    }, cancellationToken);

    public Task<bool> SendTestAsync(string email, string by, Language language, string when, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        outbox.Add(transaction, EmailAddress.Parse(email), mails.MailTest.Write(language, ("when", when)), new("officer", by));
        audit.Record(transaction, by, "test mail sent", "officer", by);
        return Task.FromResult(true);
    }, cancellationToken);
}
