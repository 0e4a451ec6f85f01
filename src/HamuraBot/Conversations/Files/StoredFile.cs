using HamuraBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
        ("@at", At.ToUnixTimeMilliseconds()), ("@content", Content));

    public static Task<(string Name, string ContentType, byte[] Content)?> ReadAsync(Store store, string id, CancellationToken cancellationToken) =>
        store.ReadAsync(async sql =>
        {
            await using var row = await sql.QueryAsync("SELECT name, content_type, content FROM files WHERE id = @id", ("@id", id));
            return await row.ReadAsync(cancellationToken)
                ? (row.GetString(0), row.GetString(1), (byte[])row.GetValue(2))
                : ((string, string, byte[])?)null;
        }, cancellationToken);

    /// <summary>Bytes that this conversation's files take.</summary>
    public static Task<long> TotalAsync(Store store, string conversationId, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        Convert.ToInt64(await sql.ScalarAsync("SELECT coalesce(sum(size), 0) FROM files WHERE conversation_id = @id", ("@id", conversationId)),
            System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
}

internal sealed class FileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> table)
    {
        table.ToTable("files").HasKey(file => file.Id);
        table.HasOne<Conversation>().WithMany().HasForeignKey(file => file.ConversationId);
        table.HasIndex(file => file.ConversationId);
    }
}
