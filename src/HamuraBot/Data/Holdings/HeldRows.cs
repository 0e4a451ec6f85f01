namespace HamuraBot.Data.Holdings;

/// <summary>The rows of any declared table that belong to somebody, or are older than their period.</summary>
public static class HeldRows
{
    /// <summary>Of one statement.</summary>
    private const int MostParameters = 400;

    public static async Task<int> DeleteAsync(StoreConnection sql, Holding holding, PersonScope scope)
    {
        var deleted = 0;
        foreach (var (condition, parameters) in Conditions(holding, scope))
            deleted += await sql.ExecuteAsync($"DELETE FROM {Quoted(holding.Name)} WHERE {condition}", parameters);
        return deleted;
    }

    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadAsync(StoreConnection sql, Holding holding, PersonScope scope)
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var (condition, parameters) in Conditions(holding, scope))
            rows.AddRange(await sql.ListAsync($"SELECT * FROM {Quoted(holding.Name)} WHERE {condition}", row => row.Values(), parameters));
        return [.. rows.DistinctBy(row => string.Join('\u001f', row.Values))];
    }

    /// <summary>The keys of rows that are older than their period.</summary>
    public static Task<List<string>> ExpiredAsync(StoreConnection sql, Holding root, DateTimeOffset before, int most) => sql.ListAsync(
        $"SELECT {Quoted(root.Person[0].Name)} AS expired_key FROM {Quoted(root.Name)} WHERE {root.Expired} LIMIT @most",
        row => row.Text("expired_key"), ("@before", before), ("@most", most));

    public static Task<int> DeleteExpiredAsync(StoreConnection sql, Holding holding, DateTimeOffset before) =>
        sql.ExecuteAsync($"DELETE FROM {Quoted(holding.Name)} WHERE {holding.Expired}", ("@before", before));

    private static IEnumerable<(string Condition, (string, object?)[] Parameters)> Conditions(Holding holding, PersonScope scope) =>
        from column in holding.Person
        from some in scope.Keys(column).Chunk(MostParameters)
        let names = some.Select((_, i) => $"@key{i}").ToArray()
        let read = column.Key is PersonKey.Address ? $"lower({Quoted(column.Name)})" : Quoted(column.Name)
        select ($"{read} IN ({string.Join(", ", names)})", names.Zip(some, (name, key) => (name, (object?)key)).ToArray());

    private static string Quoted(string name) => $"\"{name}\"";
}
