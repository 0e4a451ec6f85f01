using System.Data.Common;

namespace HamuraBot.Data;

/// <summary>
/// A connection with its statements kept by text: SQLite compiles a statement once per command object, so the commands
/// of the turn are made once per connection. Npgsql prepares by text on its own.
/// </summary>
public sealed class StoreConnection(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> commands = [];

    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction that the next statements belong to, if any.</summary>
    public DbTransaction? Transaction { get; set; }

    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteNonQueryAsync();

    public Task<DbDataReader> QueryAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteReaderAsync();

    public Task<object?> ScalarAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteScalarAsync();

    /// <summary>Several statements in one round trip where the driver can (PostgreSQL), one after the other where it cannot.</summary>
    /// <returns>Rows affected by each statement.</returns>
    public async Task<int[]> ExecuteManyAsync(IReadOnlyList<(string Sql, (string Name, object? Value)[] Parameters)> statements)
    {
        var affected = new int[statements.Count];
        if (!Connection.CanCreateBatch)
        {
            for (var i = 0; i < statements.Count; i++)
            {
                affected[i] = await ExecuteAsync(statements[i].Sql, statements[i].Parameters);
            }
            return affected;
        }

        await using var batch = Connection.CreateBatch();
        batch.Transaction = Transaction;
        foreach (var (sql, parameters) in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync();
        for (var i = 0; i < affected.Length; i++)
        {
            affected[i] = batch.BatchCommands[i].RecordsAffected;
        }
        return affected;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
        {
            await command.DisposeAsync();
        }
        await Connection.DisposeAsync();
    }

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            commands.Add(sql, command);
        }
        command.Transaction = Transaction;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }
        return command;
    }
}
