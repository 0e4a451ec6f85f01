using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HamuraBot.Data;

/// <summary>
/// The one way to the rows: SQL with parameters by name, rows by the names of their columns. It is handed out for one piece of work, whose
/// token every statement obeys: nobody can forget to pass it on.
/// </summary>
public sealed class StoreConnection(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, Statement> statements = [];

    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction that the next statements belong to, if any.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Ends the statements of the piece of work that has the connection.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <returns>Rows affected.</returns>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bound(sql, parameters).Command.ExecuteNonQueryAsync(Cancellation);

    public Task<object?> ScalarAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bound(sql, parameters).Command.ExecuteScalarAsync(Cancellation);

    /// <summary>The one number that the statement gives: drivers and sums differ in its type. Nothing counts as 0.</summary>
    public Task<long> IntegerAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => IntegerAsync(ScalarAsync(sql, parameters));

    public Task<List<T>> ListAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        ListAsync(Bound(sql, parameters), read);

    /// <returns>Null if there is no row; of several, the first.</returns>
    public Task<T?> FindAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) where T : class =>
        FindAsync(Bound(sql, parameters), read);

    /// <summary>For whoever may have seen enough before the last row. Meanwhile the connection has nothing else to do.</summary>
    public IAsyncEnumerable<Row> RowsAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        RowsAsync(Bound(sql, parameters), Cancellation);

    /// <summary>Several statements in one round trip where the driver can (PostgreSQL), one after the other where it cannot.</summary>
    /// <returns>Rows affected by each statement.</returns>
    public async Task<int[]> ExecuteManyAsync(IReadOnlyList<(string Sql, (string Name, object? Value)[] Parameters)> many)
    {
        var affected = new int[many.Count];
        if (Connection is SqliteConnection sqlite)
        {
            for (var i = 0; i < many.Count; i++) affected[i] = await LargeContent.ExecuteAsync(this, sqlite, many[i].Sql, many[i].Parameters);
            return affected;
        }

        var opened = new List<Stream>();
        await using var batch = Connection.CreateBatch();
        batch.Transaction = Transaction;
        foreach (var (sql, parameters) in many)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value is LargeContent large ? large.Open() : StoredValue.Of(value);
                if (parameter.Value is Stream content) opened.Add(content);
                command.Parameters.Add(parameter);
            }
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(Cancellation);
        foreach (var content in opened) await content.DisposeAsync();
        for (var i = 0; i < affected.Length; i++) affected[i] = batch.BatchCommands[i].RecordsAffected;
        return affected;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in statements.Values) await statement.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private Statement Bound(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements.Add(sql, statement = new(Connection, sql, parameters));
        statement.Command.Transaction = Transaction;
        statement.Bind(parameters);
        return statement;
    }

    private static async Task<long> IntegerAsync(Task<object?> scalar) =>
        await scalar is { } number and not DBNull ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : 0;

    private async Task<List<T>> ListAsync<T>(Statement statement, Func<Row, T> read)
    {
        var found = new List<T>();
        await using var reader = await statement.Command.ExecuteReaderAsync(Cancellation);
        var row = statement.RowOf(reader);
        while (await reader.ReadAsync(Cancellation)) found.Add(read(row));
        return found;
    }

    private async Task<T?> FindAsync<T>(Statement statement, Func<Row, T> read) where T : class
    {
        await using var reader = await statement.Command.ExecuteReaderAsync(Cancellation);
        return await reader.ReadAsync(Cancellation) ? read(statement.RowOf(reader)) : null;
    }

    private static async IAsyncEnumerable<Row> RowsAsync(Statement statement, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await statement.Command.ExecuteReaderAsync(cancellationToken);
        var row = statement.RowOf(reader);
        while (await reader.ReadAsync(cancellationToken)) yield return row;
    }
}
