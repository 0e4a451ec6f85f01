using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HamuraBot.Data;

/// <summary>What one piece of work writes; committed or undone as a whole by the door that opened it.</summary>
public sealed class StoreTransaction(StoreConnection sql, Func<BotDb> createDb, RowQueue? rows = null) : IAsyncDisposable
{
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> statements = [];
    private readonly HashSet<int> guards = [];
    private readonly List<Action> hints = [];
    private BotDb? db;

    public StoreConnection Sql => sql;

    /// <summary>The entities, in this same transaction. Made when first used: a turn that only talks needs none.</summary>
    public BotDb Db => db ??= OpenDb();

    public bool RolledBack { get; private set; }

    /// <summary>Undoes all that this piece of work has written, without an error.</summary>
    public void RollBack() => RolledBack = true;

    /// <summary>Wakes somebody once the rows are there. Only a hint: a crash right after the commit loses it, so whoever waits polls too.</summary>
    public void AfterCommit(Action hint) => hints.Add(hint);

    /// <summary>For the door, after a commit that was not rolled back.</summary>
    public void GiveHints() => hints.ForEach(hint => hint());

    /// <summary>
    /// Says, before anything else is done to it, that this work changes a row which a crowd may want at once. Who would have to wait for it
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

    /// <summary>Writes the entities and the enqueued statements; the door calls it before the commit.</summary>
    /// <exception cref="StoreConflictException">A guard found that what was read has changed since.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (RolledBack)
        {
            return;
        }
        try
        {
            if (db is not null)
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            var affected = statements.Count == 0 ? [] : await sql.ExecuteManyAsync(statements);
            if (guards.Any(guard => affected[guard] == 0))
            {
                throw new StoreConflictException(null);
            }
        }
        catch (DbUpdateConcurrencyException changed)
        {
            throw new StoreConflictException(changed);
        }
        catch (DbException taken) when (taken.SqlState is UniqueViolation)
        {
            throw new StoreConflictException(taken);
        }
    }

    public ValueTask DisposeAsync()
    {
        rows?.Dispose();
        return db?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private BotDb OpenDb()
    {
        var opened = createDb();
        opened.Database.SetDbConnection(sql.Connection, contextOwnsConnection: false);
        opened.Database.UseTransaction(sql.Transaction);
        // The door has begun the transaction and ends it; SQLite's was begun by a statement that EF Core does not see.
        opened.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return opened;
    }

    /// <summary>SQLSTATE of PostgreSQL: two nodes wrote the same key; the later one reads again.</summary>
    private const string UniqueViolation = "23505";
}

/// <summary>Somebody else wrote first: nothing was written, the work is to be run again on what is there now.</summary>
public sealed class StoreConflictException(Exception? inner) : Exception("What was read has changed since.", inner);
