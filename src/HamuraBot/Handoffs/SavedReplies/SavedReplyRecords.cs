using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

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

    public Task<List<SavedReply>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(sql => sql.ListAsync($"SELECT {Columns} FROM saved_replies ORDER BY title, id", Read), cancellationToken);

    public Task<SavedReply?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => sql.FindAsync($"SELECT {Columns} FROM saved_replies WHERE id = @id", Read, ("@id", id)), cancellationToken);

    public bool HasExpired(SavedReply reply) => reply.HasExpired(clock.TodayInTokyo());

    public async Task<SavedReply> AddAsync(ActingOfficer officer, SavedReplyText text, CancellationToken cancellationToken)
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
    public Task<bool> ChangeAsync(string id, ActingOfficer officer, SavedReplyText text, CancellationToken cancellationToken) => WriteAsync(
        id, officer, "changed",
        "UPDATE saved_replies SET title = @title, ja = @ja, en = @en, valid_to = @validTo, updated_at = @now, updated_by = @by, version = version + 1 "
        + "WHERE id = @id", Values(id, officer, text, clock.GetUtcNow()), cancellationToken);

    /// <returns>False if there is none.</returns>
    public Task<bool> RemoveAsync(string id, ActingOfficer officer, CancellationToken cancellationToken) =>
        WriteAsync(id, officer, "removed", "DELETE FROM saved_replies WHERE id = @id", [("@id", id)], cancellationToken);

    private Task<bool> WriteAsync(
        string id, ActingOfficer officer, string action, string statement, (string Name, object? Value)[] values, CancellationToken cancellationToken) =>
        store.WriteAsync(async transaction =>
        {
            if (await transaction.Sql.ExecuteAsync(statement, values) == 0) return false;
            audit.Record(transaction, officer.Id, action, Subject, id);
            return true;
        }, cancellationToken);

    private static (string Name, object? Value)[] Values(string id, ActingOfficer officer, SavedReplyText text, DateTimeOffset now) =>
    [
        ("@id", id), ("@title", text.Title), ("@ja", text.Ja), ("@en", text.En),
        ("@validTo", text.ValidTo), ("@now", now), ("@by", officer.Name),
    ];

    private static SavedReply Read(Row row) => new(
        row.Text("id"), row.Text("title"), row.Text("ja"), row.Text("en"), row.DayOrNull("valid_to"), row.Instant("updated_at"), row.Text("updated_by"),
        row.Integer("version"));
}

/// <summary>What an officer writes.</summary>
public sealed record SavedReplyText(string Title, string Ja, string En, DateOnly? ValidTo);
