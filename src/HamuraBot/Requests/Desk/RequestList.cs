using HamuraBot.Companies;
using HamuraBot.Data;

namespace HamuraBot.Requests.Desk;

/// <summary>Lists of requests, as the store finds them.</summary>
public static class RequestList
{
    private const string Wanted =
        """
        (@form = '' OR r.form = @form) AND (@stage = '' OR r.stage = @stage OR (@stage = 'open' AND r.stage NOT IN ('closed', 'withdrawn')))
        AND (@assignee = '' OR r.assignee = @assignee OR (@assignee = 'none' AND r.assignee IS NULL)) AND (@language = '' OR r.language = @language)
        AND (@due = 0 OR (r.due_at < @due AND r.stage NOT IN ('closed', 'withdrawn')))
        """;

    /// <param name="sql">The store.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="now">For what is overdue.</param>
    /// <param name="first">How many are left out before the first.</param>
    /// <param name="most">How many there are at most.</param>
    public static Task<List<SupportRequest>> ReadAsync(StoreConnection sql, RequestQuery query, DateTimeOffset now, int first = 0, int most = int.MaxValue)
    {
        var order = query.Order switch
        {
            RequestOrder.Due => "CASE WHEN r.due_at IS NULL OR r.stage IN ('closed', 'withdrawn') THEN 1 ELSE 0 END, r.due_at, r.number",
            RequestOrder.Newest => "r.received_at DESC, r.number DESC",
            RequestOrder.Oldest => "r.received_at, r.number",
            RequestOrder.Changed => "r.updated_at DESC, r.number DESC",
        };
        return sql.ListAsync($"SELECT {SupportRequest.Columns} FROM requests r WHERE {Wanted} ORDER BY {order} LIMIT @most OFFSET @first",
            SupportRequest.Read, [.. Parameters(query, now), ("@most", most), ("@first", first)]);
    }

    public static async Task<int> CountAsync(StoreConnection sql, RequestQuery query, DateTimeOffset now) =>
        (int)await sql.IntegerAsync($"SELECT COUNT(*) FROM requests r WHERE {Wanted}", [.. Parameters(query, now)]);

    public static Task<List<SupportRequest>> OfCompanyAsync(StoreConnection sql, CompanyIds ids) => sql.ListAsync(
        $"SELECT {SupportRequest.Columns} FROM requests WHERE company_id IN ({ids.Sql}) ORDER BY received_at DESC, number DESC",
        SupportRequest.Read, ids.Parameters);

    /// <summary>The notes on each request, in one text.</summary>
    public static async Task<ILookup<string, string>> NotesAsync(StoreConnection sql) => (await sql.ListAsync(
        "SELECT number, note FROM request_events WHERE note IS NOT NULL", row => (Number: row.Text("number"), Note: row.Text("note")))).ToLookup(note => note.Number, note => note.Note);

    private static (string, object?)[] Parameters(RequestQuery query, DateTimeOffset now) =>
    [
        ("@form", query.Form), ("@stage", query.Stage), ("@assignee", query.Assignee), ("@language", query.Language), ("@due", query.DueBefore(now) ?? DateTimeOffset.UnixEpoch),
    ];
}
