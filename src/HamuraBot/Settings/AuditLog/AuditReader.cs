using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Officers;

namespace HamuraBot.Settings.AuditLog;

/// <summary>
/// The audit log with the names of what its numbers and ids stand for, and found by them. Names are read where they are kept: whoever was erased
/// has none here any more.
/// </summary>
public sealed class AuditReader(Audit audit, Store store, IEnumerable<RoomHoldings> rooms)
{
    /// <param name="before">Only entries before this instant.</param>
    /// <param name="beforeId">And of those at the very instant, the ones before this one.</param>
    public async Task<List<AuditEntry>> ReadAsync(AuditQuery query, DateTimeOffset? before, string? beforeId, int most, CancellationToken cancellationToken)
    {
        var names = await store.ReadAsync(NamesAsync, cancellationToken);
        var wanted = SearchText.Of(query.Subject);
        var subjects = query.Subject.Length == 0 ? null : names.Where(name => wanted.Length > 0 && SearchText.Of(name.Value).Contains(wanted, StringComparison.Ordinal))
            .Select(name => name.Key).Append(query.Subject).ToHashSet();
        var entries = await audit.ListAsync(before ?? DateTimeOffset.MaxValue, beforeId, most, query.FilterFor(subjects), cancellationToken);
        return entries.ConvertAll(entry => entry with { SubjectName = names.GetValueOrDefault(entry.SubjectId) });
    }

    private async Task<Dictionary<string, string>> NamesAsync(StoreConnection sql)
    {
        var names = new Dictionary<string, string>();
        foreach (var room in rooms)
            foreach (var name in await room.NamesAsync(sql)) names.TryAdd(name.Key, name.Text);
        return names;
    }
}
