using HamuraBot.Data;

namespace HamuraBot.Timers;

/// <summary>A moment at which something is to happen: one per kind and subject, for example "seminar-reminder" and a seminar's id.</summary>
public sealed record DueTimer(string Kind, string Subject, DateTimeOffset DueAt);

/// <summary>Timers are rows, set and taken away in the transaction of what they belong to.</summary>
public static class StoreTimers
{
    /// <remarks>A timer that has gone off stays so, unless it is set to another time: then it goes off again.</remarks>
    private const string Upsert = """
        INSERT INTO timers (kind, subject, due_at, next_attempt_at, failures) VALUES (@kind, @subject, @due, @due, 0)
        ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, next_attempt_at = excluded.due_at, failures = 0, done_at = NULL
        WHERE timers.due_at <> excluded.due_at
        """;

    public static void SetTimer(this StoreTransaction transaction, string kind, string subject, DateTimeOffset dueAt) =>
        transaction.Enqueue(Upsert, ("@kind", kind), ("@subject", subject), ("@due", dueAt));

    /// <summary>Leaves one that is there as it is, whatever its time: for what sets itself again.</summary>
    public static Task SetFirstTimerAsync(this StoreTransaction transaction, string kind, string subject, DateTimeOffset dueAt) => transaction.Sql.ExecuteAsync(
        "INSERT INTO timers (kind, subject, due_at, next_attempt_at, failures) VALUES (@kind, @subject, @due, @due, 0) ON CONFLICT DO NOTHING",
        ("@kind", kind), ("@subject", subject), ("@due", dueAt));

    public static void CancelTimer(this StoreTransaction transaction, string kind, string subject) =>
        transaction.Enqueue("DELETE FROM timers WHERE kind = @kind AND subject = @subject AND done_at IS NULL", ("@kind", kind), ("@subject", subject));
}
