using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;

namespace HamuraBot.Persons;

/// <summary>
/// Finds people by what they left. Records are one person's if they have the same mail address, or stand in the same conversation and none
/// of them has another one: a phone number or a name may be shared by many.
/// </summary>
public sealed class PersonRecords(Store store, IEnumerable<RoomHoldings> rooms, Transcripts transcripts)
{
    public const int MostPersons = 50;

    public async Task<IReadOnlyList<Person>> SearchAsync(string text, CancellationToken cancellationToken)
    {
        var query = new PersonQuery(text);
        if (query.IsEmpty) return [];
        var said = await transcripts.SearchAsync(text, MostPersons, cancellationToken);
        var all = await store.ReadAsync(RecordsAsync, cancellationToken);
        List<HeldRecord> seeds = [.. all.Where(query.Matches), .. said.Select(found => ConversationRecord(found.ConversationId, found.At))];
        var persons = new List<Person>();
        var seen = new HashSet<string>();
        foreach (var seed in seeds)
        {
            if (persons.Count == MostPersons) break;
            if (seen.Contains(seed.Key)) continue;
            var person = Of(seed, all);
            seen.UnionWith(person.Records.Select(record => record.Key));
            seen.UnionWith(person.Scope.Conversations);
            persons.Add(person);
        }
        return persons;
    }

    /// <param name="key">Of any record, or of a conversation.</param>
    public async Task<Person?> FindAsync(StoreConnection sql, string key)
    {
        var all = await RecordsAsync(sql);
        if (all.FirstOrDefault(record => record.Key == key) is { } seed) return Of(seed, all);
        return await ActivityLog.StartedAsync(sql, key) is { } at ? Of(ConversationRecord(key, at), all) : null;
    }

    public async Task<List<HeldRecord>> RecordsAsync(StoreConnection sql)
    {
        var all = new List<HeldRecord>();
        foreach (var room in rooms) all.AddRange(await room.RecordsAsync(sql));
        return all;
    }

    private static Person Of(HeldRecord seed, List<HeldRecord> all)
    {
        var own = seed.Kind == HeldRecord.Conversation
            ? all.FirstOrDefault(record => record.ConversationId == seed.Key && record.EmailKey is not null) ?? seed
            : seed;
        var found = new HashSet<HeldRecord> { seed, own };
        var address = own.EmailKey ?? all.FirstOrDefault(record => record.EmailKey is not null && own.ConversationId is not null && record.ConversationId == own.ConversationId)?.EmailKey;
        if (address is not null) found.UnionWith(all.Where(record => record.EmailKey == address));
        var conversations = found.Select(record => record.ConversationId ?? (record.Kind == HeldRecord.Conversation ? record.Key : null)).OfType<string>().ToHashSet();
        found.UnionWith(all.Where(record => record.EmailKey is null && record.ConversationId is { } id && conversations.Contains(id)));
        return new(seed.Key, [.. found.OrderByDescending(record => record.At).ThenBy(record => record.Key, StringComparer.Ordinal)]);
    }

    private static HeldRecord ConversationRecord(string id, DateTimeOffset at) => new(HeldRecord.Conversation, id, at, DeskPaths.Log(id));
}
