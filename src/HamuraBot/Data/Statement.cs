using System.Data.Common;

namespace HamuraBot.Data;

/// <summary>
/// A statement of one connection, to be run again with other values: SQLite compiles once per command object, so the statements of the turn
/// are made once per connection. Npgsql prepares by text on its own.
/// </summary>
internal sealed class Statement : IAsyncDisposable
{
    private readonly Dictionary<string, DbParameter> parameters = [];
    private Dictionary<string, int>? columns;

    public Statement(DbConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        Command = connection.CreateCommand();
        Command.CommandText = sql;
        foreach (var (name, _) in values)
        {
            var parameter = Command.CreateParameter();
            parameter.ParameterName = name;
            Command.Parameters.Add(parameter);
            parameters.Add(name, parameter);
        }
    }

    public DbCommand Command { get; }

    public void Bind(ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (values.Length != parameters.Count) throw new ArgumentException("The statement was made for other parameters.", nameof(values));
        foreach (var (name, value) in values) parameters[name].Value = StoredValue.Of(value);
    }

    public Row RowOf(DbDataReader reader) =>
        new(reader, columns ??= Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, StringComparer.Ordinal));

    public ValueTask DisposeAsync() => Command.DisposeAsync();
}
