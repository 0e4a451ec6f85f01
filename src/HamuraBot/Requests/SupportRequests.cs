using HamuraBot.Data;
using HamuraBot.SelfService;

namespace HamuraBot.Requests;

/// <summary>The requests as the store keeps them. Filing is part of a turn; changes are transactions of their own.</summary>
public sealed class SupportRequests(Store store)
{
    /// <summary>The kind under which secrets and mails know requests.</summary>
    public const string Kind = "request";

    private const char Series = 'R';

    /// <summary>Each conflict means that somebody else got through.</summary>
    private const int Attempts = 20;

    private const string Insert =
        $"INSERT INTO requests ({SupportRequest.Columns}) VALUES (@number, @form, @language, @conversation, @answers, @stage, @session, "
        + "@sessions, @assignee, @due, @received, @updated, @version, NULL)";

    private const string InsertEvent =
        $"INSERT INTO request_events ({RequestEvent.Columns}) VALUES (@number, @sequence, @at, @who, @what, @stage, @session, @sessions, "
        + "@note, @before, @assignee, @due)";

    private const string Update =
        "UPDATE requests SET answers = @answers, stage = @stage, session = @session, sessions = @sessions, assignee = @assignee, due_at = @due, "
        + "company_id = @company, updated_at = @updated, version = version + 1 WHERE number = @number AND version = @version";

    public static async Task<SupportRequest> FileAsync(
        StoreTransaction transaction, string form, Language language, string conversationId, IReadOnlyDictionary<string, string> answers,
        DateTimeOffset now, DateTimeOffset due)
    {
        var number = await ReferenceNumbers.NextAsync(transaction, Series, now);
        var request = new SupportRequest(
            number, form, language, conversationId, SupportRequest.Json(answers), RequestStage.Received, 0, 0, null, due, now, now, 0);
        var at = now.ToUnixTimeMilliseconds();
        transaction.Enqueue(Insert, ("@number", number), ("@form", form), ("@language", language.Code()), ("@conversation", conversationId),
            ("@answers", request.Answers), ("@stage", request.Stage.Code()), ("@session", 0), ("@sessions", 0), ("@assignee", null),
            ("@due", due.ToUnixTimeMilliseconds()), ("@received", at), ("@updated", at), ("@version", 0L));
        Append(transaction, new(number, 1, now, RequestEvent.Visitor, RequestEvent.StageChanged, request.Stage, 0, 0, null, null));
        return request;
    }

    public Task<SupportRequest?> FindAsync(string number, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => FindAsync(sql, number), cancellationToken);

    public Task<IReadOnlyList<RequestEvent>> HistoryAsync(string number, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<RequestEvent>>(async sql =>
        {
            await using var rows = await sql.QueryAsync(
                $"SELECT {RequestEvent.Columns} FROM request_events WHERE number = @number ORDER BY sequence", ("@number", number));
            var events = new List<RequestEvent>();
            while (await rows.ReadAsync(cancellationToken)) events.Add(RequestEvent.Read(rows));
            return events;
        }, cancellationToken);

    /// <summary>The newest first; null asks for all.</summary>
    public Task<IReadOnlyList<SupportRequest>> ListAsync(string? form, RequestStage? stage, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => ListAsync(sql, form, stage), cancellationToken);

    public static async Task<IReadOnlyList<SupportRequest>> ListAsync(StoreConnection sql, string? form, RequestStage? stage)
    {
        await using var rows = await sql.QueryAsync(
            $"SELECT {SupportRequest.Columns} FROM requests WHERE (@form = '' OR form = @form) AND (@stage = '' OR stage = @stage) "
            + "ORDER BY received_at DESC, number DESC",
            ("@form", form ?? ""), ("@stage", stage?.Code() ?? ""));
        var requests = new List<SupportRequest>();
        while (await rows.ReadAsync()) requests.Add(SupportRequest.Read(rows));
        return requests;
    }

    /// <summary>
    /// Changes a request by what it is at that moment: <paramref name="change"/> is asked again if somebody else was first.
    /// What else belongs to the change is done in the same transaction by <paramref name="also"/>, which gets the request before and after.
    /// </summary>
    public async Task<RequestOutcome> ChangeAsync(
        string number, Func<SupportRequest, RequestChange> change, Action<StoreTransaction, SupportRequest, SupportRequest>? also, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.WriteAsync(transaction => ChangeAsync(transaction, number, change, also), cancellationToken);
            }
            catch (StoreConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>As the other, as part of something larger; whoever was first makes that be done again.</summary>
    public static async Task<RequestOutcome> ChangeAsync(
        StoreTransaction transaction, string number, Func<SupportRequest, RequestChange> change, Action<StoreTransaction, SupportRequest, SupportRequest>? also)
    {
        if (await FindAsync(transaction.Sql, number) is not { } before) return new(RequestResult.Absent, null);
        var wanted = change(before);
        if (wanted is not { Result: RequestResult.Done, After: { } after, Event: { } step }) return new(wanted.Result, before);
        transaction.Guard(Update, ("@answers", after.Answers), ("@stage", after.Stage.Code()), ("@session", after.Session), ("@sessions", after.Sessions),
            ("@assignee", after.Assignee), ("@due", after.DueAt?.ToUnixTimeMilliseconds()), ("@company", after.CompanyId),
            ("@updated", after.UpdatedAt.ToUnixTimeMilliseconds()), ("@number", number), ("@version", before.Version));
        var last = await transaction.Sql.ScalarAsync("SELECT MAX(sequence) FROM request_events WHERE number = @number", ("@number", number));
        Append(transaction, step with { Sequence = Convert.ToInt32(last, System.Globalization.CultureInfo.InvariantCulture) + 1 });
        also?.Invoke(transaction, before, after);
        return new(RequestResult.Done, after with { Version = before.Version + 1 });
    }

    public static async Task<SupportRequest?> FindAsync(StoreConnection sql, string number)
    {
        await using var row = await sql.QueryAsync($"SELECT {SupportRequest.Columns} FROM requests WHERE number = @number", ("@number", number));
        return await row.ReadAsync() ? SupportRequest.Read(row) : null;
    }

    private static void Append(StoreTransaction transaction, RequestEvent step) => transaction.Enqueue(InsertEvent,
        ("@number", step.Number), ("@sequence", step.Sequence), ("@at", step.At.ToUnixTimeMilliseconds()), ("@who", step.Who), ("@what", step.What),
        ("@stage", step.Stage.Code()), ("@session", step.Session), ("@sessions", step.Sessions), ("@note", step.Note), ("@before", step.AnswersBefore),
        ("@assignee", step.Assignee), ("@due", step.DueAt?.ToUnixTimeMilliseconds()));
}
