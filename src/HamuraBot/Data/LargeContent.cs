using Microsoft.Data.Sqlite;

namespace HamuraBot.Data;

/// <summary>
/// Bytes of a column that are never held at once, neither by us nor by the driver: they are read from where they lie while the row is written, and read
/// back in pieces. In PostgreSQL they go through the connection; in SQLite the row is made with room for them, which is then filled.
/// </summary>
/// <param name="Size">Bytes; so many must come.</param>
/// <param name="Open">As often as the row is written, which is again after a conflict.</param>
public sealed record LargeContent(string Table, string Column, long Size, Func<Stream> Open)
{
    private const int Piece = 64 * 1024;

    /// <param name="from">Bytes before the piece.</param>
    /// <returns>Empty at the end, and if the row is gone.</returns>
    public static async Task<byte[]> PieceAsync(StoreConnection sql, string table, string column, string id, int from, int length)
    {
        if (sql.Connection is not SqliteConnection sqlite)
        {
            return await sql.FindAsync($"SELECT substr({column}, @from, @length) AS piece FROM {table} WHERE id = @id",
                row => row.Bytes("piece"), ("@from", from + 1), ("@length", length), ("@id", id)) ?? [];
        }
        if (await sql.ScalarAsync($"SELECT rowid FROM {table} WHERE id = @id", ("@id", id)) is not long row) return [];
        await using var content = new SqliteBlob(sqlite, table, column, row, readOnly: true);
        content.Position = Math.Min(from, content.Length);
        var piece = new byte[Math.Min(length, content.Length - content.Position)];
        content.ReadExactly(piece);
        return piece;
    }

    /// <summary>A statement that makes one row, with at most one such value among its own.</summary>
    internal static async Task<int> ExecuteAsync(StoreConnection sql, SqliteConnection sqlite, string statement, (string Name, object? Value)[] parameters)
    {
        var (name, value) = Array.Find(parameters, parameter => parameter.Value is LargeContent);
        if (value is not LargeContent large) return await sql.ExecuteAsync(statement, parameters);
        var made = await sql.ExecuteAsync(statement.Replace(name, $"zeroblob({name})", StringComparison.Ordinal),
            [.. parameters.Select(parameter => parameter.Name == name ? (name, large.Size) : parameter)]);
        await using var from = large.Open();
        await using var to = new SqliteBlob(sqlite, large.Table, large.Column, await sql.IntegerAsync("SELECT last_insert_rowid()"));
        await from.CopyToAsync(to, Piece);
        return made;
    }
}
