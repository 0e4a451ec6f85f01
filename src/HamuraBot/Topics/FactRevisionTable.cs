using HamuraBot.Data;
using HamuraBot.Officers;

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

    private static readonly string Select =
        $"""
        SELECT r.number, r.topic, r.kind, r.withdraws, r.starts_on, r.content, r.fingerprint, r.note, {OfficerTable.NameOf("r.officer_id")} AS officer_name, r.at
        FROM fact_revisions r
        """;

    public static Task<long> VersionAsync(StoreConnection sql) => sql.IntegerAsync("SELECT MAX(number) FROM fact_revisions");

    public static async Task<List<FactRevision>> AllAsync(StoreConnection sql) => Standing(await sql.ListAsync($"{Select} ORDER BY r.number", Read));

    public static async Task<List<FactRevision>> OfFactAsync(StoreConnection sql, string topic, string fact) => Standing(await sql.ListAsync(
        $"{Select} WHERE r.topic = @topic AND r.fact = @fact ORDER BY r.number", Read, ("@topic", topic), ("@fact", fact)));

    /// <summary>
    /// To be asked for before what the step builds on is read: whoever commits in between takes this number, and the later one conflicts
    /// and reads again.
    /// </summary>
    public static async Task<long> NextAsync(StoreTransaction transaction) => await VersionAsync(transaction.Sql) + 1;

    public static void Add(StoreTransaction transaction, FactRevision revision, string officerId) =>
        transaction.Enqueue(Insert, ("@number", revision.Number), ("@topic", revision.Topic), ("@fact", revision.Fact.Id), ("@kind", revision.Kind.Code()),
            ("@withdraws", null), ("@startsOn", revision.From), ("@content", revision.Fact.ToJson()),
            ("@fingerprint", revision.Fingerprint), ("@note", revision.Made.Note), ("@officer", officerId),
            ("@at", revision.Made.At));

    public static void Withdraw(StoreTransaction transaction, long number, FactRevision revision, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", number), ("@topic", revision.Topic), ("@fact", revision.Fact.Id), ("@kind", Withdrawal),
            ("@withdraws", revision.Number), ("@startsOn", null), ("@content", null), ("@fingerprint", null), ("@note", ""),
            ("@officer", officerId), ("@at", at));

    /// <summary>The revisions in their order, each with its withdrawal.</summary>
    private static List<FactRevision> Standing(List<(FactRevision? Made, long? Withdraws, RevisionStep Step)> rows)
    {
        var revisions = new List<FactRevision>();
        foreach (var (made, withdraws, step) in rows)
        {
            if (made is not null)
            {
                revisions.Add(made);
                continue;
            }
            var undone = revisions.FindIndex(revision => revision.Number == withdraws);
            revisions[undone] = revisions[undone] with { Withdrawn = step };
        }
        return revisions;
    }

    private static (FactRevision? Made, long? Withdraws, RevisionStep Step) Read(Row row)
    {
        var step = new RevisionStep(row.Integer("number"), row.TextOrNull("officer_name"), row.Instant("at"), row.Text("note"));
        return row.Text("kind") is Withdrawal
            ? (null, row.Integer("withdraws"), step)
            : (new(row.Text("topic"), RevisionKinds.Written[row.Text("kind")], row.DayOrNull("starts_on"), Fact.FromJson(row.Text("content")),
                row.Text("fingerprint"), step), null, step);
    }
}
