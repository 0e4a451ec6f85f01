using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HamuraBot.Tests.Data.Backups;

/// <summary>What was backed up comes back as it was, into either store; what cannot be restored changes nothing and is told in a sentence.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-backup-");

    public static TheoryData<StoreProvider, StoreProvider> FromEachToEach => new()
    {
        { StoreProvider.Sqlite, StoreProvider.Sqlite }, { StoreProvider.Sqlite, StoreProvider.PostgreSql },
        { StoreProvider.PostgreSql, StoreProvider.Sqlite }, { StoreProvider.PostgreSql, StoreProvider.PostgreSql },
    };

    private string BackupPath => Path.Combine(folder.FullName, "hamura.backup");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(FromEachToEach))]
    public async Task Every_row_comes_back_as_it_was_in_either_store(StoreProvider from, StoreProvider to)
    {
        var (source, target) = (await PlaceAsync(from, "a"), await PlaceAsync(to, "b"));
        await FillAsync(source, 1);

        var taken = await source.BackupAsync(BackupPath, Now);
        var restored = await target.RestoreAsync(BackupPath);

        // Four, and the timer with which a step of the schema begins.
        Assert.Equal(5, taken.Rows);
        Assert.Equal((taken.Tables, taken.Rows), (restored.Tables, restored.Rows));
        Assert.Equal(await LinesAsync(source), await LinesAsync(target));
        Assert.False(File.Exists(BackupPath + ".part"));
    }

    [Theory]
    [MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_backup_is_of_one_moment_while_others_write(StoreProvider provider)
    {
        var (source, target) = (await PlaceAsync(provider, "a"), await PlaceAsync(provider, "b"));
        await FillAsync(source, 1);
        using var stop = new CancellationTokenSource();
        await using var store = source.NewStore();
        await store.MigrateAsync(default);
        var writing = Task.Run(async () =>
        {
            // A conversation and its first activity, always both.
            for (var i = 0; !stop.IsCancellationRequested; i++) await store.WriteAsync(transaction => AddAsync(transaction, $"w{i}"), default);
        });

        for (var round = 0; round < 5; round++)
        {
            await source.BackupAsync(BackupPath, Now);
            await target.RestoreAsync(BackupPath, replace: true);
            await using var restored = target.NewStore();
            Assert.Equal(
                await restored.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM conversations"), default),
                await restored.ReadAsync(sql => sql.IntegerAsync("SELECT count(DISTINCT conversation_id) FROM activities"), default));
            await restored.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
        }
        await stop.CancelAsync();
        await writing;
    }

    [Theory]
    [MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_store_that_is_not_empty_is_given_up_only_when_that_is_said(StoreProvider provider)
    {
        var (source, target) = (await PlaceAsync(provider, "a"), await PlaceAsync(provider, "b"));
        await FillAsync(source, 1);
        await FillAsync(target, 2);
        await source.BackupAsync(BackupPath, Now);
        var before = await LinesAsync(target);

        await AssertRefusedAsync("The store is not empty: with --replace", target);
        Assert.Equal(before, await LinesAsync(target));
        await target.RestoreAsync(BackupPath, replace: true);

        Assert.Equal(await LinesAsync(source), await LinesAsync(target));
    }

    [Fact]
    public async Task A_changed_byte_anywhere_a_cut_and_another_file_are_refused_and_change_nothing()
    {
        var (source, target) = (await PlaceAsync(StoreProvider.Sqlite, "a"), await PlaceAsync(StoreProvider.Sqlite, "b"));
        await FillAsync(source, 1);
        await FillAsync(target, 2);
        await source.BackupAsync(BackupPath, Now);
        var (whole, before) = (await File.ReadAllBytesAsync(BackupPath), await LinesAsync(target));

        for (var place = 0; place < whole.Length; place += whole.Length / 40)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 1;
            await AssertRefusedAsync("", target, changed);
        }
        await AssertRefusedAsync($"The backup '{BackupPath}' is damaged or cut off", target, whole[..^1]);
        await AssertRefusedAsync($"'{BackupPath}' is not a backup", target, []);
        await AssertRefusedAsync($"'{BackupPath}' is not a backup", target, SomeFile.Png);

        Assert.Equal(before, await LinesAsync(target));
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused()
    {
        var (source, target) = (await PlaceAsync(StoreProvider.Sqlite, "a"), await PlaceAsync(StoreProvider.Sqlite, "b"));
        await FillAsync(source, 1);
        await source.WriteAsync(transaction => transaction.Sql.ExecuteAsync("INSERT INTO schema_steps (number) VALUES (9000)"));
        await source.BackupAsync(BackupPath, Now);

        await AssertRefusedAsync("The backup is of version ", target);
    }

    [Theory]
    [MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_backup_of_an_earlier_schema_is_brought_up_to_date(StoreProvider provider)
    {
        var target = await PlaceAsync(provider, "b");
        var earlier = SqliteStore.FileIn(Directory.CreateDirectory(Path.Combine(folder.FullName, "earlier")).FullName);
        await using (var connection = new SqliteConnection($"Data Source={earlier};Pooling=False"))
        {
            await connection.OpenAsync();
            var sql = new StoreConnection(connection);
            foreach (var step in Migration.For(StoreProvider.Sqlite).Take(6)) await step.ApplyAsync(sql);
            await sql.ExecuteAsync("INSERT INTO counters (name, last) VALUES ('R-2026', 7)");
        }
        await new Place(new() { Directory = Path.GetDirectoryName(earlier)! }, null).BackupAsync(BackupPath, Now);

        await target.RestoreAsync(BackupPath);

        await using var store = target.NewStore();
        Assert.Equal(7, await store.ReadAsync(sql => sql.IntegerAsync("SELECT last FROM counters"), default));
        Assert.Equal(Migration.For(provider).Count(), await store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM schema_steps"), default));
    }

    [Fact]
    public async Task A_store_that_a_server_has_is_not_replaced()
    {
        var source = await PlaceAsync(StoreProvider.Sqlite, "a");
        await FillAsync(source, 1);
        await source.BackupAsync(BackupPath, Now);
        using var server = new StoreLock(Options.Create(source.Options));
        server.Take();

        var refused = await Assert.ThrowsAsync<SettingException>(() => source.RestoreAsync(BackupPath, replace: true));
        Assert.StartsWith("Another process has the store", refused.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string sentence, Place target, byte[]? file = null)
    {
        if (file is not null) await File.WriteAllBytesAsync(BackupPath, file);
        Assert.StartsWith(sentence, (await Assert.ThrowsAsync<BackupException>(() => target.RestoreAsync(BackupPath))).Message, StringComparison.Ordinal);
    }

    private async Task<Place> PlaceAsync(StoreProvider provider, string name) => new(
        new() { Provider = provider, Directory = Path.Combine(folder.FullName, name), Synchronous = "OFF" },
        provider is StoreProvider.Sqlite ? null : await new PostgresFixture().CreateDatabaseAsync(durable: false));

    /// <summary>Of every kind of value one, with what a text format could stumble over, and a row that refers to a later one.</summary>
    private static Task FillAsync(Place place, int number) => place.WriteAsync(async transaction =>
    {
        await AddAsync(transaction, $"c{number}\t\"\\N\\\n\r羽村𠮷");
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        await transaction.Sql.ExecuteAsync("INSERT INTO signing_keys (id, secret) VALUES (1, @secret)", ("@secret", every));
        return await transaction.Sql.ExecuteAsync(
            "INSERT INTO unanswered_questions (id, conversation_id, at, language, text) VALUES (@id, 'c', @at, 'ja', '')",
            ("@id", new Guid(number, 0, 0, [0xAB, 0, 0, 0, 0, 0, 0, 1])), ("@at", long.MaxValue));
    });

    private static async Task<int> AddAsync(StoreTransaction transaction, string conversation)
    {
        await transaction.Sql.ExecuteAsync(
            "INSERT INTO conversations (id, user_id, locale, version, head, started_at, last_at) VALUES (@id, '', 'ja-JP', 1, 1, 0, 0)", ("@id", conversation));
        return await transaction.Sql.ExecuteAsync(
            "INSERT INTO activities (conversation_id, sequence, client_id, at, body) VALUES (@id, 0, NULL, 0, '{}')", ("@id", conversation));
    }

    /// <summary>All that is in it, the same for both stores.</summary>
    private static async Task<List<string>> LinesAsync(Place place)
    {
        await using var whole = await place.OpenAsync();
        List<string> lines = [];
        foreach (var table in await whole.TablesAsync())
        {
            List<string> rows = [];
            await foreach (var row in whole.RowsAsync(table with { Columns = [.. table.Columns.Order(StringComparer.Ordinal)] })) rows.Add($"{table.Name} {RowLines.OfRow(row)}");
            lines.AddRange(rows.Order(StringComparer.Ordinal));
        }
        return lines;
    }

    /// <summary>Where a store is, or will be.</summary>
    private sealed record Place(DataOptions Options, string? ConnectionString)
    {
        public Store NewStore() => ConnectionString is null ? new SqliteStore(Microsoft.Extensions.Options.Options.Create(Options)) : new PostgresStore(ConnectionString);

        public Task<WholeStore> OpenAsync() => ConnectionString is null ? WholeSqlite.OpenToReadAsync(Options) : WholePostgres.OpenToReadAsync(ConnectionString);

        public Task<BackupSummary> BackupAsync(string path, DateTimeOffset now) => Backup.WriteAsync(Options, ConnectionString, path, now, default);

        public Task<BackupSummary> RestoreAsync(string path, bool replace = false) => Restore.RunAsync(Options, ConnectionString, path, replace, default);

        public async Task WriteAsync(Func<StoreTransaction, Task<int>> write)
        {
            await using (var store = NewStore())
            {
                await store.MigrateAsync(default);
                await store.WriteAsync(write, default);
            }
            NpgsqlConnection.ClearAllPools();
        }
    }
}
