using System.Text.Json;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Gaps;

public enum GapDecision
{
    /// <summary>The questions mean a topic that there is.</summary>
    Attach,

    /// <summary>They mean a topic that was written for them.</summary>
    Write,

    /// <summary>They are not the desk's.</summary>
    Dismiss,
}

/// <summary>What an officer decided about a gap.</summary>
/// <param name="Addition">What was added to the topics, if anything.</param>
/// <param name="Questions">Those that it settles.</param>
public sealed record GapStep(
    long Number, GapDecision Decision, long? Addition, string? Topic, IReadOnlyList<Guid> Questions, string? Officer, DateTimeOffset At);

/// <summary>The decisions in the store, as steps that are never changed: a withdrawal is a row of its own.</summary>
public static class GapStepTable
{
    private const string Withdrawal = "withdraw";

    private const string Insert =
        "INSERT INTO gap_steps (number, withdraws, kind, addition, topic, questions, officer_id, at) "
        + "VALUES (@number, @withdraws, @kind, @addition, @topic, @questions, @officer, @at)";

    /// <summary>Those that stand, the latest first.</summary>
    public static Task<List<GapStep>> AllAsync(StoreConnection sql) => sql.ListAsync(
        $"""
        SELECT s.number, s.kind, s.addition, s.topic, s.questions, {OfficerTable.NameOf("s.officer_id")} AS officer_name, s.at FROM gap_steps s
        WHERE s.withdraws IS NULL AND NOT EXISTS (SELECT 1 FROM gap_steps w WHERE w.withdraws = s.number) ORDER BY s.number DESC
        """,
        row => new GapStep(row.Integer("number"), Enum.Parse<GapDecision>(row.Text("kind"), ignoreCase: true), row.IntegerOrNull("addition"),
            row.TextOrNull("topic"), JsonSerializer.Deserialize<List<Guid>>(row.Text("questions"))!, row.TextOrNull("officer_name"), row.Instant("at")));

    /// <summary>
    /// To be asked for before the steps are read: whoever commits in between takes this number, and the later one conflicts and reads again.
    /// </summary>
    public static async Task<long> NextAsync(StoreConnection sql) => await sql.IntegerAsync("SELECT MAX(number) FROM gap_steps") + 1;

    public static void Add(
        StoreTransaction transaction, long number, GapDecision decision, long? addition, string? topic, IEnumerable<Guid> questions, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", number), ("@withdraws", null), ("@kind", decision.ToString().ToLowerInvariant()), ("@addition", addition),
            ("@topic", topic), ("@questions", JsonSerializer.Serialize(questions)), ("@officer", officerId), ("@at", at));

    public static void Withdraw(StoreTransaction transaction, long number, long step, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", number), ("@withdraws", step), ("@kind", Withdrawal), ("@addition", null),
            ("@topic", null), ("@questions", "[]"), ("@officer", officerId), ("@at", at));
}
