using Microsoft.Extensions.Options;

namespace HamuraBot.Data;

/// <summary>
/// An SQLite store has one process that writes: groups of work and what is kept in memory rely on it. Held for life by an advisory lock, which the
/// system gives back even after <c>kill -9</c>. PostgreSQL has any number of nodes and no lock.
/// </summary>
public sealed class StoreLock(IOptions<DataOptions> options) : IDisposable
{
    private FileStream? held;

    /// <exception cref="SettingException">Another process has the store.</exception>
    public void Take()
    {
        if (options.Value.Provider is not StoreProvider.Sqlite) return;
        Directory.CreateDirectory(options.Value.Directory);
        var file = Path.Combine(options.Value.Directory, "hamura.lock");
        try
        {
            held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new SettingException($"Another process has the store in Data__Directory '{options.Value.Directory}': stop it, or name another folder. ({file} is locked.)", taken);
        }
    }

    public void Dispose() => held?.Dispose();
}
