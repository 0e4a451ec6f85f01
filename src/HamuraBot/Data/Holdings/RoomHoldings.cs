namespace HamuraBot.Data.Holdings;

/// <summary>What one room keeps, and what it has to do when some of it is erased. A table that nobody declares fails a test.</summary>
public abstract class RoomHoldings
{
    /// <summary>In the order in which rows are deleted.</summary>
    public abstract IReadOnlyList<Holding> All { get; }

    /// <summary>The records in which somebody's name, address or phone number stands as such.</summary>
    public virtual Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) => Task.FromResult<IReadOnlyList<HeldRecord>>([]);

    /// <summary>What numbers and ids of this room are called, for whoever reads them in the audit log.</summary>
    public virtual async Task<IReadOnlyList<HeldName>> NamesAsync(StoreConnection sql) =>
        [.. (await RecordsAsync(sql)).Select(record => new HeldName(record.Key, string.Join(' ', new[] { record.Company, record.Name }.Where(part => !string.IsNullOrEmpty(part)))))];

    /// <summary>Adds what goes with something in the scope and has a number of its own.</summary>
    public virtual Task WidenAsync(StoreConnection sql, PersonScope scope) => Task.CompletedTask;

    /// <summary>Erases what no column leads to, and sets right what others rely on, before the rows go.</summary>
    public virtual Task<IReadOnlyList<ErasedCount>> EraseAsync(StoreTransaction transaction, PersonScope scope) => Task.FromResult<IReadOnlyList<ErasedCount>>([]);

    /// <summary>What is done once a day besides, by one of the nodes.</summary>
    public virtual Task EveryNightAsync(StoreTransaction transaction, DateTimeOffset now) => Task.CompletedTask;

    /// <summary>A visitor takes a message back: what was made of it goes, too.</summary>
    /// <param name="at">When it was written.</param>
    public virtual Task EraseMessageAsync(StoreTransaction transaction, string conversation, DateTimeOffset at) => Task.CompletedTask;
}

/// <param name="Key">A number or an id.</param>
public sealed record HeldName(string Key, string Text);

/// <param name="Name">Of the holding.</param>
public sealed record ErasedCount(string Name, long Count);

/// <summary>Something that tells who somebody is.</summary>
/// <param name="Kind">Such as <c>request</c>.</param>
/// <param name="Key">Its number, or another key that says nothing of the person.</param>
/// <param name="Href">Its page at the desk.</param>
public sealed record HeldRecord(string Kind, string Key, DateTimeOffset At, string Href)
{
    public const string Conversation = "conversation", Contact = "contact";

    public string? Name { get; init; }

    public string? Company { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? ConversationId { get; init; }

    public string? EmailKey => EmailAddress.TryParse(Email)?.Key;
}
