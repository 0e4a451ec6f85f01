using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Timers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Timers;

public sealed class TimerServiceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const string Reminder = "test-reminder";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-timers-");
    private readonly TestClock clock = TestClock.InTokyo("2026-11-22T10:00");
    private Store store = null!;

    public async Task InitializeAsync() => store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_timer_goes_off_at_its_time_and_not_before()
    {
        await SetAsync("a", clock.Now.AddHours(1));

        Assert.Equal(0, await Service().FireDueAsync(default));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Service().FireDueAsync(default));
        Assert.Equal(["a"], await EffectsAsync());
    }

    [Fact]
    public async Task It_goes_off_once_across_a_restart()
    {
        await SetAsync("a", clock.Now);
        await Service().FireDueAsync(default);
        await store.DisposeAsync();
        store = await OpenAsync();

        Assert.Equal(0, await Service().FireDueAsync(default));
        Assert.Equal(["a"], await EffectsAsync());
    }

    [Fact]
    public async Task It_goes_off_once_when_two_nodes_find_it_together()
    {
        const int timers = 100;
        await store.DisposeAsync();
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await using var other = new PostgresStore(database);
        store = new PostgresStore(database);
        await Task.WhenAll(store.MigrateAsync(default), other.MigrateAsync(default));
        await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync("CREATE TABLE effects (subject text NOT NULL)"), default);
        for (var i = 0; i < timers; i++)
        {
            await SetAsync($"{i}", clock.Now);
        }

        await Task.WhenAll(new[] { store, store, other, other }.Select(async node =>
        {
            while (await Service(node).FireDueAsync(default) > 0)
            {
            }
        }));

        while (await Service().FireDueAsync(default) > 0)
        {
        }
        Assert.Equal(Enumerable.Range(0, timers).Select(i => $"{i}").Order(), await EffectsAsync());
    }

    [Fact]
    public async Task A_clock_that_jumps_neither_loses_nor_doubles_it()
    {
        await SetAsync("a", clock.Now.AddHours(1));
        await SetAsync("b", clock.Now.AddHours(3));

        clock.Advance(TimeSpan.FromHours(2));
        await Service().FireDueAsync(default);
        clock.Advance(TimeSpan.FromHours(-2));
        await Service().FireDueAsync(default);
        clock.Advance(TimeSpan.FromDays(400));
        await Service().FireDueAsync(default);

        Assert.Equal(["a", "b"], await EffectsAsync());
    }

    [Fact]
    public async Task An_effect_that_fails_leaves_no_trace_and_is_tried_again_later()
    {
        await SetAsync("a", clock.Now);
        await SetAsync("b", clock.Now);
        var failing = true;
        var service = Service(goOff: async (transaction, timer) =>
        {
            await NoteAsync(transaction, timer);
            if (failing && timer.Subject == "a")
            {
                throw new InvalidOperationException("broken");
            }
        });

        Assert.Equal(1, await service.FireDueAsync(default));
        Assert.Equal(["b"], await EffectsAsync());
        Assert.Equal(0, await service.FireDueAsync(default));

        failing = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await service.FireDueAsync(default));
        Assert.Equal(["a", "b"], await EffectsAsync());
    }

    [Fact]
    public async Task A_timer_can_be_moved_and_cancelled()
    {
        await SetAsync("moved", clock.Now.AddHours(1));
        await SetAsync("moved", clock.Now.AddHours(2));
        await SetAsync("cancelled", clock.Now.AddHours(1));
        await WriteAsync(transaction => transaction.CancelTimer(Reminder, "cancelled"));

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await Service().FireDueAsync(default));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Service().FireDueAsync(default));
    }

    [Fact]
    public async Task Set_again_to_the_same_time_it_stays_done_and_to_another_time_it_goes_off_again()
    {
        var due = clock.Now;
        await SetAsync("a", due);
        await Service().FireDueAsync(default);
        await SetAsync("a", due);
        Assert.Equal(0, await Service().FireDueAsync(default));
        await SetAsync("a", due.AddSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Service().FireDueAsync(default));
    }

    [Fact]
    public async Task A_kind_that_nobody_here_knows_is_left_for_those_who_do()
    {
        await WriteAsync(transaction => transaction.SetTimer("of-a-newer-node", "a", clock.Now));

        Assert.Equal(0, await Service().FireDueAsync(default));
        Assert.Equal(1, await Service(kind: "of-a-newer-node").FireDueAsync(default));
    }

    [Fact]
    public async Task The_service_lets_overdue_timers_go_off_at_its_start()
    {
        await SetAsync("a", clock.Now.AddDays(-3));
        using var service = Service();
        await service.StartAsync(default);

        await Eventually.TrueAsync("the timer went off", async () => await EffectsAsync() is ["a"]);
        await service.StopAsync(default);
    }

    private async Task<Store> OpenAsync()
    {
        var opened = new SqliteStore(Options.Create(new DataOptions { Directory = folder.FullName, Synchronous = "OFF" }));
        await opened.MigrateAsync(default);
        await opened.WriteAsync(transaction => transaction.Sql.ExecuteAsync("CREATE TABLE IF NOT EXISTS effects (subject text NOT NULL)"), default);
        return opened;
    }

    private TimerService Service(Store? node = null, string kind = Reminder, Func<StoreTransaction, DueTimer, Task>? goOff = null) =>
        new(node ?? store, [new TimerHandler(kind, goOff ?? NoteAsync)], clock, NullLogger<TimerService>.Instance);

    private static Task NoteAsync(StoreTransaction transaction, DueTimer timer) =>
        transaction.Sql.ExecuteAsync("INSERT INTO effects (subject) VALUES (@subject)", ("@subject", timer.Subject));

    private Task SetAsync(string subject, DateTimeOffset dueAt) => WriteAsync(transaction => transaction.SetTimer(Reminder, subject, dueAt));

    private Task WriteAsync(Action<StoreTransaction> write) => store.WriteAsync(transaction =>
    {
        write(transaction);
        return Task.FromResult(true);
    }, default);

    private Task<List<string>> EffectsAsync() => store.ReadAsync(async sql =>
    {
        var subjects = await sql.ListAsync("SELECT subject FROM effects", row => row.Text("subject"));
        subjects.Sort(StringComparer.Ordinal);
        return subjects;
    }, default);
}
