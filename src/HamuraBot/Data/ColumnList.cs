namespace HamuraBot.Data;

/// <summary>
/// Columns that a table's statements name over and over, each with the value that is written into it: a new column is one line here and one
/// where rows are read.
/// </summary>
public sealed class ColumnList<T>(params (string Name, Func<T, object?> Value)[] columns)
{
    private readonly (string Name, Func<T, object?> Value)[] parameters = [.. columns.Select(column => ($"@{column.Name}", column.Value))];

    /// <summary>To select, and to insert into: <c>a, b</c>.</summary>
    public string Names { get; } = string.Join(", ", columns.Select(column => column.Name));

    /// <summary>To insert: <c>@a, @b</c>.</summary>
    public string Parameters { get; } = string.Join(", ", columns.Select(column => $"@{column.Name}"));

    /// <summary>To update: <c>a = @a, b = @b</c>.</summary>
    public string Assignments { get; } = string.Join(", ", columns.Select(column => $"{column.Name} = @{column.Name}"));

    /// <summary>To select where several tables are joined: <c>t.a, t.b</c>.</summary>
    public string Of(string table) => string.Join(", ", columns.Select(column => $"{table}.{column.Name}"));

    public (string Name, object? Value)[] Values(T row) => Array.ConvertAll(parameters, column => (column.Name, column.Value(row)));
}
