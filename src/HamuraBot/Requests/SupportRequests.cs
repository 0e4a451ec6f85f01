using System.Globalization;
using HamuraBot.Data;
using HamuraBot.SelfService;
using HamuraBot.Timers;

namespace HamuraBot.Requests;

/// <summary>The requests as the store keeps them. Filing is part of a turn; changes are transactions of their own.</summary>
public sealed class SupportRequests(Store store)
{
    /// <summary>The kind under which secrets and mails know requests.</summary>
    public const string Kind = "request";

    /// <summary>Goes off when a company has withdrawn one.</summary>
    public const string WithdrawnTimer = "request-withdrawn";

    private const char Series = 'R';

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
        transaction.Enqueue(Insert, ("@number", number), ("@form", form), ("@language", language), ("@conversation", conversationId),
            ("@answers", request.Answers), ("@stage", request.Stage.Code()), ("@session", 0), ("@sessions", 0), ("@assignee", null),
            ("@due", due), ("@received", now), ("@updated", now), ("@version", 0L));
        Append(transaction, new(number, 1, now, RequestEvent.Visitor, RequestEvent.StageChanged, request.Stage, 0, 0, null, null));
        return request;
    }

    public Task<SupportRequest?> FindAsync(string number, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => FindAsync(sql, number), cancellationToken);

    public Task<IReadOnlyList<RequestEvent>> HistoryAsync(string number, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<RequestEvent>>(async sql => await sql.ListAsync(
            $"SELECT {RequestEvent.Columns} FROM request_events WHERE number = @number ORDER BY sequence", RequestEvent.Read, ("@number", number)), cancellationToken);

    /// <summary>The newest first; null asks for all.</summary>
    public Task<IReadOnlyList<SupportRequest>> ListAsync(string? form, RequestStage? stage, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => ListAsync(sql, form, stage), cancellationToken);

    public static async Task<IReadOnlyList<SupportRequest>> ListAsync(StoreConnection sql, string? form, RequestStage? stage) => await sql.ListAsync(
        $"SELECT {SupportRequest.Columns} FROM requests WHERE (@form = '' OR form = @form) AND (@stage = '' OR stage = @stage) "
        + "ORDER BY received_at DESC, number DESC",
        SupportRequest.Read, ("@form", form ?? ""), ("@stage", stage?.Code() ?? ""));

    /// <summary>Those that were made in a conversation, the latest first.</summary>
    public static Task<List<SupportRequest>> OfConversationAsync(StoreConnection sql, string conversation) => sql.ListAsync(
        $"SELECT {SupportRequest.Columns} FROM requests WHERE conversation_id = @conversation ORDER BY received_at DESC",
        SupportRequest.Read, ("@conversation", conversation));

    /// <summary>Another value means that some request has changed, or is new.</summary>
    public static async Task<string> VersionAsync(StoreConnection sql) =>
        (await sql.IntegerAsync("SELECT CAST(COUNT(*) + COALESCE(SUM(version), 0) AS bigint) FROM requests")).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Changes a request by what it is at that moment: <paramref name="change"/> is asked again if somebody else was first.
    /// What else belongs to the change is done in the same transaction by <paramref name="also"/>, which gets the request before and after.
    /// </summary>
    public Task<RequestOutcome> ChangeAsync(
        string number, Func<SupportRequest, RequestChange> change, Action<StoreTransaction, SupportRequest, SupportRequest>? also, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(transaction => ChangeAsync(transaction, number, change, also), cancellationToken);

    /// <summary>As the other, as part of something larger; whoever was first makes that be done again.</summary>
    public static async Task<RequestOutcome> ChangeAsync(
        StoreTransaction transaction, string number, Func<SupportRequest, RequestChange> change, Action<StoreTransaction, SupportRequest, SupportRequest>? also)
    {
        if (await FindAsync(transaction.Sql, number) is not { } before) return new(RequestResult.Absent, null);
        var wanted = change(before);
        if (wanted is not { Result: RequestResult.Done, After: { } after, Event: { } step }) return new(wanted.Result, before);
        transaction.Guard(Update, ("@answers", after.Answers), ("@stage", after.Stage.Code()), ("@session", after.Session), ("@sessions", after.Sessions),
            ("@assignee", after.Assignee), ("@due", after.DueAt), ("@company", after.CompanyId),
            ("@updated", after.UpdatedAt), ("@number", number), ("@version", before.Version));
        var last = await transaction.Sql.IntegerAsync("SELECT MAX(sequence) FROM request_events WHERE number = @number", ("@number", number));
        Append(transaction, step with { Sequence = (int)last + 1 });
        if (after.Stage is RequestStage.Withdrawn && before.Stage is not RequestStage.Withdrawn) transaction.SetTimer(WithdrawnTimer, number, after.UpdatedAt);
        also?.Invoke(transaction, before, after);
        return new(RequestResult.Done, after with { Version = before.Version + 1 });
    }

    public static Task<SupportRequest?> FindAsync(StoreConnection sql, string number) =>
        sql.FindAsync($"SELECT {SupportRequest.Columns} FROM requests WHERE number = @number", SupportRequest.Read, ("@number", number));

    private static void Append(StoreTransaction transaction, RequestEvent step) => transaction.Enqueue(InsertEvent,
        ("@number", step.Number), ("@sequence", step.Sequence), ("@at", step.At), ("@who", step.Who), ("@what", step.What),
        ("@stage", step.Stage.Code()), ("@session", step.Session), ("@sessions", step.Sessions), ("@note", step.Note), ("@before", step.AnswersBefore),
        ("@assignee", step.Assignee), ("@due", step.DueAt));
}
