using HamuraBot.Data;

namespace HamuraBot.Replies;

/// <summary>What became of a mail that came in.</summary>
public enum ReplyOutcome
{
    /// <summary>It stands in the conversation that it answers.</summary>
    Landed,

    /// <summary>A program wrote it: an absence note, a list, a bounce, one of our own.</summary>
    Ignored,

    /// <summary>What it answers is over; the sender was told.</summary>
    TooLate,

    /// <summary>It could not be assigned or read, and is kept for the desk.</summary>
    Kept,
}

/// <param name="From">As the mail says; null if it says nothing that can be read.</param>
public sealed record KeptMail(string Id, DateTimeOffset ReceivedAt, string? From);

/// <summary>The rows of <c>received_mails</c>.</summary>
public static class ReceivedMailTable
{
    private const int MostShown = 100;

    public static async Task<bool> HasAsync(StoreConnection sql, string id) =>
        await sql.ScalarAsync("SELECT 1 FROM received_mails WHERE id = @id", ("@id", id)) is not null;

    /// <param name="about">The number of what it answers.</param>
    /// <param name="content">The whole mail, if it is kept for the desk.</param>
    public static void Add(StoreTransaction transaction, string id, DateTimeOffset now, ReplyOutcome outcome, EmailAddress? from, string? about, byte[]? content) => transaction.Enqueue(
        "INSERT INTO received_mails (id, received_at, outcome, from_address, about_number, content) VALUES (@id, @now, @outcome, @from, @about, @content)",
        ("@id", id), ("@now", now), ("@outcome", Code(outcome)), ("@from", from?.Value), ("@about", about), ("@content", content));

    /// <summary>Those that wait for somebody at the desk, the oldest first.</summary>
    public static Task<List<KeptMail>> KeptAsync(StoreConnection sql) => sql.ListAsync(
        "SELECT id, received_at, from_address FROM received_mails WHERE content IS NOT NULL ORDER BY received_at, id LIMIT @most",
        row => new KeptMail(row.Text("id"), row.Instant("received_at"), row.TextOrNull("from_address")), ("@most", MostShown));

    public static Task<byte[]?> ContentAsync(StoreConnection sql, string id) => sql.FindAsync(
        "SELECT content FROM received_mails WHERE id = @id AND content IS NOT NULL", row => row.Bytes("content"), ("@id", id));

    /// <returns>False if a colleague was first.</returns>
    public static async Task<bool> ForgetContentAsync(StoreConnection sql, string id) =>
        await sql.ExecuteAsync("UPDATE received_mails SET content = NULL WHERE id = @id AND content IS NOT NULL", ("@id", id)) == 1;

    private static string Code(ReplyOutcome outcome) => outcome switch
    {
        ReplyOutcome.Landed => "landed",
        ReplyOutcome.Ignored => "ignored",
        ReplyOutcome.TooLate => "too-late",
        ReplyOutcome.Kept => "kept",
    };
}
