using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using Microsoft.Extensions.Options;

namespace HamuraBot.Persons;

/// <summary>Erases all that is held of a person, and says what has gone. The same is erased again when an older backup comes back.</summary>
public sealed partial class PersonErasure(
    Store store, IEnumerable<RoomHoldings> rooms, PersonRecords persons, Audit audit, DialogLibrary library, IOptions<DataOptions> data, TimeProvider clock, ILogger<PersonErasure> logger)
{
    /// <summary>The kind under which the audit log knows erasures.</summary>
    public const string Kind = "erasure";

    /// <summary>Letters: a shorter name stands in too many other words.</summary>
    private const int ShortestName = 3;

    /// <summary>Digits.</summary>
    private const int ShortestPhone = 9;

    /// <returns>The certificate; null if nothing is held under the key.</returns>
    public async Task<Erasure?> EraseAsync(string key, string reason, string officerId, CancellationToken cancellationToken)
    {
        var erasure = await store.WriteAgainAsync(async transaction =>
        {
            if (await persons.FindAsync(transaction.Sql, key) is not { } person) return null;
            var (counts, needles, left) = await EraseAsync(transaction, person.Scope);
            var now = clock.GetUtcNow();
            var certificate = new Erasure(
                Guid.CreateVersion7(now).ToString(), now, officerId, TextSweep.Erase(reason, [.. needles, .. NamesOf(person.Scope)]), counts, left, [.. KeysOf(person.Scope)]);
            await Erasures.AddAsync(transaction.Sql, certificate, toRepeat: false);
            audit.Record(transaction, officerId, "person.erased", Kind, certificate.Id);
            return certificate;
        }, cancellationToken);
        if (erasure is not null) await FinishAsync(cancellationToken);
        return erasure;
    }

    /// <summary>After a backup has come back that is older than an erasure.</summary>
    /// <returns>How many were repeated.</returns>
    public async Task<int> RepeatAsync(CancellationToken cancellationToken)
    {
        var due = await store.ReadAsync(Erasures.ToRepeatAsync, cancellationToken);
        foreach (var erasure in due)
        {
            await store.WriteAgainAsync(async transaction =>
            {
                foreach (var key in erasure.Keys.Where(key => key.Kind == ErasedKey.Message)) await EraseMessageAsync(transaction, key.Key);
                await EraseAsync(transaction, await ScopeAsync(transaction.Sql, erasure));
                audit.Record(transaction, null, "person.erased-again", Kind, erasure.Id);
                return await Erasures.NoteRepeatedAsync(transaction.Sql, erasure.Id);
            }, cancellationToken);
            Repeated(logger, erasure.Id);
        }
        if (due.Count > 0) await FinishAsync(cancellationToken);
        return due.Count;
    }

    private async Task<(IReadOnlyList<ErasedCount> Counts, IReadOnlyList<Needle> Needles, bool Left)> EraseAsync(StoreTransaction transaction, PersonScope scope)
    {
        var counts = await HeldErasure.RunAsync(transaction, rooms, scope);
        // What others are called or reached by as well is theirs: in the free texts it stays.
        var others = await persons.RecordsAsync(transaction.Sql);
        var names = scope.Names.Where(name => !others.Exists(other => other.Name is { } same && SearchText.Of(same) == SearchText.Of(name))).ToList();
        var phones = scope.Phones.Select(DigitsOf).Where(digits => digits.Length >= ShortestPhone).Distinct()
            .Where(digits => digits != PersonQuery.DigitsOf(library.Desk.Phone) && !others.Exists(other => DigitsOf(other.Phone ?? "") == digits)).ToList();
        Needle[] needles =
        [
            .. scope.Addresses.Select(address => new AddressNeedle(address)),
            .. phones.Select(digits => new PhoneNeedle(digits)),
            .. names.Where(name => SearchText.Of(name).Length >= ShortestName).Select(name => new NameNeedle(name)),
        ];
        var swept = await TextSweep.RunAsync(transaction.Sql, rooms, needles);
        return ([.. counts, .. swept.Select(count => count with { Name = $"{count.Name} (text)" })], needles, names.Count < scope.Names.Count);
    }

    private async Task EraseMessageAsync(StoreTransaction transaction, string key)
    {
        var (conversation, sequence) = (key[..key.LastIndexOf('|')], ActivityLog.SequenceOf(key));
        if (await ActivityLog.EraseTextAsync(transaction.Sql, conversation, sequence, library.Phrases.Privacy.RemovedText.In(Language.Ja)) is not { } erased) return;
        foreach (var room in rooms) await room.EraseMessageAsync(transaction, conversation, erased.At);
    }

    /// <summary>Who it was is read from what has come back: the certificate does not know.</summary>
    private async Task<PersonScope> ScopeAsync(StoreConnection sql, Erasure erasure)
    {
        var scope = new PersonScope();
        var all = (await persons.RecordsAsync(sql)).ToLookup(record => record.Key);
        foreach (var key in erasure.Keys)
        {
            if (key.Kind == ErasedKey.Message) continue;
            foreach (var record in all[key.Key]) scope.Add(record);
            if (key.Kind == HeldRecord.Conversation) scope.Conversations.Add(key.Key);
            else if (key.Kind != HeldRecord.Contact) scope.Numbers.Add(key.Key);
        }
        return scope;
    }

    /// <summary>The file beside the store knows what the store knows.</summary>
    public async Task WriteFileAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Erasures.AllAsync, cancellationToken) is { Count: > 0 } all) await Erasures.WriteFileAsync(data.Value.Directory, all, cancellationToken);
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        await WriteFileAsync(cancellationToken);
        await store.ForgetDeletedAsync();
    }

    private static IEnumerable<Needle> NamesOf(PersonScope scope) => scope.Names.Where(name => SearchText.Of(name).Length > 1).Select(name => new NameNeedle(name));

    private static IEnumerable<ErasedKey> KeysOf(PersonScope scope) =>
    [
        .. scope.Conversations.Select(key => new ErasedKey(HeldRecord.Conversation, key)),
        .. scope.Numbers.Select(key => new ErasedKey("number", key)),
        .. scope.Contacts.Select(key => new ErasedKey(HeldRecord.Contact, key)),
    ];

    private static string DigitsOf(string phone) => PersonQuery.DigitsOf(phone.Split(' ')[0]);

    [LoggerMessage(Level = LogLevel.Information, Message = "Erasure {Erasure} was repeated on a restored store.")]
    private static partial void Repeated(ILogger logger, string erasure);
}
