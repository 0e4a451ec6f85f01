using System.Reflection;

namespace HamuraBot.Data;

/// <summary>One step of the schema: <c>Migrations/NNNN_name.{sqlite|postgresql}.sql</c>, applied once and in order.</summary>
public sealed record Migration(int Number, string Sql)
{
    public static IEnumerable<Migration> For(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith($".{dialect}.sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
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

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = resource[(resource.LastIndexOf("Migrations.", StringComparison.Ordinal) + "Migrations.".Length)..];
        return new Migration(int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}
