using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;
using static HamuraBot.Data.SqliteFaults;

namespace HamuraBot.Data;

/// <summary>
/// SQLite with one writer. Work that waits while a commit is being made durable is committed together by the next one,
/// each in a savepoint of its own; when nobody waits, work is committed at once.
/// </summary>
public sealed class SqliteStore : Store
{
    /// <summary>Work committed together at most: bounds how long the first of a group waits for the last.</summary>
    private const int LargestGroup = 256;

    /// <summary>Kilobytes of pages: the writer touches rows of many conversations, and of readers there are as many as read at once.</summary>
    private const int WritersCache = 4_000, ReadersCache = 250;

    /// <summary>To work the log into the file when something was deleted for good: ten seconds in all.</summary>
    private const int CheckpointAttempts = 200;

    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMilliseconds(50);

    private readonly string connectionString;
    private readonly DataOptions options;
    private readonly Channel<Work> waiting = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Channel<StoreConnection> readers = Channel.CreateUnbounded<StoreConnection>();
    private Task writer = Task.CompletedTask;

    public SqliteStore(IOptions<DataOptions> options)
    {
        this.options = options.Value;
        Directory.CreateDirectory(this.options.Directory);
        File = FileIn(this.options.Directory);
        connectionString = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 30 }.ToString();
    }

    public string File { get; }

    public static string FileIn(string directory) => Path.Combine(directory, "hamura.db");

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        RefuseEmptied();
        var connection = Open(WritersCache);
        await Migration.RefuseNewerAsync(connection);
        foreach (var migration in Migration.For(StoreProvider.Sqlite))
        {
            // IMMEDIATE takes the writer's place first, so a second process finds the step done instead of doing it again.
            await using var transaction = ((SqliteConnection)connection.Connection).BeginTransaction(deferred: false);
            connection.Transaction = transaction;
            await migration.ApplyAsync(connection);
            await transaction.CommitAsync(cancellationToken);
        }
        connection.Transaction = null;
        writer = Task.Factory.StartNew(() => CommitGroupsAsync(connection), TaskCreationOptions.LongRunning).Unwrap();
    }

    public override async Task<T> WriteAsync<T>(Func<StoreTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var item = new Work(async transaction => (await work(transaction))!, cancellationToken);
        if (!waiting.Writer.TryWrite(item)) throw new OperationCanceledException("The store is closing.");
        return (T)await item.Done.Task;
    }

    public override async Task<T> ReadAsync<T>(Func<StoreConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        StoreConnection? connection = null;
        try
        {
            connection = readers.Reader.TryRead(out var idle) ? idle : Open(ReadersCache);
            var result = await ReadAsync(connection, read, cancellationToken);
            readers.Writer.TryWrite(connection);
            connection = null;
            return result;
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode is SqliteInterrupt)
        {
            throw new OperationCanceledException(stopped.Message, stopped, cancellationToken);
        }
        catch (SqliteException away) when (IsAway(away))
        {
            throw new StoreUnavailableException("SQLite cannot be read just now.", away);
        }
        finally
        {
            // After an error nobody knows what state it is in.
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    /// <summary>Deleted rows are overwritten where they stood; copies of them stand in the log until it is worked into the file.</summary>
    public override async Task ForgetDeletedAsync()
    {
        await using var connection = Open(ReadersCache);
        // Whoever reads at this moment keeps the log as it is: SQLite says 1 and does not wait by itself.
        for (var attempt = 1; await connection.IntegerAsync("PRAGMA wal_checkpoint(TRUNCATE)") != 0 && attempt < CheckpointAttempts; attempt++) await Task.Delay(BetweenCheckpoints);
    }

    public override async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writer;
        while (readers.Reader.TryRead(out var reader)) await reader.DisposeAsync();
    }

    /// <summary>
    /// The driver looks at the token before a statement and not while it runs: a reader is interrupted from outside. The writer is not, since
    /// that would undo the whole group.
    /// </summary>
    private static async Task<T> ReadAsync<T>(StoreConnection connection, Func<StoreConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        connection.Cancellation = cancellationToken;
        await using var interrupt = cancellationToken.UnsafeRegister(
            handle => raw.sqlite3_interrupt((sqlite3)handle!), ((SqliteConnection)connection.Connection).Handle);
        return await read(connection);
    }

    /// <summary>A store that was once begun has a page at least: whoever finds none shall not begin anew in silence what was lost.</summary>
    private void RefuseEmptied()
    {
        if (new FileInfo(File) is { Exists: true, Length: 0 })
            throw new SettingException("The store hamura.db in Data__Directory is empty: put a backup in its place, or delete it to begin with a new one.");
    }

    private StoreConnection Open(int cache)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        // 16 MB of log before it is worked into the file.
        pragmas.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={options.Synchronous}; PRAGMA foreign_keys=ON; "
            + $"PRAGMA cache_size=-{cache}; PRAGMA wal_autocheckpoint=4000; PRAGMA secure_delete=ON;";
        pragmas.ExecuteNonQuery();
        return new StoreConnection(connection);
    }

    private async Task CommitGroupsAsync(StoreConnection connection)
    {
        var group = new List<Work>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await connection.ExecuteAsync("BEGIN IMMEDIATE");
                while (group.Count < LargestGroup && waiting.Reader.TryRead(out var work))
                {
                    group.Add(work);
                    await RunAsync(connection, work);
                }
                await connection.ExecuteAsync("COMMIT");
                group.ForEach(work => work.Succeed());
            }
            catch (SqliteException error)
            {
                await UndoAsync(connection);
                Exception fault = IsAway(error) ? new StoreUnavailableException("SQLite cannot be written just now.", error) : error;
                group.ForEach(work => work.Fail(fault));
                FailWhatWaits(fault, group.Count == 0);
            }
        }
        await connection.DisposeAsync();
    }

    private async Task RunAsync(StoreConnection connection, Work work)
    {
        await connection.ExecuteAsync("SAVEPOINT work");
        var undo = true;
        connection.Cancellation = work.Cancellation;
        try
        {
            using var transaction = new StoreTransaction(connection);
            await work.RunAsync(transaction);
            undo = transaction.RolledBack;
            work.Written = undo ? null : transaction;
        }
        catch (SqliteException full) when (full.SqliteErrorCode is SqliteFull or SqliteIoError or SqliteReadOnly)
        {
            throw;
        }
        catch (Exception error)
        {
            work.Error = error;
        }
        finally
        {
            connection.Cancellation = CancellationToken.None;
        }
        if (undo) await connection.ExecuteAsync("ROLLBACK TO work");
        await connection.ExecuteAsync("RELEASE work");
    }

    private static async Task UndoAsync(StoreConnection connection)
    {
        try
        {
            await connection.ExecuteAsync("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    /// <summary>When not even BEGIN worked, those who wait are told at once instead of spinning on a store that is away.</summary>
    private void FailWhatWaits(Exception error, bool nothingBegan)
    {
        while (nothingBegan && waiting.Reader.TryRead(out var work))
        {
            work.Fail(error);
        }
    }

    private sealed class Work(Func<StoreTransaction, Task<object>> work, CancellationToken cancellationToken)
    {
        private object? result;

        public CancellationToken Cancellation => cancellationToken;

        public TaskCompletionSource<object> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Error { get; set; }

        public StoreTransaction? Written { get; set; }

        public async Task RunAsync(StoreTransaction transaction)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = await transaction.RunAsync(work);
        }

        public void Succeed()
        {
            Written?.GiveHints();
            if (Error is null)
            {
                Done.TrySetResult(result!);
            }
            else
            {
                Done.TrySetException(Error);
            }
        }

        public void Fail(Exception error) => Done.TrySetException(Error ?? error);
    }
}
