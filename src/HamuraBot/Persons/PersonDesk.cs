using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Officers;

namespace HamuraBot.Persons;

/// <summary>What officers do about people. The audit log keeps who did it, to which record; never what was looked for.</summary>
public sealed class PersonDesk(Store store, PersonRecords persons, PersonErasure erasure, IEnumerable<RoomHoldings> rooms, Audit audit)
{
    /// <summary>Characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The kind under which the audit log knows people.</summary>
    private const string Kind = "person";

    public async Task<IReadOnlyList<Person>> SearchAsync(string text, string officer, CancellationToken cancellationToken)
    {
        if (text.Length == 0) return [];
        var found = await persons.SearchAsync(text, cancellationToken);
        await audit.RecordAsync(officer, "person.searched", Kind, "", cancellationToken, AuditDetail.Of([("query", text)], found.Count));
        return found;
    }

    public Task<PersonFile?> OpenAsync(string key, string officer, CancellationToken cancellationToken) => ReadAsync(key, "person.seen", officer, cancellationToken);

    public Task<PersonFile?> ExportAsync(string key, string officer, CancellationToken cancellationToken) => ReadAsync(key, "person.exported", officer, cancellationToken);

    public Task<Erasure?> EraseAsync(string key, string reason, string officer, CancellationToken cancellationToken) =>
        erasure.EraseAsync(key, reason, officer, cancellationToken);

    /// <summary>One message as it was written: whoever looks is in the audit log before it is shown.</summary>
    public async Task<string?> UncoverAsync(string conversation, long sequence, string officer, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(sql => ActivityLog.BodyAsync(sql, conversation, sequence), cancellationToken) is not { } body) return null;
        await audit.RecordAsync(officer, "message.uncovered", HeldRecord.Conversation, conversation, cancellationToken);
        return MessageText.Shown(LoggedActivity.Parse(body));
    }

    private async Task<PersonFile?> ReadAsync(string key, string action, string officer, CancellationToken cancellationToken)
    {
        var file = await store.ReadAsync(async sql => await persons.FindAsync(sql, key) is { } person ? await PersonFile.ReadAsync(sql, person, rooms) : null, cancellationToken);
        if (file is not null) await audit.RecordAsync(officer, action, Kind, key, cancellationToken);
        return file;
    }
}
