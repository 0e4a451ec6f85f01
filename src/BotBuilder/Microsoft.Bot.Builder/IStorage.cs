namespace Microsoft.Bot.Builder;

/// <summary>Keeps objects by key.</summary>
public interface IStorage
{
    /// <summary>Reads what there is under these keys; the result lacks the keys that have nothing.</summary>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds or replaces. An <see cref="IStoreItem"/> is written only when its <see cref="IStoreItem.ETag"/> is still the stored one's.
    /// </summary>
    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    /// <summary>Removes; keys that have nothing are no error.</summary>
    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

/// <summary>An object that notices when somebody else wrote it meanwhile.</summary>
public interface IStoreItem
{
    /// <summary>Changes with every write. <c>*</c> overwrites whatever is stored.</summary>
    string ETag { get; set; }
}
