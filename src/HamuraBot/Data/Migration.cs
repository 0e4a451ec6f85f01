using System.Globalization;
using System.Reflection;

namespace HamuraBot.Data;

/// <summary>
/// One step of the schema: <c>Migrations/NNNN_name.sql</c>, applied once and in order. Where the stores differ, a step has a token in braces;
/// <c>NNNN_name.sqlite.sql</c> does nothing on PostgreSQL.
/// </summary>
public sealed record Migration(int Number, string Sql)
{
    private static readonly (string Token, string Sqlite, string PostgreSql)[] Tokens =
    [
        // Of SQLite's whole numbers each has the size that it needs.
        ("{long}", "integer", "bigint"),
        ("{bytes}", "blob", "bytea"),
        ("{uuid}", "text", "uuid"),
        // Rows found by a key that is no number are kept in its order.
        (" {by-key}", " WITHOUT ROWID", ""),
        ("{now}", "CAST(strftime('%s', 'now') AS integer) * 1000", "CAST(extract(epoch FROM now()) * 1000 AS bigint)"),
        ("{random-code}", "lower(hex(randomblob(10)))", "substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)"),
    ];

    private const string CreateSteps = "CREATE TABLE IF NOT EXISTS schema_steps (number integer PRIMARY KEY)";

    private static readonly int Latest = For(StoreProvider.Sqlite).Max(step => step.Number);

    public static IEnumerable<Migration> For(StoreProvider provider)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name, provider))
            .OrderBy(migration => migration.Number);
    }

    public async Task ApplyAsync(StoreConnection connection)
    {
        await connection.ExecuteAsync(CreateSteps);
        if (await connection.ScalarAsync("SELECT 1 FROM schema_steps WHERE number = @number", ("@number", Number)) is not null)
        {
            return;
        }
        if (Sql.Length > 0) await connection.ExecuteAsync(Sql);
        await connection.ExecuteAsync("INSERT INTO schema_steps (number) VALUES (@number)", ("@number", Number));
    }

    /// <summary>Looks at the steps and writes one of them as it was, which takes the whole way to the disk.</summary>
    /// <returns>False if a newer program has taken steps that this one does not know.</returns>
    public static async Task<bool> TouchAsync(StoreTransaction transaction)
    {
        await transaction.Sql.ExecuteAsync("UPDATE schema_steps SET number = number WHERE number = 1");
        return await LatestOfAsync(transaction.Sql) <= Latest;
    }

    /// <exception cref="SettingException">The store has steps that this program does not know.</exception>
    public static async Task RefuseNewerAsync(StoreConnection connection)
    {
        await connection.ExecuteAsync(CreateSteps);
        if (await LatestOfAsync(connection) is var latest && latest > Latest)
        {
            throw new SettingException($"The store is of a newer version (schema step {latest}; {ProductVersion.Current} knows up to {Latest}): "
                + "start that version or a newer one, or restore a backup that this one has made.");
        }
    }

    private static Task<long> LatestOfAsync(StoreConnection connection) => connection.IntegerAsync("SELECT max(number) FROM schema_steps");

    private static Migration Read(Assembly assembly, string resource, StoreProvider provider)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = resource[(resource.LastIndexOf("Migrations.", StringComparison.Ordinal) + "Migrations.".Length)..];
        var sql = Tokens.Aggregate(reader.ReadToEnd(), (text, token) =>
            text.Replace(token.Token, provider is StoreProvider.Sqlite ? token.Sqlite : token.PostgreSql, StringComparison.Ordinal));
        return new Migration(int.Parse(file[..4], CultureInfo.InvariantCulture), provider is not StoreProvider.Sqlite && file.EndsWith(".sqlite.sql", StringComparison.Ordinal) ? "" : sql);
    }
}
