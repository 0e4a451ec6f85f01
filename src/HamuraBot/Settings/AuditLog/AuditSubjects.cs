using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Settings.AuditLog;

/// <summary>The names of what entries speak of, each looked up once for a page.</summary>
public sealed class AuditSubjects(IEnumerable<AuditSubject> kinds, Store store)
{
    private readonly Dictionary<string, AuditSubject> byKind = kinds.ToDictionary(kind => kind.Kind);

    /// <returns>By kind and id; what has no name is not among them.</returns>
    public Task<Dictionary<(string Kind, string Id), Words>> OfAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var names = new Dictionary<(string, string), Words>();
        foreach (var (kind, id) in entries.Select(entry => (entry.SubjectKind, entry.SubjectId)).Distinct())
            if (byKind.TryGetValue(kind, out var known) && await known.NameAsync(sql, id) is { } name) names[(kind, id)] = name;
        return names;
    }, cancellationToken);
}
