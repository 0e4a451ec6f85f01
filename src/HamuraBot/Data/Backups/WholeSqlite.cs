using Microsoft.Data.Sqlite;

namespace HamuraBot.Data.Backups;

/// <summary>
/// SQLite's write-ahead log gives a reader the store of one moment, however long it reads, and holds up no writer. The online backup would copy
/// pages, which PostgreSQL cannot read, and needs as much room again.
/// </summary>
internal sealed class WholeSqlite(StoreConnection sql) : WholeStore(sql)
{
    protected override string ListTables => """
        SELECT t.name AS table_name, c.name AS column_name FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
        """;

    /// <exception cref="BackupException">There is no store.</exception>
    public static async Task<WholeStore> OpenToReadAsync(DataOptions options)
    {
        var file = SqliteStore.FileIn(options.Directory);
        if (!File.Exists(file)) throw new BackupException($"There is no store '{file}': Data__Directory must name the folder of the one to back up.");
        return await OpenAsync(file, SqliteOpenMode.ReadWrite, toRead: true);
    }

    /// <summary>The lock of the store is the caller's.</summary>
    public static Task<WholeStore> OpenToReplaceAsync(DataOptions options) =>
        OpenAsync(SqliteStore.FileIn(options.Directory), SqliteOpenMode.ReadWriteCreate, toRead: false);

    private static async Task<WholeStore> OpenAsync(string file, SqliteOpenMode mode, bool toRead)
    {
        // References can be switched off before a transaction only; a row may come before the one that it refers to.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = toRead }.ToString());
        var sql = new StoreConnection(connection);
        try
        {
            await connection.OpenAsync();
            await sql.ExecuteAsync("PRAGMA journal_mode=WAL");
            await sql.ExecuteAsync("PRAGMA synchronous=FULL");
            sql.Transaction = connection.BeginTransaction(deferred: toRead);
            return new WholeSqlite(sql);
        }
        catch
        {
            await sql.DisposeAsync();
            throw;
        }
    }

    public override async Task DropAsync(IEnumerable<StoreTable> tables)
    {
        foreach (var table in tables) await Sql.ExecuteAsync($"DROP TABLE {table.QuotedName}");
    }

    public override async Task InsertAsync(StoreTable table, IAsyncEnumerable<object?[]> rows)
    {
        var insert = $"INSERT INTO {table.QuotedName} ({table.QuotedColumns}) VALUES ({string.Join(", ", table.Columns.Select(column => $"@{column}"))})";
        await foreach (var row in rows) await Sql.ExecuteAsync(insert, [.. table.Columns.Select((column, i) => ($"@{column}", row[i]))]);
    }

    public override Task LeaveReferencesAsync() => Task.CompletedTask;

    public override async Task CheckReferencesAsync()
    {
        if (await Sql.ScalarAsync("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") is string table)
            throw new BackupException($"The backup is not whole: a row of {table} refers to one that is not in it.");
    }
}
