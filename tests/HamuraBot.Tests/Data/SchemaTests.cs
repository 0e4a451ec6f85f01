using System.IO.Compression;
using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace HamuraBot.Tests.Data;

/// <summary>The steps of the schema make the same tables in both stores, and those that a store in use has.</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private static readonly int[] StepsOf260f969 = [.. Enumerable.Range(1, 15)];

    /// <summary>The step that gives every seat a person.</summary>
    private const int FirstOfParticipants = 61;

    private readonly Stores stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => stores.DisposeAsync().AsTask();

    [Fact]
    public async Task Both_stores_have_the_same_tables()
    {
        var sqlite = await LinesAsync(await stores.OpenAsync(StoreProvider.Sqlite), SchemaText.Sqlite);
        var postgres = await LinesAsync(await stores.OpenAsync(StoreProvider.PostgreSql), SchemaText.PostgreSql);

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, postgres);
    }

    [Theory]
    [InlineData("ALTER TABLE seminars ADD COLUMN hall text NULL")]
    [InlineData("DROP INDEX visits_version")]
    public async Task A_difference_between_the_stores_is_found(string change)
    {
        var changed = await stores.OpenAsync(StoreProvider.Sqlite);
        await changed.WriteAsync(transaction => transaction.Sql.ExecuteAsync(change), default);

        Assert.NotEqual(await LinesAsync(await stores.OpenAsync(StoreProvider.PostgreSql), SchemaText.PostgreSql), await LinesAsync(changed, SchemaText.Sqlite));
    }

    /// <summary>What a store in use has taken in is never changed: a change is a step of its own.</summary>
    [Fact]
    public async Task The_first_steps_make_the_tables_of_the_store_of_260f969()
    {
        var folder = Directory.CreateTempSubdirectory("hamura-schema-");
        try
        {
            var file = Path.Combine(folder.FullName, "earlier.db");
            await using (var packed = new GZipStream(File.OpenRead(Path.Combine(Repository.Root, "tests/HamuraBot.Tests/Data/Store260f969/hamura.db.gz")), CompressionMode.Decompress))
            await using (var unpacked = File.Create(file)) await packed.CopyToAsync(unpacked);
            await using var earlier = await OpenAsync($"Data Source={file};Pooling=False");
            await using var made = await OpenAsync("Data Source=:memory:");
            foreach (var step in Migration.For(StoreProvider.Sqlite).Where(step => StepsOf260f969.Contains(step.Number))) await step.ApplyAsync(made);

            Assert.Equal(await StatementsAsync(earlier), await StatementsAsync(made));
            Assert.Equal(StepsOf260f969, await earlier.ListAsync("SELECT number FROM schema_steps ORDER BY number", row => row.Number("number")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        var database = await new PostgresFixture().CreateDatabaseAsync(durable: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var node = new PostgresStore(database);
            await node.MigrateAsync(CancellationToken.None);
        }));

        await using var store = new PostgresStore(database);
        var steps = await store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM schema_steps"), CancellationToken.None);
        Assert.Equal(Migration.For(StoreProvider.PostgreSql).Count(), steps);
    }

    [Fact]
    public async Task A_party_of_before_becomes_one_person_with_the_name_and_the_code_and_as_many_without_as_it_had_seats()
    {
        await using var made = await OpenAsync("Data Source=:memory:");
        foreach (var step in Migration.For(StoreProvider.Sqlite).Where(step => step.Number < FirstOfParticipants)) await step.ApplyAsync(made);
        await made.ExecuteAsync(
            """
            INSERT INTO seminars (id, title_ja, title_en, description_ja, description_en, place, starts_at, ends_at, registration_closes_at, capacity, most_seats, taken, steps, status, sequence)
            VALUES ('s', 'a', 'a', 'a', 'a', 'a', 1, 2, 1, 9, 5, 3, 1, 'scheduled', 0)
            """);
        await made.ExecuteAsync(
            """
            INSERT INTO registrations (number, seminar_id, name, email, email_key, language, seats, status, arrival, sequence, registered_at, told_at, attended_at, check_in_code)
            VALUES ('S-2026-000001', 's', '髙橋', 'a@example.jp', 'a@example.jp', 'ja', 3, 'registered', 1, 0, 1, 1, 7, 'shown')
            """);
        foreach (var step in Migration.For(StoreProvider.Sqlite).Where(step => step.Number >= FirstOfParticipants)) await step.ApplyAsync(made);

        var people = await made.ListAsync("SELECT ticket, name, check_in_code, attended_at FROM participants ORDER BY ticket",
            row => (Ticket: row.Text("ticket"), Name: row.TextOrNull("name"), Code: row.Text("check_in_code"), At: row.Integer("attended_at")));
        Assert.Equal([("S-2026-000001-1", "髙橋", 7L), ("S-2026-000001-2", null, 7), ("S-2026-000001-3", null, 7)], people.Select(person => (person.Ticket, person.Name, person.At)));
        Assert.Equal("shown", people[0].Code);
        Assert.Equal(3, people.Select(person => person.Code).Distinct().Count());
    }

    private static async Task<StoreConnection> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    private static Task<List<string>> StatementsAsync(StoreConnection sql) =>
        sql.ListAsync("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_steps' ORDER BY type, name", row => row.Text("sql"));

    private static async Task<List<string>> LinesAsync(Store store, string statement)
    {
        var lines = await store.ReadAsync(sql => sql.ListAsync(statement, row => row.Text("line")), default);
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
