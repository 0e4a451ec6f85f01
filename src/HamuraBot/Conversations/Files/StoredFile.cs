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

    /// <summary>Opens what it holds, as often as it has to be written.</summary>
    public required Func<Stream> Open { get; init; }

    public void Store(StoreTransaction transaction)
    {
        transaction.Enqueue(
            "INSERT INTO files (id, conversation_id, name, content_type, size, at, content) VALUES (@id, @conversation, @name, @type, @size, @at, @content)",
            ("@id", Id), ("@conversation", ConversationId), ("@name", Name), ("@type", ContentType), ("@size", Size),
            ("@at", At), ("@content", new LargeContent("files", "content", Size, Open)));
        transaction.Enqueue("UPDATE conversations SET bytes = bytes + @size WHERE id = @id", ("@size", Size), ("@id", ConversationId));
    }

    public static Task<FileHead?> FindAsync(Store store, string id, CancellationToken cancellationToken) => store.ReadAsync(sql => sql.FindAsync(
        "SELECT name, content_type, size FROM files WHERE id = @id",
        row => new FileHead(row.Text("name"), row.Text("content_type"), row.Integer("size")), ("@id", id)), cancellationToken);

    /// <summary>A piece of the content: whoever sends it out need not have all of it at hand.</summary>
    /// <param name="from">Bytes before the piece.</param>
    /// <returns>Empty at the end, and if the file is gone.</returns>
    public static Task<byte[]> PieceAsync(Store store, string id, int from, int length, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => LargeContent.PieceAsync(sql, "files", "content", id, from, length), cancellationToken);
}

/// <param name="Size">Bytes.</param>
public sealed record FileHead(string Name, string ContentType, long Size);
