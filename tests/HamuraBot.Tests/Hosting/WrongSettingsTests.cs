using System.Net;
using System.Net.Sockets;
using HamuraBot.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HamuraBot.Tests.Hosting;

/// <summary>Whoever sets something wrong reads a sentence that names the setting and the remedy, and no stack trace.</summary>
public sealed class WrongSettingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Connection = "ConnectionStrings__HamuraBot";

    [Theory]
    [InlineData("Clock__Start", "tomorrow", "Clock__Start is 'tomorrow', but must be ISO 8601 with an offset, for example 2015-03-31T23:50:00+09:00.")]
    [InlineData("PublicUrl", "bot.example.lg.jp", "PublicUrl is 'bot.example.lg.jp', but must be a whole address with its scheme, as in https://bot.example.lg.jp.")]
    [InlineData("DirectLine__AllowedOrigins__0", "www.example.jp", "DirectLine__AllowedOrigins__0 is 'www.example.jp', but must be a whole address with its scheme, as in https://bot.example.lg.jp.")]
    [InlineData("Data__Provider", "Postgres", "Data__Provider is 'Postgres', but must be Sqlite or PostgreSql.")]
    [InlineData("Data__Provider", "PostgreSql", "Data__Provider is PostgreSql: set ConnectionStrings__HamuraBot, too.")]
    [InlineData("RateLimits__PerAddress", "many", "RateLimits__PerAddress is 'many', but must be a whole number.")]
    [InlineData("Mail__StartTls", "always", "Mail__StartTls is 'always', but must be true or false.")]
    [InlineData("Mail__Port", "0", "Mail__Port must be between 1 and 65535.")]
    [InlineData("DirectLine__Secret", "short", "DirectLine__Secret must be a string or array type with a minimum length of '32'.")]
    [InlineData("Desk__RequireSecondFactor", "Everybody", "Desk__RequireSecondFactor is 'Everybody', but must be None or Managers or All.")]
    [InlineData("ASPNETCORE_URLS", "5080", "--urls (ASPNETCORE_URLS) has '5080', but must be addresses as in http://localhost:5080.")]
    public async Task A_wrong_value_is_told_in_one_sentence(string setting, string value, string sentence) =>
        AssertRefused(sentence, await StartAsync((setting, value)));

    [Fact]
    public async Task The_clock_is_not_set_where_the_public_is_served() => AssertRefused(
        "Clock__Start is for the Development and Testing environments only: take it out, or set ASPNETCORE_ENVIRONMENT=Development.",
        await StartAsync(("Clock__Start", "2026-12-01T09:00:00+09:00"), ("ASPNETCORE_ENVIRONMENT", "Production")));

    [Fact]
    public async Task Two_wrong_settings_are_both_told()
    {
        var refused = await StartAsync(("Mail__Port", "0"), ("RateLimits__PerVisitor", "0"));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Mail__Port must be", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("RateLimits__PerVisitor must be", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told() =>
        AssertRefused("Data__Directory is '/proc/hamura', which cannot be written: let this user write there, or name another folder.",
            await StartAsync(("Data__Directory", "/proc/hamura")));

    [Fact]
    public async Task An_address_where_another_program_listens_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        AssertRefused($"Failed to bind to address http://{other.LocalEndpoint}: address already in use. End the program that listens there, or name another address with --urls.",
            await StartAsync(("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}")));
    }

    [Theory]
    [InlineData(500, "The store hamura.db in Data__Directory is damaged: put a backup in its place, or move it away to begin with an empty one.")]
    [InlineData(0, "The store hamura.db in Data__Directory is empty: put a backup in its place, or delete it to begin with a new one.")]
    public async Task A_damaged_or_emptied_store_is_told(int lines, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("hamura-damaged-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "hamura.db"), string.Concat(Enumerable.Repeat("This is no database. ", lines)));

        AssertRefused(sentence, await StartAsync(("Data__Directory", folder.FullName)));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("UPDATE signing_keys SET secret = x'00'", "The key in the store's table signing_keys is damaged")]
    [InlineData("UPDATE data_protection_keys SET xml = '<key'", "A key in the store's table data_protection_keys is damaged")]
    public async Task A_damaged_key_is_told(string damage, string sentence)
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await server.StopAsync();
        await using (var store = new SqliteConnection($"Data Source={Path.Combine(server.Data, "hamura.db")};Pooling=False"))
        {
            await store.OpenAsync();
            var command = store.CreateCommand();
            command.CommandText = damage;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }

        AssertRefused(sentence, await StartAsync(("Data__Directory", server.Data)));
    }

    [Theory]
    [InlineData("Database", "no_such", "PostgreSQL refuses: database \"no_such\" does not exist. Create the database, or mend its name in ConnectionStrings__HamuraBot.")]
    [InlineData("Username", "no_such", "PostgreSQL refuses: role \"no_such\" does not exist. Mend the user name and password in ConnectionStrings__HamuraBot.")]
    [InlineData("Port", "1", "PostgreSQL cannot be reached: start it, or mend the host and port in ConnectionStrings__HamuraBot.")]
    [InlineData("Maximum Pool Size", "5000", "Maximum Pool Size is 5000, PostgreSQL's max_connections ")]
    [InlineData("Maximum Pool Size", "90", "Maximum Pool Size is 90, PostgreSQL's max_connections 200, and Data__Nodes 3.", "3")]
    public async Task A_wrong_connection_is_told(string keyword, string value, string sentence, string nodes = "1")
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { [keyword] = value };

        AssertRefused(sentence, await StartAsync(("Data__Provider", "PostgreSql"), (Connection, connection.ConnectionString), ("Data__Nodes", nodes)));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_read_is_told() =>
        AssertRefused("ConnectionStrings__HamuraBot cannot be read: ", await StartAsync(("Data__Provider", "PostgreSql"), (Connection, "Server;localhost")));

    [Fact]
    public async Task A_role_that_may_not_create_tables_is_told()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var role = new NpgsqlCommand("CREATE ROLE powerless LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC", connection);
            await role.ExecuteNonQueryAsync();
        }
        database.Username = "powerless";

        AssertRefused("PostgreSQL refuses: permission denied for schema public. The role in ConnectionStrings__HamuraBot must own the database's tables and may create them",
            await StartAsync(("Data__Provider", "PostgreSql"), (Connection, database.ConnectionString)));
    }

    private static Task<HamuraCommand> StartAsync(params (string, string)[] settings) =>
        HamuraCommand.RunAsync([], [("ASPNETCORE_ENVIRONMENT", "Testing"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{Ports.Free()}"), .. settings]);

    private static void AssertRefused(string sentence, HamuraCommand refused)
    {
        Assert.StartsWith(sentence, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
    }
}
