using System.Data.Common;
using System.Diagnostics.Metrics;

namespace HamuraBot.Data;

/// <summary>The one door to the store: whatever is written goes through <see cref="WriteAsync{T}"/>, all or nothing.</summary>
public abstract class Store : IAsyncDisposable
{
    /// <summary>Each conflict means that somebody else got through.</summary>
    private const int Attempts = 50;

    private static readonly Counter<long> Conflicts = new Meter("HamuraBot").CreateCounter<long>("hamurabot.turn.conflicts", "{attempt}");

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own and returns after the commit is durable; again, if it asks for a busy row.
    /// If the work throws or calls <see cref="StoreTransaction.RollBack"/>, it leaves no trace. The token ends every statement of the work; a
    /// commit that has begun is carried through.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or written just now; trying again later makes sense.</exception>
    public abstract Task<T> WriteAsync<T>(Func<StoreTransaction, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="WriteAsync{T}"/>, and again on what is there now for as often as somebody else was first: the one policy for conflicts.
    /// There is nothing to wait for between two attempts.
    /// </summary>
    public async Task<T> WriteAgainAsync<T>(Func<StoreTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteAsync(work, cancellationToken);
            }
            catch (StoreConflictException) when (attempt < Attempts)
            {
                Conflicts.Add(1);
            }
        }
    }

    /// <summary>Reads committed rows beside the writers.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached just now.</exception>
    public abstract Task<T> ReadAsync<T>(Func<StoreConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Brings the schema up to date; safe when several nodes start at once.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What was deleted leaves the store's files, too, as far as they are ours.</summary>
    public abstract Task ForgetDeletedAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>The store is away, locked or full: nothing was written, the caller may try again.</summary>
public sealed class StoreUnavailableException(string message, DbException inner) : Exception(message, inner);
