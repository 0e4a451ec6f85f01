using System.Data.Common;

namespace HamuraBot.Data;

/// <summary>What one piece of work writes; committed or undone as a whole by the door that opened it.</summary>
public sealed class StoreTransaction(StoreConnection sql, RowQueue? rows = null) : IDisposable
{
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> statements = [];
    private readonly HashSet<int> guards = [];
    private readonly List<Action> hints = [];

    public StoreConnection Sql => sql;

    public bool RolledBack { get; private set; }

    /// <summary>Undoes all that this piece of work has written, without an error.</summary>
    public void RollBack() => RolledBack = true;

    /// <summary>Wakes somebody once the rows are there. Only a hint: a crash right after the commit loses it, so whoever waits polls too.</summary>
    public void AfterCommit(Action hint) => hints.Add(hint);

    /// <summary>For the door, after a commit that was not rolled back.</summary>
    public void GiveHints() => hints.ForEach(hint => hint());

    /// <summary>
    /// Says, before anything else is done to it, that this work changes a row which a crowd may want at once. Work that would have to wait for it
    /// is undone, gives its connection back and is run again when it is its turn: those who wait for one row never hold the connections of all.
    /// </summary>
    public void QueueFor(string row) => rows?.Enter(row);

    /// <summary>Adds a statement to those that are sent together just before the commit.</summary>
    public void Enqueue(string statement, params (string Name, object? Value)[] parameters) => statements.Add((statement, parameters));

    /// <summary>As <see cref="Enqueue"/>, and the commit depends on it: if it changes no row, somebody was first and all is undone.</summary>
    public void Guard(string statement, params (string Name, object? Value)[] parameters)
    {
        guards.Add(statements.Count);
        Enqueue(statement, parameters);
    }

    /// <summary>For the door, before the commit: does the work, and then what it has enqueued.</summary>
    /// <exception cref="StoreConflictException">What was read has changed since, or somebody else took the same key.</exception>
    public async Task<T> RunAsync<T>(Func<StoreTransaction, Task<T>> work)
    {
        try
        {
            var result = await work(this);
            await FlushAsync();
            return result;
        }
        catch (DbException taken) when (UniqueViolation.Is(taken))
        {
            throw new StoreConflictException(taken);
        }
    }

    /// <summary>Sends what is enqueued, which is otherwise done just before the commit.</summary>
    /// <exception cref="StoreConflictException">A guard found that what was read has changed since.</exception>
    public async Task FlushAsync()
    {
        if (RolledBack || statements.Count == 0) return;
        var affected = await sql.ExecuteManyAsync(statements);
        if (guards.Any(guard => affected[guard] == 0)) throw new StoreConflictException(null);
        statements.Clear();
        guards.Clear();
    }

    public void Dispose() => rows?.Dispose();
}

/// <summary>Somebody else wrote first: nothing was written, the work is to be run again on what is there now.</summary>
public sealed class StoreConflictException(Exception? inner) : Exception("What was read has changed since.", inner);
