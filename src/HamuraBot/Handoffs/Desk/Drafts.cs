using HamuraBot.Data;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What an officer has begun to write in a conversation: it outlasts a reload, a hand-over and a restart, and is the officer's own.</summary>
public sealed class Drafts(Store store, TimeProvider clock)
{
    private const string Save =
        "INSERT INTO drafts (handoff_id, officer_id, text, updated_at) VALUES (@handoff, @officer, @text, @at) "
        + "ON CONFLICT (handoff_id, officer_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at";

    /// <summary>Empty if there is none.</summary>
    public Task<string> FindAsync(string handoff, string officer, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        await sql.FindAsync("SELECT text FROM drafts WHERE handoff_id = @handoff AND officer_id = @officer", row => row.Text("text"), ("@handoff", handoff), ("@officer", officer)) ?? "", cancellationToken);

    public Task SaveAsync(string handoff, string officer, string text, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        if (text.Length == 0) Remove(transaction, handoff, officer);
        else transaction.Enqueue(Save, ("@handoff", handoff), ("@officer", officer), ("@text", text), ("@at", clock.GetUtcNow()));
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>It has been sent.</summary>
    public static void Remove(StoreTransaction transaction, string handoff, string officer) =>
        transaction.Enqueue("DELETE FROM drafts WHERE handoff_id = @handoff AND officer_id = @officer", ("@handoff", handoff), ("@officer", officer));
}
