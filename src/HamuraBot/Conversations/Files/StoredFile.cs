using HamuraBot.Data;

namespace HamuraBot.Conversations.Files;

/// <summary>A file that a visitor sent. Its id is the only key to it: 256 random bits.</summary>
public sealed class StoredFile
{
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Content { get; init; }

    public void Store(StoreTransaction transaction) => transaction.Enqueue(
        "INSERT INTO files (id, conversation_id, name, content_type, size, at, content) VALUES (@id, @conversation, @name, @type, @size, @at, @content)",
        ("@id", Id), ("@conversation", ConversationId), ("@name", Name), ("@type", ContentType), ("@size", Size),
        ("@at", At), ("@content", Content));

    /// <summary>What is sent of a file.</summary>
    public static Task<FileContent?> ReadAsync(Store store, string id, CancellationToken cancellationToken) => store.ReadAsync(sql => sql.FindAsync(
        "SELECT name, content_type, content FROM files WHERE id = @id",
        row => new FileContent(row.Text("name"), row.Text("content_type"), row.Bytes("content")), ("@id", id)), cancellationToken);

    /// <summary>Bytes that this conversation's files take.</summary>
    public static Task<long> TotalAsync(Store store, string conversationId, CancellationToken cancellationToken) => store.ReadAsync(sql =>
        sql.IntegerAsync("SELECT sum(size) FROM files WHERE conversation_id = @id", ("@id", conversationId)), cancellationToken);
}

public sealed record FileContent(string Name, string ContentType, byte[] Bytes);
