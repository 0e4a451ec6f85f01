using HamuraBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HamuraBot.Tests.Data;

public sealed class SchemaTests : IAsyncLifetime
{
    /// <summary>Written and read by statements of their own only.</summary>
    private static readonly string[] WithoutEntity = ["schema_steps", "timers", "seminars", "registrations"];

    private readonly Stores stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => stores.DisposeAsync().AsTask();

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_migrated_schema_is_the_model(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        var model = await store.WriteAsync(transaction => Task.FromResult(transaction.Db.GetService<IDesignTimeModel>().Model), default);

        var expected = model.GetEntityTypes().SelectMany(Columns).Order().ToList();
        var migrated = await store.ReadAsync(sql => ColumnsAsync(sql, provider), default);

        Assert.Equal(expected, migrated.Where(column => !WithoutEntity.Contains(column.Split('.')[0])).Order());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Migrating_twice_changes_nothing(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        var before = await store.ReadAsync(sql => ColumnsAsync(sql, provider), default);

        if (store is PostgresStore)
        {
            await store.MigrateAsync(default);
        }
        else
        {
            await using var again = new SqliteStore(Microsoft.Extensions.Options.Options.Create(
                new DataOptions { Directory = Path.GetDirectoryName(((SqliteStore)store).File)! }));
            await again.MigrateAsync(default);
        }

        Assert.Equal(before, await store.ReadAsync(sql => ColumnsAsync(sql, provider), default));
    }

    private static IEnumerable<string> Columns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return entity.GetProperties().Select(property => Line(
            table.Name, property.GetColumnName(table)!, property.IsColumnNullable(table), property.IsPrimaryKey()));
    }

    private static async Task<List<string>> ColumnsAsync(SqlConnection sql, StoreProvider provider)
    {
        const string sqlite = """
            SELECT t.name, c.name, c."notnull" = 0, c.pk > 0 FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1, 2
            """;
        const string postgres = """
            SELECT c.table_name, c.column_name, c.is_nullable = 'YES', EXISTS (
              SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t USING (constraint_name, table_schema)
              WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name)
            FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY 1, 2
            """;
        await using var rows = await sql.QueryAsync(provider is StoreProvider.Sqlite ? sqlite : postgres);
        var columns = new List<string>();
        while (await rows.ReadAsync())
        {
            columns.Add(Line(rows.GetString(0), rows.GetString(1), IsTrue(rows.GetValue(2)), IsTrue(rows.GetValue(3))));
        }
        return columns;
    }

    private static bool IsTrue(object value) => value is true or 1L;

    private static string Line(string table, string column, bool nullable, bool key) =>
        $"{table}.{column}{(nullable ? " null" : "")}{(key ? " key" : "")}";
}
