using Npgsql;

namespace HamuraBot.Tests.Fixtures;

/// <summary>A fresh, empty database for every test that asks for one, all on the run's one PostgreSQL.</summary>
public sealed class PostgresFixture
{
    private static int created;

    /// <summary>The connection string of a new database. Not durable means quicker: commits do not wait for the disk.</summary>
    public async Task<string> CreateDatabaseAsync(bool durable = true) =>
        await CreateDatabaseAsync(await PostgresServer.SharedAsync()) + (durable ? "" : ";Options=-c synchronous_commit=off");

    public static async Task<string> CreateDatabaseAsync(PostgresServer server)
    {
        var name = $"test_{Interlocked.Increment(ref created)}";
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }
}
