using Microsoft.Bot.Builder;

namespace BotBuilder.Tests;

/// <summary>A storage that serialises, and counts how often it is asked.</summary>
internal sealed class CountingStorage(IStorage? inner = null) : IStorage
{
    private readonly IStorage _inner = inner ?? new MemoryStorage();

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Reads++;
        return _inner.ReadAsync(keys, cancellationToken);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Writes++;
        return _inner.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.DeleteAsync(keys, cancellationToken);
}
