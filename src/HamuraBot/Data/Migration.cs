using System.Globalization;
using System.Reflection;

namespace HamuraBot.Data;

/// <summary>One step of the schema: <c>Migrations/NNNN_name.sql</c>, applied once and in order. Where the stores differ, a step has a token in braces.</summary>
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
        ("{random-code}", "lower(hex(randomblob(10)))", "substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)"),
    ];

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
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_steps (number integer PRIMARY KEY)");
        if (await connection.ScalarAsync("SELECT 1 FROM schema_steps WHERE number = @number", ("@number", Number)) is not null)
        {
            return;
        }
        await connection.ExecuteAsync(Sql);
        await connection.ExecuteAsync("INSERT INTO schema_steps (number) VALUES (@number)", ("@number", Number));
    }

    private static Migration Read(Assembly assembly, string resource, StoreProvider provider)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = resource[(resource.LastIndexOf("Migrations.", StringComparison.Ordinal) + "Migrations.".Length)..];
        var sql = Tokens.Aggregate(reader.ReadToEnd(), (text, token) =>
            text.Replace(token.Token, provider is StoreProvider.Sqlite ? token.Sqlite : token.PostgreSql, StringComparison.Ordinal));
        return new Migration(int.Parse(file[..4], CultureInfo.InvariantCulture), sql);
    }
}
