using System.Data.Common;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Data;

public sealed class StoreTests : IAsyncLifetime
{
    private readonly Stores stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => stores.DisposeAsync().AsTask();

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Work_that_fails_leaves_no_trace_and_does_not_touch_what_is_committed_beside_it(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        var beside = Enumerable.Range(0, 40).Select(n => store.WriteAsync(async transaction =>
        {
            await PutAsync(transaction, $"{n}", "there");
            return n % 4 == 0 ? throw new InvalidOperationException("of this work alone") : n;
        }, default)).ToList();
        await Task.WhenAll(beside.Select(work => work.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(beside.Where((_, n) => n % 4 == 0), work => Assert.IsType<InvalidOperationException>(work.Exception!.InnerException));
        for (var n = 0; n < beside.Count; n++)
        {
            Assert.Equal(n % 4 == 0 ? null : "there", await ReadAsync(store, $"{n}"));
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Work_that_rolls_back_answers_and_leaves_no_trace(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        var answer = await store.WriteAsync(async transaction =>
        {
            await PutAsync(transaction, "rehearsed", "there");
            transaction.Enqueue("INSERT INTO states (key, body) VALUES ('enqueued', 'there')");
            transaction.RollBack();
            return "done";
        }, default);

        Assert.Equal("done", answer);
        Assert.Null(await ReadAsync(store, "rehearsed"));
        Assert.Null(await ReadAsync(store, "enqueued"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_guard_that_changes_no_row_undoes_everything_and_says_so(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        await Assert.ThrowsAsync<StoreConflictException>(() => store.WriteAsync(async transaction =>
        {
            await PutAsync(transaction, "effect", "there");
            transaction.Guard("UPDATE states SET body = 'changed' WHERE key = 'nobody'");
            return 0;
        }, default));

        Assert.Null(await ReadAsync(store, "effect"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_key_that_somebody_else_took_is_a_conflict_whenever_it_is_written(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        await store.WriteAsync(async transaction =>
        {
            await PutAsync(transaction, "taken", "first");
            return 0;
        }, default);

        await Assert.ThrowsAsync<StoreConflictException>(() => store.WriteAsync(async transaction =>
        {
            await PutAsync(transaction, "taken", "at once");
            return 0;
        }, default));
        await Assert.ThrowsAsync<StoreConflictException>(() => store.WriteAsync(transaction =>
        {
            transaction.Enqueue("INSERT INTO states (key, body) VALUES ('taken', 'before the commit')");
            return Task.FromResult(0);
        }, default));

        Assert.Equal("first", await ReadAsync(store, "taken"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whoever_was_second_reads_what_the_first_has_written(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);
        var attempts = 0;

        await store.WriteAgainAsync(transaction =>
        {
            attempts++;
            transaction.Enqueue("INSERT INTO states (key, body) VALUES ('counted', 'there')");
            transaction.Guard(attempts < 3 ? "UPDATE states SET body = '' WHERE key = 'nobody'" : "UPDATE states SET body = 'done' WHERE key = 'counted'");
            return Task.FromResult(0);
        }, default);

        Assert.Equal((3, "done"), (attempts, await ReadAsync(store, "counted")));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_wrong_question_is_told_as_the_fault_that_it_is_and_where(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        var error = await Assert.ThrowsAnyAsync<DbException>(() => store.ReadAsync(AskForWhatIsNotThereAsync, default));

        Assert.Contains(nameof(AskForWhatIsNotThereAsync), error.StackTrace!, StringComparison.Ordinal);
        Assert.Null(await ReadAsync(store, "the next one is answered"));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_away()
    {
        var directory = Directory.CreateTempSubdirectory("hamura-store-");
        directory.CreateSubdirectory("hamura.db");
        await using var store = new SqliteStore(Options.Create(new DataOptions { Directory = directory.FullName }));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ReadAsync(store, "anything"));
        directory.Delete(recursive: true);
    }

    private static async Task<object?> AskForWhatIsNotThereAsync(StoreConnection sql) => await sql.ScalarAsync("SELECT nothing FROM nowhere");

    private static Task PutAsync(StoreTransaction transaction, string key, string body) =>
        transaction.Sql.ExecuteAsync("INSERT INTO states (key, body) VALUES (@key, @body)", ("@key", key), ("@body", body));

    private static Task<string?> ReadAsync(Store store, string key) =>
        store.ReadAsync(async sql => await sql.ScalarAsync("SELECT body FROM states WHERE key = @key", ("@key", key)) as string, default);
}
