namespace HamuraBot.Data;

/// <summary>Columns that a table's statements name over and over: one list says them all, and a new column is added to it.</summary>
public sealed class ColumnList(params string[] names)
{
    /// <summary>To select, and to insert into: <c>a, b</c>.</summary>
    public string Names { get; } = string.Join(", ", names);

    /// <summary>To insert: <c>@a, @b</c>.</summary>
    public string Parameters { get; } = string.Join(", ", names.Select(name => $"@{name}"));

    /// <summary>To update: <c>a = @a, b = @b</c>.</summary>
    public string Assignments { get; } = string.Join(", ", names.Select(name => $"{name} = @{name}"));

    /// <summary>To select where several tables are joined: <c>t.a, t.b</c>.</summary>
    public string Of(string table) => string.Join(", ", names.Select(name => $"{table}.{name}"));
}
