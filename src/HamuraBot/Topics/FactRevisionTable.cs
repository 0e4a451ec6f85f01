using System.Data.Common;
using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Topics;

/// <summary>
/// The revisions in the store. Nothing is ever changed: a withdrawal is a row of its own. The rows are numbered in the order of their
/// commits, so the highest number tells whether there is news.
/// </summary>
public static class FactRevisionTable
{
    private const string Withdrawal = "withdraw";

    private const string Insert =
        """
        INSERT INTO fact_revisions (number, topic, fact, kind, withdraws, starts_on, content, fingerprint, note, officer_id, at)
        VALUES (@number, @topic, @fact, @kind, @withdraws, @startsOn, @content, @fingerprint, @note, @officer, @at)
        """;

    private const string Columns =
        "SELECT r.number, r.topic, r.kind, r.withdraws, r.starts_on, r.content, r.fingerprint, r.note, o.name, r.at "
        + "FROM fact_revisions r LEFT JOIN officers o ON o.id = r.officer_id ";

    public static async Task<long> VersionAsync(StoreConnection sql) =>
        Convert.ToInt64(await sql.ScalarAsync("SELECT COALESCE(MAX(number), 0) FROM fact_revisions"), CultureInfo.InvariantCulture);

    public static async Task<List<FactRevision>> AllAsync(StoreConnection sql) =>
        await ReadAsync(await sql.QueryAsync(Columns + "ORDER BY r.number"));

    public static async Task<List<FactRevision>> OfFactAsync(StoreConnection sql, string topic, string fact) =>
        await ReadAsync(await sql.QueryAsync(Columns + "WHERE r.topic = @topic AND r.fact = @fact ORDER BY r.number", ("@topic", topic), ("@fact", fact)));

    /// <summary>
    /// To be asked for before what the step builds on is read: whoever commits in between takes this number, and the later one conflicts
    /// and reads again.
    /// </summary>
    public static async Task<long> NextAsync(StoreTransaction transaction) => await VersionAsync(transaction.Sql) + 1;

    public static void Add(StoreTransaction transaction, FactRevision revision, string officerId) =>
        transaction.Enqueue(Insert, ("@number", revision.Number), ("@topic", revision.Topic), ("@fact", revision.Fact.Id), ("@kind", revision.Kind.Code()),
            ("@withdraws", null), ("@startsOn", revision.From?.ToString("O", CultureInfo.InvariantCulture)), ("@content", revision.Fact.ToJson()),
            ("@fingerprint", revision.Fingerprint), ("@note", revision.Made.Note), ("@officer", officerId),
            ("@at", revision.Made.At.ToUnixTimeMilliseconds()));

    public static void Withdraw(StoreTransaction transaction, long number, FactRevision revision, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", number), ("@topic", revision.Topic), ("@fact", revision.Fact.Id), ("@kind", Withdrawal),
            ("@withdraws", revision.Number), ("@startsOn", null), ("@content", null), ("@fingerprint", null), ("@note", ""),
            ("@officer", officerId), ("@at", at.ToUnixTimeMilliseconds()));

    private static async Task<List<FactRevision>> ReadAsync(DbDataReader rows)
    {
        await using var open = rows;
        var revisions = new List<FactRevision>();
        while (await rows.ReadAsync())
        {
            var step = new RevisionStep(rows.GetInt64(0), rows.IsDBNull(8) ? null : rows.GetString(8),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(9)), rows.GetString(7));
            if (rows.GetString(2) is Withdrawal)
            {
                var undone = revisions.FindIndex(revision => revision.Number == rows.GetInt64(3));
                revisions[undone] = revisions[undone] with { Withdrawn = step };
                continue;
            }
            revisions.Add(new(rows.GetString(1), RevisionKinds.Written[rows.GetString(2)],
                rows.IsDBNull(4) ? null : DateOnly.ParseExact(rows.GetString(4), "O", CultureInfo.InvariantCulture),
                Fact.FromJson(rows.GetString(5)), rows.GetString(6), step));
        }
        return revisions;
    }
}
