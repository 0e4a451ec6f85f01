using System.Collections.Concurrent;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Chat;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Seminars;

/// <summary>
/// A crowd in the chat for few seats, while a process is killed over and over: what was told stays told, nobody gets a seat that is taken,
/// and each seat that is given back goes to the first who waits.
/// </summary>
[Collection(Crashes.Name)]
public sealed class SeminarCrashTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>
{
    private static readonly int Visitors = TestSettings.Number("HAMURA_VISITORS", 24);
    private static readonly int Seats = Math.Min(30, Visitors / 2);
    private static readonly int Kills = TestSettings.Number("HAMURA_SEAT_KILLS", 2);
    private static readonly int PowerCuts = TestSettings.Number("HAMURA_SEAT_POWER_CUTS", 1);

    /// <summary>How many give their seat back, one after the other.</summary>
    private static readonly int Leaving = Math.Min(Seats, Visitors - Seats);

    [Fact]
    public async Task On_SQLite_what_the_crowd_was_told_holds_though_the_process_is_killed()
    {
        await using var server = NewServer();
        await using (var store = OpenSqlite(server)) await PlanAsync(store);
        await server.StartAsync();
        var crowd = await SurviveAsync([server], Kills, node => node.Kill());
        await server.StopAsync();

        await using var after = OpenSqlite(server);
        await AssertHoldsAsync(after, crowd);
    }

    [Fact]
    public async Task On_SQLite_what_the_crowd_was_told_holds_though_the_power_is_cut()
    {
        await using var server = NewServer();
        var power = new PowerCut(server);
        await using (var store = OpenSqlite(server)) await PlanAsync(store);
        power.KeepAll();
        await server.StartAsync();
        var crowd = await SurviveAsync([server], PowerCuts, _ => power.Cut());
        await server.StopAsync();

        await using var after = OpenSqlite(server);
        await AssertHoldsAsync(after, crowd);
    }

    [Fact]
    public async Task On_two_processes_of_PostgreSQL_what_the_crowd_was_told_holds_though_one_is_killed()
    {
        var database = await postgres.CreateDatabaseAsync() + ";Maximum Pool Size=40";
        await using var store = new PostgresStore(database);
        await PlanAsync(store);
        await using var one = NewServer(("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", database));
        await using var other = NewServer(("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", database));
        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        await AssertHoldsAsync(store, await SurviveAsync([one, other], Kills, node => node.Kill()));
    }

    /// <summary>What each of the crowd was told, by address.</summary>
    private sealed class Crowd
    {
        public ConcurrentDictionary<string, SeminarVisitor> People { get; } = [];

        public ConcurrentDictionary<string, (string Outcome, string Number)> Told { get; } = [];

        /// <summary>In the order in which they left.</summary>
        public List<string> Left { get; } = [];
    }

    /// <param name="crash">Takes a process away, or the whole machine; it is started again.</param>
    private static async Task<Crowd> SurviveAsync(HamuraProcess[] servers, int crashes, Action<HamuraProcess> crash)
    {
        var crowd = new Crowd();
        var signingUp = Task.WhenAll(Enumerable.Range(0, Visitors).Select(n => SignUpAsync(servers[n % servers.Length], $"visitor{n}@example.jp", crowd)));
        for (var kill = 1; kill <= crashes; kill++)
        {
            var soFar = Visitors * kill / (crashes + 1);
            await Eventually.TrueAsync(
                $"{soFar} have signed up", () => Task.FromResult(crowd.Told.Count >= soFar || signingUp.IsFaulted), TimeSpan.FromMinutes(10));
            await KillAsync(servers[kill % servers.Length], crash);
        }
        await signingUp;
        await Task.WhenAll(crowd.People.Select(async person =>
        {
            await person.Value.SayAgainAsync();
            Assert.Equal(crowd.Told[person.Key], Told(person.Value));
        }));
        await LeaveAsync(servers, crowd, crash);
        return crowd;
    }

    /// <summary>One after the other, with a kill in the middle of the last words of one of them.</summary>
    private static async Task LeaveAsync(HamuraProcess[] servers, Crowd crowd, Action<HamuraProcess> crash)
    {
        var seated = crowd.Told.Where(told => told.Value.Outcome == "registered").OrderBy(told => told.Value.Number).Take(Leaving).ToList();
        foreach (var (email, told) in seated)
        {
            await crowd.People[email].SayAsync(new ButtonCommand(SeminarCommands.Cancel, told.Number).Text);
            var leaving = crowd.People[email].SayAsync("give-up");
            if (crowd.Left.Count == Leaving / 2) await KillAsync(servers[^1], crash);
            Assert.Equal("cancelled", (await leaving).Registration.Text("outcome"));
            crowd.Left.Add(told.Number);
        }
    }

    private static async Task SignUpAsync(HamuraProcess server, string email, Crowd crowd)
    {
        var client = await Eventually.GetAsync("a conversation", () => TryStartAsync(server), TimeSpan.FromMinutes(10));
        var visitor = await new SeminarVisitor(client).SayAsync("現場改善セミナーに申し込みたい");
        await visitor.FillInAsync(email);
        crowd.People[email] = visitor;
        crowd.Told[email] = Told(visitor);
    }

    private static (string Outcome, string Number) Told(SeminarVisitor visitor) => (visitor.Registration.Text("outcome"), visitor.Registration.Text("number"));

    private async Task AssertHoldsAsync(Store store, Crowd crowd)
    {
        var seminar = (await store.ReadAsync(sql => SeminarTable.AllAsync(sql, DateTimeOffset.UnixEpoch), default)).Single();
        var rows = await store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, seminar.Id), default);
        Assert.Equal(
            crowd.Told.Select(told => $"{told.Key} {told.Value.Number}").Order(StringComparer.Ordinal),
            rows.Select(row => $"{row.Attendee.Email} {row.Number}").Order(StringComparer.Ordinal));
        // In order of arrival the first had seats; those who left made room for just as many of those behind them, in order.
        Assert.Equal(
            Enumerable.Repeat("registered", Seats).Concat(Enumerable.Repeat("waitlisted", Visitors - Seats)),
            rows.Select(row => crowd.Told[row.Attendee.Email!.Value].Outcome));
        Assert.Equal(
            rows.Select((row, place) => crowd.Left.Contains(row.Number.Value) ? RegistrationStatus.Cancelled
                : place < Seats + Leaving ? RegistrationStatus.Registered : RegistrationStatus.Waitlisted),
            rows.Select(row => row.Status));
        Assert.Equal(Leaving, crowd.Left.Count);
        Assert.Equal(rows.Count(row => row.Status is RegistrationStatus.Registered), seminar.Taken);
        output.WriteLine($"{Visitors} visitors, {Seats} seats, {Leaving} left: every answer kept, {seminar.Taken} seats taken.");
    }

    private static async Task KillAsync(HamuraProcess server, Action<HamuraProcess> crash)
    {
        crash(server);
        await server.StartAsync();
    }

    private static async Task<DirectLineClient?> TryStartAsync(HamuraProcess server)
    {
        try
        {
            return await DirectLineClient.StartAsync(server.Http);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static HamuraProcess NewServer(params (string Name, string Value)[] settings)
    {
        var server = new HamuraProcess();
        server.Settings["Clock__Start"] = "2026-11-25T10:00:00+09:00";
        foreach (var (name, value) in settings) server.Settings[name] = value;
        return server;
    }

    /// <summary>As the desk would have planned it before the servers were started.</summary>
    private static async Task PlanAsync(Store store)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        var plan = new SeminarPlan
        {
            Title = new("現場改善セミナー", "Shop-floor improvement"),
            Description = new("五つの型", "Five patterns"),
            Place = "産業福祉センター",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
            RegistrationClosesAt = starts.AddHours(-21),
            Capacity = Seats,
            MostSeats = 5,
        };
        await store.MigrateAsync(default);
        await store.WriteAsync(async transaction =>
        {
            await SeminarTable.InsertAsync(transaction.Sql, new Seminar(SeminarId.New(starts), plan, 0, 0, SeminarStatus.Scheduled, 0));
            return true;
        }, default);
    }

    private static SqliteStore OpenSqlite(HamuraProcess server) => new(Options.Create(new DataOptions { Directory = server.Data }));
}
