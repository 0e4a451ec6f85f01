namespace HamuraBot.Data.Backups;

/// <summary>
/// All tables of a store, in one transaction: as they stood at one moment while others go on writing, or all put in the place of what was there.
/// Beside <see cref="Store"/>, whose writer and pool a single long transaction has no use for.
/// </summary>
internal abstract class WholeStore(StoreConnection sql) : IAsyncDisposable
{
    protected StoreConnection Sql => sql;

    /// <summary>A row for each column: <c>table_name</c>, <c>column_name</c>.</summary>
    protected abstract string ListTables { get; }

    public async Task<List<StoreTable>> TablesAsync()
    {
        var columns = await sql.ListAsync(ListTables, row => (Table: row.Text("table_name"), Column: row.Text("column_name")));
        return [.. columns.GroupBy(column => column.Table).Select(table => new StoreTable(table.Key, [.. table.Select(column => column.Column)]))];
    }

    public Task<List<int>> SchemaStepsAsync() => sql.ListAsync($"SELECT number FROM {StoreTable.SchemaSteps} ORDER BY number", row => row.Number("number"));

    public async Task<bool> HasRowsAsync(StoreTable table) => await sql.ScalarAsync($"SELECT 1 FROM {table.QuotedName} LIMIT 1") is not null;

    public async IAsyncEnumerable<object?[]> RowsAsync(StoreTable table)
    {
        await using var command = sql.Connection.CreateCommand();
        (command.CommandText, command.Transaction) = ($"SELECT {table.QuotedColumns} FROM {table.QuotedName}", sql.Transaction);
        await using var reader = await command.ExecuteReaderAsync(sql.Cancellation);
        while (await reader.ReadAsync(sql.Cancellation))
        {
            var values = new object?[reader.FieldCount];
            reader.GetValues(values!);
            yield return values;
        }
    }

    public async Task ApplyAsync(IEnumerable<Migration> steps)
    {
        foreach (var step in steps) await step.ApplyAsync(sql);
    }

    /// <returns>None from a store that is older than erasures.</returns>
    public async Task<IReadOnlyList<Erasure>> ErasuresAsync() =>
        (await TablesAsync()).Exists(table => table.Name == "erasures") ? await Erasures.AllAsync(sql) : [];

    /// <summary>Those that the backup does not know are to be repeated.</summary>
    public async Task AddAsync(IReadOnlyList<Erasure> erasures)
    {
        var known = (await Erasures.AllAsync(sql)).Select(erasure => erasure.Id).ToHashSet();
        foreach (var erasure in erasures.Where(erasure => !known.Contains(erasure.Id))) await Erasures.AddAsync(sql, erasure, toRepeat: true);
    }

    /// <summary>All rows but the steps of the schema.</summary>
    public async Task ClearAsync()
    {
        foreach (var table in (await TablesAsync()).Where(table => table.Name != StoreTable.SchemaSteps)) await sql.ExecuteAsync($"DELETE FROM {table.QuotedName}");
    }

    public abstract Task DropAsync(IEnumerable<StoreTable> tables);

    public abstract Task InsertAsync(StoreTable table, IAsyncEnumerable<object?[]> rows);

    /// <summary>Rows come in the order of the tables' names: references hold once all are there.</summary>
    public abstract Task LeaveReferencesAsync();

    /// <exception cref="BackupException">A row refers to one that is not there.</exception>
    public abstract Task CheckReferencesAsync();

    public Task CommitAsync() => sql.Transaction!.CommitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (sql.Transaction is { } transaction) await transaction.DisposeAsync();
        await sql.DisposeAsync();
    }
}
