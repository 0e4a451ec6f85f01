using System.Data.Common;
using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Handoffs.SavedReplies;

/// <summary>A text that officers send often.</summary>
/// <param name="ValidTo">The last day, in Tokyo, on which it may be sent without another look; null if it does not age.</param>
/// <param name="UpdatedBy">An officer's name.</param>
public sealed record SavedReply(
    string Id, string Title, string Ja, string En, DateOnly? ValidTo, DateTimeOffset UpdatedAt, string UpdatedBy, long Version)
{
    public bool HasExpired(DateOnly today) => ValidTo < today;
}

public sealed class SavedReplyRecords(Store store, Audit audit, TimeProvider clock)
{
    private const string Columns = "id, title, ja, en, valid_to, updated_at, updated_by, version";
    private const string Subject = "saved reply";
    private const string IsoDay = "yyyy-MM-dd";

    public Task<IReadOnlyList<SavedReply>> ListAsync(CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<SavedReply>>(async sql =>
    {
        await using var rows = await sql.QueryAsync($"SELECT {Columns} FROM saved_replies ORDER BY title, id");
        var replies = new List<SavedReply>();
        while (await rows.ReadAsync(cancellationToken)) replies.Add(Read(rows));
        return replies;
    }, cancellationToken);

    public Task<SavedReply?> FindAsync(string id, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        await using var rows = await sql.QueryAsync($"SELECT {Columns} FROM saved_replies WHERE id = @id", ("@id", id));
        return await rows.ReadAsync(cancellationToken) ? Read(rows) : null;
    }, cancellationToken);

    public bool HasExpired(SavedReply reply) => reply.HasExpired(clock.TodayInTokyo());

    public async Task<SavedReply> AddAsync(Colleague officer, SavedReplyText text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        await store.WriteAsync(transaction =>
        {
            transaction.Enqueue(
                $"INSERT INTO saved_replies ({Columns}) VALUES (@id, @title, @ja, @en, @validTo, @now, @by, 1)", Values(id, officer, text, now));
            audit.Record(transaction, officer.Id, "created", Subject, id);
            return Task.FromResult(true);
        }, cancellationToken);
        return new(id, text.Title, text.Ja, text.En, text.ValidTo, now, officer.Name, 1);
    }

    /// <returns>False if there is none.</returns>
    public Task<bool> ChangeAsync(string id, Colleague officer, SavedReplyText text, CancellationToken cancellationToken) => WriteAsync(
        id, officer, "changed",
        "UPDATE saved_replies SET title = @title, ja = @ja, en = @en, valid_to = @validTo, updated_at = @now, updated_by = @by, version = version + 1 "
        + "WHERE id = @id", Values(id, officer, text, clock.GetUtcNow()), cancellationToken);

    /// <returns>False if there is none.</returns>
    public Task<bool> RemoveAsync(string id, Colleague officer, CancellationToken cancellationToken) =>
        WriteAsync(id, officer, "removed", "DELETE FROM saved_replies WHERE id = @id", [("@id", id)], cancellationToken);

    private Task<bool> WriteAsync(
        string id, Colleague officer, string action, string statement, (string Name, object? Value)[] values, CancellationToken cancellationToken) =>
        store.WriteAsync(async transaction =>
        {
            if (await transaction.Sql.ExecuteAsync(statement, values) == 0) return false;
            audit.Record(transaction, officer.Id, action, Subject, id);
            return true;
        }, cancellationToken);

    private static (string Name, object? Value)[] Values(string id, Colleague officer, SavedReplyText text, DateTimeOffset now) =>
    [
        ("@id", id), ("@title", text.Title), ("@ja", text.Ja), ("@en", text.En),
        ("@validTo", text.ValidTo?.ToString(IsoDay, CultureInfo.InvariantCulture)), ("@now", now.ToUnixTimeMilliseconds()), ("@by", officer.Name),
    ];

    private static SavedReply Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        row.IsDBNull(4) ? null : DateOnly.ParseExact(row.GetString(4), IsoDay, CultureInfo.InvariantCulture),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetString(6), row.GetInt64(7));
}

/// <summary>What an officer writes.</summary>
public sealed record SavedReplyText(string Title, string Ja, string En, DateOnly? ValidTo);

internal sealed class SavedReplyTable : IEntityTypeConfiguration<SavedReply>
{
    public void Configure(EntityTypeBuilder<SavedReply> table)
    {
        table.ToTable("saved_replies").HasKey(reply => reply.Id);
        table.Property(reply => reply.ValidTo).HasConversion(
            day => day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
