using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HamuraBot.Companies;
using HamuraBot.Data;

namespace HamuraBot.Visits;

/// <summary>The rows of <c>visits</c> and <c>visit_changes</c>.</summary>
public static class VisitTable
{
    private const string Columns =
        "v.id, v.company_id, c.name, v.visited_on, v.met, v.needs, v.promise, v.follow_up_on, v.outcome, v.officer_id, o.name, v.recorded_at, v.followed_up_at, v.version";

    private const string From = "FROM visits v JOIN companies c ON c.id = v.company_id LEFT JOIN officers o ON o.id = v.officer_id";

    private const string Wanted =
        """
        (@company = '' OR v.company_id = @company) AND (@officer = '' OR v.officer_id = @officer) AND (@outcome = '' OR v.outcome = @outcome)
        AND (@from = '' OR v.visited_on >= @from) AND (@to = '' OR v.visited_on <= @to)
        AND (@follow = '' OR (v.follow_up_on IS NOT NULL AND v.followed_up_at IS NULL AND v.follow_up_on <= @follow))
        AND (@like = '' OR c.search LIKE @folded ESCAPE '!' OR lower(v.met) LIKE @like ESCAPE '!' OR lower(v.needs) LIKE @like ESCAPE '!'
          OR lower(v.promise) LIKE @like ESCAPE '!')
        """;

    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Visit?> FindAsync(StoreConnection sql, string id) =>
        (await ReadAsync(sql, $"SELECT {Columns} {From} WHERE v.id = @id", ("@id", id))).SingleOrDefault();

    /// <summary>The latest first; what is to follow, the soonest first.</summary>
    public static Task<List<Visit>> ListAsync(StoreConnection sql, VisitQuery query, int first = 0, int most = int.MaxValue) => ReadAsync(sql,
        $"SELECT {Columns} {From} WHERE {Wanted} ORDER BY {(query.FollowUpUntil is null ? "v.visited_on DESC, v.id DESC" : "v.follow_up_on, v.id")} LIMIT @most OFFSET @first",
        [.. query.Parameters, ("@most", most), ("@first", first)]);

    public static async Task<int> CountAsync(StoreConnection sql, VisitQuery query) =>
        Number(await sql.ScalarAsync($"SELECT COUNT(*) {From} WHERE {Wanted}", query.Parameters));

    public static Task<List<Visit>> OfCompanyAsync(StoreConnection sql, CompanyIds ids) =>
        ReadAsync(sql, $"SELECT {Columns} {From} WHERE v.company_id IN ({ids.Sql}) ORDER BY v.visited_on DESC, v.id DESC", ids.Parameters);

    public static void Insert(StoreTransaction transaction, Visit visit) => transaction.Enqueue(
        """
        INSERT INTO visits (id, company_id, visited_on, met, needs, promise, follow_up_on, outcome, officer_id, recorded_at, version)
        VALUES (@id, @company, @on, @met, @needs, @promise, @followUpOn, @outcome, @officer, @at, 1)
        """, [.. Values(visit), ("@officer", visit.OfficerId), ("@at", visit.RecordedAt.ToUnixTimeMilliseconds())]);

    /// <summary>The commit depends on it that the visit still is as it was read.</summary>
    public static void Update(StoreTransaction transaction, Visit visit) => transaction.Guard(
        """
        UPDATE visits SET company_id = @company, visited_on = @on, met = @met, needs = @needs, promise = @promise, follow_up_on = @followUpOn,
          outcome = @outcome, followed_up_at = @followedUp, version = version + 1 WHERE id = @id AND version = @version
        """, [.. Values(visit), ("@followedUp", visit.FollowedUpAt?.ToUnixTimeMilliseconds()), ("@version", visit.Version)]);

    public static async Task AppendAsync(StoreTransaction transaction, string visit, string officer, DateTimeOffset at, string what, VisitDetails? before)
    {
        var last = Number(await transaction.Sql.ScalarAsync("SELECT COALESCE(MAX(sequence), 0) FROM visit_changes WHERE visit_id = @visit", ("@visit", visit)));
        transaction.Enqueue(
            "INSERT INTO visit_changes (visit_id, sequence, at, officer_id, what, before) VALUES (@visit, @sequence, @at, @officer, @what, @before)",
            ("@visit", visit), ("@sequence", last + 1), ("@at", at.ToUnixTimeMilliseconds()), ("@officer", officer), ("@what", what),
            ("@before", before is null ? null : JsonSerializer.Serialize(before, AsTyped)));
    }

    public static async Task<List<VisitChange>> ChangesAsync(StoreConnection sql, string id)
    {
        var changes = new List<VisitChange>();
        await using var rows = await sql.QueryAsync(
            """
            SELECT h.at, o.name, h.what, h.before FROM visit_changes h LEFT JOIN officers o ON o.id = h.officer_id
            WHERE h.visit_id = @id ORDER BY h.sequence DESC
            """, ("@id", id));
        while (await rows.ReadAsync())
        {
            changes.Add(new(Instant(rows, 0), Text(rows, 1) ?? "", rows.GetString(2),
                Text(rows, 3) is { } before ? JsonSerializer.Deserialize<VisitDetails>(before, AsTyped) : null));
        }
        return changes;
    }

    private static IEnumerable<(string, object?)> Values(Visit visit) =>
    [
        ("@id", visit.Id), ("@company", visit.CompanyId), ("@on", Written(visit.Details.On)), ("@met", visit.Details.Met), ("@needs", visit.Details.Needs),
        ("@promise", visit.Details.Promise), ("@followUpOn", visit.Details.FollowUpOn is { } day ? Written(day) : null), ("@outcome", visit.Details.Outcome?.Code()),
    ];

    private static async Task<List<Visit>> ReadAsync(StoreConnection sql, string query, params (string Name, object? Value)[] parameters)
    {
        var visits = new List<Visit>();
        await using var rows = await sql.QueryAsync(query, parameters);
        while (await rows.ReadAsync()) visits.Add(Read(rows));
        return visits;
    }

    private static Visit Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2),
        new(Day(row.GetString(3)), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7) is { } day ? Day(day) : null,
            Text(row, 8) is { } outcome ? VisitOutcomes.Parse(outcome) : null),
        row.GetString(9), Text(row, 10) ?? "", Instant(row, 11), row.IsDBNull(12) ? null : Instant(row, 12), row.GetInt64(13));

    public static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "O", CultureInfo.InvariantCulture);

    private static int Number(object? scalar) => Convert.ToInt32(scalar, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
