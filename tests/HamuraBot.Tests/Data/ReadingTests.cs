using HamuraBot.Data;

namespace HamuraBot.Tests.Data;

/// <summary>Rows are read by name and parameters are bound by name, in both stores alike.</summary>
public sealed class ReadingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 30, 9, 30, 15, 250, TimeSpan.FromHours(9));

    private readonly Stores stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => stores.DisposeAsync().AsTask();

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_bound_is_read(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        var read = await store.ReadAsync(sql => sql.FindAsync(
            """
            SELECT CAST(@instant AS bigint) AS instant, CAST(@day AS text) AS day, CAST(@time AS text) AS time, CAST(@flag AS integer) AS flag,
            CAST(@language AS text) AS language, CAST(@number AS integer) AS number, CAST(@none AS text) AS none
            """,
            row => new
            {
                Instant = row.Instant("instant"),
                Day = row.Day("day"),
                Time = row.Time("time"),
                Flag = row.Flag("flag"),
                Language = row.Language("language"),
                Number = row.Number("number"),
                None = row.TextOrNull("none"),
            },
            ("@instant", Morning), ("@day", new DateOnly(2026, 11, 30)), ("@time", new TimeOnly(17, 15)), ("@flag", true), ("@language", Language.En),
            ("@number", 7), ("@none", null)), default);

        Assert.Equal(
            new
            {
                Instant = Morning.ToUniversalTime(),
                Day = new DateOnly(2026, 11, 30),
                Time = new TimeOnly(17, 15),
                Flag = true,
                Language = Language.En,
                Number = 7,
                None = (string?)null,
            }, read);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_order_of_columns_and_of_parameters_does_not_matter(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        const string both = "SELECT CAST(@a AS text) AS a, CAST(@b AS text) AS b";

        var read = await store.ReadAsync(async sql => new[]
        {
            await sql.FindAsync(both, row => row.Text("b") + row.Text("a"), ("@a", "A"), ("@b", "B")),
            await sql.FindAsync(both, row => row.Text("b") + row.Text("a"), ("@b", "B"), ("@a", "A")),
        }, default);

        Assert.All(read, text => Assert.Equal("BA", text));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_column_that_is_not_read_and_a_parameter_that_is_missing_are_errors(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        await Assert.ThrowsAsync<ArgumentException>(() => store.ReadAsync(sql => sql.FindAsync("SELECT 'x' AS a", row => row.Text("b")), default));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReadAsync(async sql =>
        {
            await sql.FindAsync("SELECT CAST(@a AS text) AS a", row => row.Text("a"), ("@a", "A"));
            return await sql.FindAsync("SELECT CAST(@a AS text) AS a", row => row.Text("a"));
        }, default));
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n WHERE i < 0")]
    [InlineData(StoreProvider.PostgreSql, "SELECT pg_sleep(3600)")]
    public async Task A_reader_that_is_called_off_ends_in_the_database(StoreProvider provider, string endless)
    {
        var store = await stores.OpenAsync(provider);
        using var calledOff = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(sql => sql.ScalarAsync(endless), calledOff.Token));

        Assert.Equal(1L, await store.ReadAsync(sql => sql.IntegerAsync("SELECT 1"), default));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Work_that_is_called_off_between_two_statements_leaves_no_trace(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        using var calledOff = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync(async transaction =>
        {
            await transaction.Sql.ExecuteAsync("INSERT INTO states (key, body) VALUES ('one', '')");
            await calledOff.CancelAsync();
            return await transaction.Sql.ExecuteAsync("INSERT INTO states (key, body) VALUES ('two', '')");
        }, calledOff.Token));

        Assert.Equal(0L, await store.ReadAsync(sql => sql.IntegerAsync("SELECT COUNT(*) FROM states"), default));
        Assert.Equal(1, await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync("INSERT INTO states (key, body) VALUES ('three', '')"), default));
    }
}
