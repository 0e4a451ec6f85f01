using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using Npgsql;

namespace HamuraBot.Persons;

/// <summary>Erases what somebody is known by from every text of every table, also of tables that are made later; those of officers are left alone.</summary>
public static class TextSweep
{
    private const string OfSqlite = """
        SELECT t.name AS table_name, c.name AS column_name FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND lower(c.type) = 'text' ORDER BY t.name, c.cid
        """;

    private const string OfPostgres =
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text' ORDER BY table_name, ordinal_position";

    /// <returns>How many rows were changed, by table.</returns>
    public static async Task<IReadOnlyList<ErasedCount>> RunAsync(StoreConnection sql, IEnumerable<RoomHoldings> rooms, IReadOnlyList<Needle> needles)
    {
        if (needles.Count == 0) return [];
        var officers = rooms.SelectMany(room => room.All).Where(holding => holding.Of is HeldOf.Officers).Select(holding => holding.Name).ToHashSet();
        var columns = await sql.ListAsync(sql.Connection is NpgsqlConnection ? OfPostgres : OfSqlite, row => (Table: row.Text("table_name"), Column: row.Text("column_name")));
        var counts = new List<ErasedCount>();
        foreach (var (table, column) in columns.Where(column => !officers.Contains(column.Table)))
        {
            if (await SweepAsync(sql, table, column, needles) is > 0 and var changed) counts.Add(new(table, changed));
        }
        return counts;
    }

    private static async Task<long> SweepAsync(StoreConnection sql, string table, string column, IReadOnlyList<Needle> needles)
    {
        List<(string Name, object? Value)> patterns = [.. needles.SelectMany(needle => needle.Patterns).Distinct().Select((pattern, i) => ($"@like{i}", (object?)pattern))];
        var like = string.Join(" OR ", patterns.Select(pattern => $"lower(\"{column}\") LIKE {pattern.Name} ESCAPE '!'"));
        var found = await sql.ListAsync($"SELECT DISTINCT \"{column}\" AS held FROM \"{table}\" WHERE {like}", row => row.Text("held"), [.. patterns]);
        var changed = 0L;
        foreach (var text in found)
        {
            var erased = Erase(text, needles);
            if (erased != text)
                changed += await sql.ExecuteAsync($"UPDATE \"{table}\" SET \"{column}\" = @erased WHERE \"{column}\" = @held", ("@erased", erased), ("@held", text));
        }
        return changed;
    }

    public static string Erase(string text, IReadOnlyList<Needle> needles) => needles.Aggregate(text, (left, needle) => needle.EraseFrom(left));
}
