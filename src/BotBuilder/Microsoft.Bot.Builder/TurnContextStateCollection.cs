namespace Microsoft.Bot.Builder;

/// <summary>Things kept for the length of a turn, by key or by type. Disposing it disposes what it holds.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool _disposed;

    /// <summary>Makes an empty one.</summary>
    public TurnContextStateCollection()
    {
    }

    /// <summary>The thing under <paramref name="key"/>; null when there is none or it is not a <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public T Get<T>(string key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryGetValue(key, out var value) ? value as T : null;
    }

    /// <summary>The thing added as a <typeparamref name="T"/>, or null.</summary>
    public T Get<T>()
        where T : class => Get<T>(typeof(T).FullName);

    /// <summary>Adds under <paramref name="key"/>.</summary>
    /// <exception cref="ArgumentNullException">Key or value is null.</exception>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public void Add<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        base.Add(key, value);
    }

    /// <summary>Adds as a <typeparamref name="T"/>: the type named in the call, not the one of the object.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public void Add<T>(T value)
        where T : class => Add(typeof(T).FullName, value);

    /// <summary>Adds or replaces under <paramref name="key"/>.</summary>
    /// <exception cref="ArgumentNullException">Key or value is null.</exception>
    public void Set<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        this[key] = value;
    }

    /// <summary>Adds or replaces the <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public void Set<T>(T value)
        where T : class => Set(typeof(T).FullName, value);

    /// <summary>Disposes what it holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes what it holds, once.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
        {
            return;
        }

        _disposed = true;
        foreach (var value in Values)
        {
            (value as IDisposable)?.Dispose();
        }
    }
}
