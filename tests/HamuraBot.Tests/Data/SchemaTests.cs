using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Data;

/// <summary>The migrations are written by hand: what they make is what the model expects, in both stores.</summary>
public sealed class SchemaTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string SqliteColumns = """
        SELECT m.name, c.name, lower(c.type), c."notnull" = 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'schema_steps'
        """;

    private const string PostgresColumns = """
        SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'schema_steps'
        """;

    [Fact]
    public async Task SQLite_has_the_tables_of_the_model()
    {
        var folder = Directory.CreateTempSubdirectory("hamura-test-");
        try
        {
            await using var store = new SqliteStore(Options.Create(new DataOptions { Directory = folder.FullName }));
            await store.MigrateAsync(CancellationToken.None);
            await AssertMatchesAsync(store, SqliteColumns, new DbContextOptionsBuilder<BotDb>().UseSqlite().Options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task PostgreSQL_has_the_tables_of_the_model()
    {
        await using var store = new PostgresStore(await postgres.CreateDatabaseAsync(durable: false));
        await store.MigrateAsync(CancellationToken.None);
        await AssertMatchesAsync(store, PostgresColumns, new DbContextOptionsBuilder<BotDb>().UseNpgsql().Options);
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var node = new PostgresStore(database);
            await node.MigrateAsync(CancellationToken.None);
        }));

        await using var store = new PostgresStore(database);
        var steps = await store.ReadAsync(sql => sql.ScalarAsync("SELECT count(*) FROM schema_steps"), CancellationToken.None);
        Assert.Equal(Migration.For("postgresql").Count(), Convert.ToInt32(steps, null));
    }

    private static async Task AssertMatchesAsync(Store store, string columns, DbContextOptions<BotDb> options)
    {
        var made = await store.ReadAsync(async sql =>
        {
            var found = new List<string>();
            await using var rows = await sql.QueryAsync(columns);
            while (await rows.ReadAsync())
            {
                found.Add(Column(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetBoolean(3)));
            }

            return found;
        }, CancellationToken.None);
        await using var db = new BotDb(options);
        var expected = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property => Column(
            entity.GetTableName()!, property.GetColumnName(), property.GetColumnType().ToLowerInvariant(), property.IsNullable)));

        // Tables that only statements written by hand use have no entity.
        var mapped = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).ToHashSet();
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            made.Where(column => mapped.Contains(column.Split('.')[0])).Order(StringComparer.Ordinal));
    }

    private static string Column(string table, string column, string type, bool nullable) =>
        $"{table}.{column} {type}{(nullable ? "" : " not null")}";
}
