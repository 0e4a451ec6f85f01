using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What officers write about a conversation for each other.</summary>
public sealed record ConversationNote(string Id, string ConversationId, DateTimeOffset At, string OfficerId, string OfficerName, string Text);

/// <summary>Internal notes: of the conversation and not in its log, so that no way leads from them to the visitor.</summary>
public sealed class ConversationNotes(Store store, Audit audit, TimeProvider clock)
{
    public const int LongestNote = 4_000;

    public Task<ConversationNote> AddAsync(string conversationId, ActingOfficer officer, string text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var note = new ConversationNote(Guid.CreateVersion7(now).ToString(), conversationId, now, officer.Id, officer.Name, text);
        return store.WriteAsync(transaction =>
        {
            transaction.Enqueue(
                "INSERT INTO conversation_notes (id, conversation_id, at, officer_id, officer_name, text) "
                + "VALUES (@id, @conversation, @at, @officer, @name, @text)",
                ("@id", note.Id), ("@conversation", conversationId), ("@at", now), ("@officer", officer.Id),
                ("@name", officer.Name), ("@text", text));
            audit.Record(transaction, officer.Id, "noted", "conversation", conversationId);
            return Task.FromResult(note);
        }, cancellationToken);
    }

    /// <summary>In the order of writing.</summary>
    public Task<List<ConversationNote>> ListAsync(string conversationId, CancellationToken cancellationToken) => store.ReadAsync(sql => sql.ListAsync(
        "SELECT id, at, officer_id, officer_name, text FROM conversation_notes WHERE conversation_id = @conversation ORDER BY at, id",
        row => new ConversationNote(
            row.Text("id"), conversationId, row.Instant("at"), row.Text("officer_id"), row.Text("officer_name"), row.Text("text")),
        ("@conversation", conversationId)), cancellationToken);
}
