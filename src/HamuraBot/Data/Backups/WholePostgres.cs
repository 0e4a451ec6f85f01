using System.Data;
using System.Globalization;
using System.Text;
using Npgsql;

namespace HamuraBot.Data.Backups;

/// <summary>By the server's own words alone: a backup needs no tool beside the program, of no matter which version.</summary>
internal sealed class WholePostgres(StoreConnection sql) : WholeStore(sql)
{
    /// <summary>A connection that was closed just now takes a moment to go.</summary>
    private const int Looks = 50;

    protected override string ListTables => """
        SELECT c.relname AS table_name, a.attname AS column_name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum
        """;

    public static async Task<WholeStore> OpenToReadAsync(string connectionString) => await OpenAsync(connectionString, IsolationLevel.RepeatableRead);

    /// <exception cref="BackupException">Somebody is connected, as a running node is.</exception>
    public static async Task<WholeStore> OpenToReplaceAsync(string connectionString)
    {
        var store = await OpenAsync(connectionString, IsolationLevel.ReadCommitted);
        for (var look = 1; await OthersAsync(store.Sql) is var others and > 0; look++)
        {
            if (look == Looks)
            {
                await store.DisposeAsync();
                throw new BackupException($"The database is in use by {others} connection(s): stop every node first, and end what else is connected.");
            }
            await store.Sql.ScalarAsync("SELECT pg_sleep(0.1)");
        }
        return store;
    }

    public override async Task DropAsync(IEnumerable<StoreTable> tables)
    {
        if (string.Join(", ", tables.Select(table => table.QuotedName)) is { Length: > 0 } all) await Sql.ExecuteAsync($"DROP TABLE {all}");
    }

    public override async Task InsertAsync(StoreTable table, IAsyncEnumerable<object?[]> rows)
    {
        var copy = $"COPY {table.QuotedName} ({table.QuotedColumns}) FROM STDIN";
        await using var import = await ((NpgsqlConnection)Sql.Connection).BeginTextImportAsync(copy, Sql.Cancellation);
        await foreach (var row in rows) await import.WriteAsync(string.Join('\t', row.Select(Text)) + "\n");
    }

    public override Task LeaveReferencesAsync() => AlterReferencesAsync("DEFERRABLE INITIALLY DEFERRED");

    public override async Task CheckReferencesAsync()
    {
        try
        {
            await Sql.ExecuteAsync("SET CONSTRAINTS ALL IMMEDIATE");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new BackupException($"The backup is not whole: a row of {refused.TableName} refers to one that is not in it.", refused);
        }
        await AlterReferencesAsync("NOT DEFERRABLE");
    }

    /// <summary>Without the server's own, which vacuum; what it has told is kept for the transaction unless that is cleared.</summary>
    private static async Task<long> OthersAsync(StoreConnection sql)
    {
        await sql.ExecuteAsync("SELECT pg_stat_clear_snapshot()");
        return await sql.IntegerAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL");
    }

    private async Task AlterReferencesAsync(string how)
    {
        foreach (var (table, name) in await Sql.ListAsync(
            "SELECT r.relname AS table_name, c.conname AS name FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid "
            + "WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace",
            row => (row.Text("table_name"), row.Text("name"))))
        {
            await Sql.ExecuteAsync($"ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{name}\" {how}");
        }
    }

    private static async Task<WholePostgres> OpenAsync(string connectionString, IsolationLevel isolation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        var sql = new StoreConnection(connection);
        try
        {
            await connection.OpenAsync();
            sql.Transaction = await connection.BeginTransactionAsync(isolation);
            return new(sql);
        }
        catch
        {
            await sql.DisposeAsync();
            throw;
        }
    }

    /// <summary>As COPY reads it.</summary>
    private static string Text(object? value) => value switch
    {
        null => @"\N",
        byte[] bytes => @"\\x" + Convert.ToHexStringLower(bytes),
        string text => new StringBuilder(text).Replace(@"\", @"\\").Replace("\t", @"\t").Replace("\n", @"\n").Replace("\r", @"\r").ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
