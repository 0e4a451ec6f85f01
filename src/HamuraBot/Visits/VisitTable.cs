using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Visits;

/// <summary>The rows of <c>visits</c> and <c>visit_changes</c>.</summary>
public static class VisitTable
{
    /// <summary>What an officer writes.</summary>
    private static readonly ColumnList<Visit> Written = new(
        ("company_id", visit => visit.CompanyId),
        ("visited_on", visit => visit.Details.On),
        ("met", visit => visit.Details.Met),
        ("needs", visit => visit.Details.Needs),
        ("promise", visit => visit.Details.Promise),
        ("follow_up_on", visit => visit.Details.FollowUpOn),
        ("outcome", visit => visit.Details.Outcome?.Code()));

    private static readonly string Columns =
        $"v.id, {Written.Of("v")}, {CompanyTable.NameOf("v.company_id")} AS company_name, {CompanyTable.SearchOf("v.company_id")} AS company_search, v.officer_id, {OfficerTable.NameOf("v.officer_id")} AS officer_name, "
        + "v.recorded_at, v.followed_up_at, v.version";

    private static readonly string Wanted =
        $"""
        (@company = '' OR v.company_id = @company) AND (@officer = '' OR v.officer_id = @officer) AND (@outcome = '' OR v.outcome = @outcome)
        AND (@from = '' OR v.visited_on >= @from) AND (@to = '' OR v.visited_on <= @to)
        AND (@follow = '' OR (v.follow_up_on IS NOT NULL AND v.followed_up_at IS NULL AND v.follow_up_on <= @follow))
        """;

    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task<Visit?> FindAsync(StoreConnection sql, string id) =>
        sql.FindAsync($"SELECT {Columns} FROM visits v WHERE v.id = @id", Read, ("@id", id));

    /// <summary>The latest first; what is to follow, the soonest first.</summary>
    public static async Task<List<Visit>> ListAsync(StoreConnection sql, VisitQuery query, int first = 0, int most = int.MaxValue) => query.Words.Count > 0
        ? [.. (await FoundAsync(sql, query)).Skip(first).Take(most)]
        : await sql.ListAsync($"{Select(query)} LIMIT @most OFFSET @first", Read, [.. query.Parameters, ("@most", most), ("@first", first)]);

    public static async Task<int> CountAsync(StoreConnection sql, VisitQuery query) => query.Words.Count > 0
        ? (await FoundAsync(sql, query)).Count
        : (int)await sql.IntegerAsync($"SELECT COUNT(*) FROM visits v WHERE {Wanted}", query.Parameters);

    public static Task<List<Visit>> OfCompanyAsync(StoreConnection sql, CompanyIds ids) => sql.ListAsync(
        $"SELECT {Columns} FROM visits v WHERE v.company_id IN ({ids.Sql}) ORDER BY v.visited_on DESC, v.id DESC", Read, ids.Parameters);

    /// <summary>Another value means that some visit has changed, or is new.</summary>
    public static async Task<string> VersionAsync(StoreConnection sql) =>
        (await sql.IntegerAsync("SELECT CAST(COUNT(*) + COALESCE(SUM(version), 0) AS bigint) FROM visits")).ToString(CultureInfo.InvariantCulture);

    public static void Insert(StoreTransaction transaction, Visit visit) => transaction.Enqueue(
        $"INSERT INTO visits (id, {Written.Names}, officer_id, recorded_at, version) VALUES (@id, {Written.Parameters}, @officer, @at, 1)",
        [("@id", visit.Id), .. Written.Values(visit), ("@officer", visit.OfficerId), ("@at", visit.RecordedAt)]);

    /// <summary>The commit depends on it that the visit still is as it was read.</summary>
    public static void Update(StoreTransaction transaction, Visit visit) => transaction.Guard(
        $"UPDATE visits SET {Written.Assignments}, followed_up_at = @followed_up_at, version = version + 1 WHERE id = @id AND version = @version",
        [("@id", visit.Id), .. Written.Values(visit), ("@followed_up_at", visit.FollowedUpAt), ("@version", visit.Version)]);

    public static async Task AppendAsync(StoreTransaction transaction, string visit, string officer, DateTimeOffset at, string what, VisitDetails? before)
    {
        var last = await transaction.Sql.IntegerAsync("SELECT MAX(sequence) FROM visit_changes WHERE visit_id = @visit", ("@visit", visit));
        transaction.Enqueue(
            "INSERT INTO visit_changes (visit_id, sequence, at, officer_id, what, before) VALUES (@visit, @sequence, @at, @officer, @what, @before)",
            ("@visit", visit), ("@sequence", (int)last + 1), ("@at", at), ("@officer", officer), ("@what", what),
            ("@before", before is null ? null : JsonSerializer.Serialize(before, AsTyped)));
    }

    public static Task<List<VisitChange>> ChangesAsync(StoreConnection sql, string id) => sql.ListAsync(
        $"""
        SELECT h.at, {OfficerTable.NameOf("h.officer_id")} AS officer_name, h.what, h.before FROM visit_changes h
        WHERE h.visit_id = @id ORDER BY h.sequence DESC
        """,
        row => new VisitChange(row.Instant("at"), row.TextOrNull("officer_name") ?? "", row.Text("what"),
            row.TextOrNull("before") is { } before ? JsonSerializer.Deserialize<VisitDetails>(before, AsTyped) : null), ("@id", id));

    private static string Select(VisitQuery query) =>
        $"SELECT {Columns} FROM visits v WHERE {Wanted} ORDER BY {(query.FollowUpUntil is null ? "v.visited_on DESC, v.id DESC" : "v.follow_up_on, v.id")}";

    /// <summary>Those in which, or in whose companies, every word stands. Officers write some thousands in all: they are read and folded here.</summary>
    private static async Task<List<Visit>> FoundAsync(StoreConnection sql, VisitQuery query) => [.. (await sql.ListAsync(Select(query), row => (Visit: Read(row), Company: row.Text("company_search")), query.Parameters))
        .Where(found => SearchText.Finds($"{found.Company}\n{SearchText.Index(found.Visit.Details.Met, found.Visit.Details.Needs, found.Visit.Details.Promise)}", query.Words))
        .Select(found => found.Visit)];

    private static Visit Read(Row row) => new(
        row.Text("id"), row.Text("company_id"), row.Text("company_name"),
        new(row.Day("visited_on"), row.TextOrNull("met"), row.TextOrNull("needs"), row.TextOrNull("promise"), row.DayOrNull("follow_up_on"),
            row.TextOrNull("outcome") is { } outcome ? VisitOutcomes.Parse(outcome) : null),
        row.Text("officer_id"), row.TextOrNull("officer_name") ?? "", row.Instant("recorded_at"), row.InstantOrNull("followed_up_at"), row.Integer("version"));
}
