using System.Text.Json;
using HamuraBot.Data;
using HamuraBot.Timers;

namespace HamuraBot.Officers;

/// <param name="OfficerId">Nobody for what the system does by itself, as creating the first officer.</param>
public sealed record AuditEntry(string Id, DateTimeOffset At, string? OfficerId, string? OfficerName, string Action, string SubjectKind, string SubjectId)
{
    /// <summary>What it is called now: an officer, a company, whoever applied. Not kept here, so that it goes when they are erased.</summary>
    public string? SubjectName { get; init; }

    /// <summary>By what a search or an export was narrowed and how many rows there were, or with what an attempt was refused.</summary>
    public string? Detail { get; init; }
}

/// <summary>Which entries are asked for.</summary>
/// <param name="Officer">The id of the one who did it; empty for all.</param>
/// <param name="Subjects">The numbers or ids of what it was done to; null for all.</param>
/// <param name="Until">The first moment after them.</param>
public sealed record AuditFilter(string Officer, IReadOnlyCollection<string>? Subjects, DateTimeOffset From, DateTimeOffset Until)
{
    public static readonly AuditFilter Everything = new("", null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}

/// <summary>The log of which officer did or saw what. Ids only: what was written in a request or a conversation is there, not here.</summary>
public sealed partial class Audit(Store store, TimeProvider clock, ILogger<Audit> logger)
{
    /// <summary>A page is not kept waiting for longer by a store that is locked.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Recorded together with what is done, or not at all.</summary>
    public void Record(StoreTransaction transaction, string? officerId, string action, string subjectKind, string subjectId, string? detail = null)
    {
        var now = clock.GetUtcNow();
        transaction.Enqueue(
            "INSERT INTO audit (id, at, officer_id, action, subject_kind, subject_id, detail) VALUES (@id, @at, @officerId, @action, @subjectKind, @subjectId, @detail)",
            ("@id", Guid.CreateVersion7(now).ToString()), ("@at", now), ("@officerId", officerId),
            ("@action", action), ("@subjectKind", subjectKind), ("@subjectId", subjectId), ("@detail", detail));
        if (subjectKind == "officer" && OfficerAlerts.IsTold(action)) transaction.SetTimer(OfficerAlerts.Timer, $"{subjectId} {action} {Guid.CreateVersion7(now)}", now);
    }

    /// <summary>For what is only looked at, or taken along.</summary>
    public Task RecordAsync(string? officerId, string action, string subjectKind, string subjectId, CancellationToken cancellationToken, string? detail = null) =>
        store.WriteAsync(transaction =>
        {
            Record(transaction, officerId, action, subjectKind, subjectId, detail);
            return Task.FromResult(true);
        }, cancellationToken);

    /// <summary>For a page that is only looked at: while nothing can be written officers still read, and the server's log keeps who did.</summary>
    public async Task RecordSeenAsync(string? officerId, string action, string subjectKind, string subjectId, CancellationToken cancellationToken, string? detail = null)
    {
        try
        {
            await RecordAsync(officerId, action, subjectKind, subjectId, cancellationToken, detail).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception unwritten) when (unwritten is StoreUnavailableException or TimeoutException)
        {
            SeenUnwritten(logger, officerId, action, subjectKind, subjectId);
        }
    }

    /// <summary>The latest entries first.</summary>
    /// <param name="before">Only those before this instant.</param>
    /// <param name="beforeId">And of those at the very instant, the ones before this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<AuditEntry>> ListAsync(DateTimeOffset before, string? beforeId, int limit, AuditFilter filter, CancellationToken cancellationToken) => store.ReadAsync(
        sql => sql.ListAsync(
            $"""
            SELECT a.id, a.at, a.officer_id, {OfficerTable.NameOf("a.officer_id")} AS officer_name, a.action, a.subject_kind, a.subject_id, a.detail FROM audit a
            WHERE (a.at < @before OR a.at = @before AND a.id < @beforeId)
            AND a.at >= @from AND a.at < @until AND (@officer = '' OR a.officer_id = @officer) AND (@narrowed = 0 OR a.subject_id IN ({(store is PostgresStore ? "SELECT jsonb_array_elements_text(@subjects::jsonb)" : "SELECT value FROM json_each(@subjects)")})) ORDER BY a.at DESC, a.id DESC LIMIT @limit
            """,
            row => new AuditEntry(row.Text("id"), row.Instant("at"), row.TextOrNull("officer_id"), row.TextOrNull("officer_name"), row.Text("action"),
                row.Text("subject_kind"), row.Text("subject_id"))
            { Detail = row.TextOrNull("detail") },
            ("@before", before), ("@beforeId", beforeId ?? ""), ("@limit", limit), ("@from", filter.From), ("@until", filter.Until), ("@officer", filter.Officer),
            ("@narrowed", filter.Subjects is null ? 0 : 1), ("@subjects", JsonSerializer.Serialize(filter.Subjects ?? []))), cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log cannot be written: officer {Officer}, {Action}, {Kind} {Subject}.")]
    private static partial void SeenUnwritten(ILogger logger, string? officer, string action, string kind, string subject);
}
