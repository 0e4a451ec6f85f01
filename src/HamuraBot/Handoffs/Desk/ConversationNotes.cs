using HamuraBot.Data;
using HamuraBot.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What officers write about a conversation for each other.</summary>
public sealed record ConversationNote(string Id, string ConversationId, DateTimeOffset At, string OfficerId, string OfficerName, string Text);

/// <summary>Internal notes: of the conversation and not in its log, so that no way leads from them to the visitor.</summary>
public sealed class ConversationNotes(Store store, Audit audit, TimeProvider clock)
{
    public const int LongestNote = 4_000;

    public Task<ConversationNote> AddAsync(string conversationId, Colleague officer, string text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var note = new ConversationNote(Guid.CreateVersion7(now).ToString(), conversationId, now, officer.Id, officer.Name, text);
        return store.WriteAsync(transaction =>
        {
            transaction.Enqueue(
                "INSERT INTO conversation_notes (id, conversation_id, at, officer_id, officer_name, text) "
                + "VALUES (@id, @conversation, @at, @officer, @name, @text)",
                ("@id", note.Id), ("@conversation", conversationId), ("@at", now.ToUnixTimeMilliseconds()), ("@officer", officer.Id),
                ("@name", officer.Name), ("@text", text));
            audit.Record(transaction, officer.Id, "noted", "conversation", conversationId);
            return Task.FromResult(note);
        }, cancellationToken);
    }

    /// <summary>In the order of writing.</summary>
    public Task<IReadOnlyList<ConversationNote>> ListAsync(string conversationId, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ConversationNote>>(async sql =>
        {
            await using var rows = await sql.QueryAsync(
                "SELECT id, at, officer_id, officer_name, text FROM conversation_notes WHERE conversation_id = @conversation ORDER BY at, id",
                ("@conversation", conversationId));
            var notes = new List<ConversationNote>();
            while (await rows.ReadAsync(cancellationToken))
            {
                notes.Add(new(rows.GetString(0), conversationId, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)),
                    rows.GetString(2), rows.GetString(3), rows.GetString(4)));
            }
            return notes;
        }, cancellationToken);
}

internal sealed class ConversationNoteTable : IEntityTypeConfiguration<ConversationNote>
{
    public void Configure(EntityTypeBuilder<ConversationNote> table)
    {
        table.ToTable("conversation_notes").HasKey(note => note.Id);
        table.HasIndex(note => new { note.ConversationId, note.Id }).HasDatabaseName("conversation_notes_conversation_id");
    }
}
