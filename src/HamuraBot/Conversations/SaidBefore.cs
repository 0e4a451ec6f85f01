using HamuraBot.Data;
using HamuraBot.Timers;

namespace HamuraBot.Conversations;

/// <summary>Makes what an earlier build has logged searchable, some conversations at a time, while the desk is at work.</summary>
public sealed class SaidBefore(TimeProvider clock)
{
    /// <summary>Set by the step of the schema; the subject is the last conversation that has been looked at.</summary>
    public const string Timer = "said-before";

    private const int AtOnce = 50;

    public async Task AddAsync(StoreTransaction transaction, string after)
    {
        var conversations = await transaction.Sql.ListAsync(
            $"SELECT id FROM conversations WHERE id > @after ORDER BY id LIMIT {AtOnce}", row => row.Text("id"), ("@after", after));
        foreach (var id in conversations)
        {
            await foreach (var row in transaction.Sql.RowsAsync("SELECT sequence, at, body FROM activities WHERE conversation_id = @id", ("@id", id)))
                if (Said.FoldedOf(LoggedActivity.Parse(row.Text("body"))) is { } folded) Said.Add(transaction, id, row.Integer("sequence"), row.Instant("at"), folded);
        }
        if (conversations.Count == AtOnce) transaction.SetTimer(Timer, conversations[^1], clock.GetUtcNow());
    }
}
