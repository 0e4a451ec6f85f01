using System.Collections.Concurrent;
using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Mail;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HamuraBot.Tests.Seminars;

/// <summary>A crowd at once for few seats: nothing is given twice, nobody is passed over.</summary>
public sealed class CrowdTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Visitors = 500;
    private const int Seats = 30;
    private const int Clients = 64;

    private static readonly int Seminars = TestSettings.Number("HAMURA_SEMINARS", 3);

    /// <summary>Two nodes share the server's connections; on a busy machine a crowd may wait long for one.</summary>
    private const string InTwoHalves = ";Maximum Pool Size=40;Timeout=120";

    [Fact]
    public async Task Five_hundred_at_once_for_thirty_seats_on_SQLite()
    {
        await using var house = await SeminarFixture.OpenAsync();
        Assert.Empty(await FaultsOfCrowdAsync(house));
    }

    [Fact]
    public async Task Five_hundred_at_once_for_thirty_seats_on_two_nodes_of_PostgreSQL()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + InTwoHalves;
        await using var one = await SeminarFixture.OpenAsync(database);
        await using var other = await SeminarFixture.OpenAsync(database);
        Assert.Empty(await FaultsOfCrowdAsync(one, other));
    }

    [Fact]
    public async Task Without_the_guard_the_same_crowd_is_oversold_on_SQLite()
    {
        await using var house = await SeminarFixture.OpenAsync(with: WithoutGuard);
        Assert.NotEmpty(await FaultsOfCrowdAsync(house));
    }

    [Fact]
    public async Task Without_the_guard_the_same_crowd_is_oversold_on_two_nodes_of_PostgreSQL()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + InTwoHalves;
        await using var one = await SeminarFixture.OpenAsync(database, WithoutGuard);
        await using var other = await SeminarFixture.OpenAsync(database, WithoutGuard);
        Assert.NotEmpty(await FaultsOfCrowdAsync(one, other));
    }

    [Fact]
    public async Task Parties_that_come_change_and_leave_at_once_leave_no_seat_free_that_somebody_waits_for()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + InTwoHalves;
        await using var one = await SeminarFixture.OpenAsync(database);
        await using var other = await SeminarFixture.OpenAsync(database);
        SeminarFixture[] nodes = [one, other];
        var seminar = await one.PlanAsync(Seats);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var (node, random) = (nodes[n % 2], new Random(n));
            var made = await node.RegisterAsync(seminar.Id, $"visitor{n}@example.jp", seats: random.Next(1, 6));
            await Task.Yield();
            if (random.Next(3) == 0) await nodes[(n + 1) % 2].ChangeSeatsAsync(made.Registration!.Number, random.Next(1, 6));
            if (random.Next(2) == 0) await nodes[n / 2 % 2].CancelAsync(made.Registration!.Number);
        }));

        var (now, registrations) = ((await one.FindAsync(seminar.Id))!, await one.ListAsync(seminar.Id));
        Assert.Equal(now.Taken, SeatsOf(registrations, RegistrationStatus.Registered));
        Assert.InRange(now.Taken, 0, Seats);
        Assert.DoesNotContain(registrations, waiting => waiting.Status is RegistrationStatus.Waitlisted
            && waiting.Attendee.Seats <= now.Free);
        Assert.Equal(200, registrations.Select(registration => registration.Number).Distinct().Count());
    }

    [Fact]
    public async Task Many_clients_sign_up_and_leave_at_many_seminars_at_once()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + InTwoHalves;
        await using var one = await SeminarFixture.OpenAsync(database);
        await using var other = await SeminarFixture.OpenAsync(database);
        Assert.Empty(await FaultsOfComingAndGoingAsync(one, other));

        await using var sqlite = await SeminarFixture.OpenAsync();
        Assert.Empty(await FaultsOfComingAndGoingAsync(sqlite));
    }

    [Fact]
    public async Task Without_the_guard_coming_and_going_oversells()
    {
        await using var house = await SeminarFixture.OpenAsync(with: WithoutGuard);
        Assert.Contains(await FaultsOfComingAndGoingAsync(house), fault => fault.Contains("oversold", StringComparison.Ordinal));
    }

    /// <summary>Every client signs up for every seminar, and now and then gives a seat or a place in the list back while others are at it.</summary>
    private static async Task<List<string>> FaultsOfComingAndGoingAsync(params SeminarFixture[] nodes)
    {
        var seminars = new List<Seminar>();
        for (var n = 0; n < Seminars; n++) seminars.Add(await nodes[0].PlanAsync(Seats));
        var seatedAtOnce = new ConcurrentBag<RegistrationNumber>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var random = new Random(client);
            foreach (var seminar in seminars.OrderBy(_ => random.Next()))
            {
                var made = await nodes[random.Next(nodes.Length)].RegisterAsync(seminar.Id, $"client{client}@example.jp");
                if (made.Outcome is RegistrationOutcome.Registered) seatedAtOnce.Add(made.Registration!.Number);
                if (random.Next(3) == 0) await nodes[random.Next(nodes.Length)].CancelAsync(made.Registration!.Number);
            }
        }));
        var faults = new List<string>();
        foreach (var seminar in seminars)
        {
            var (now, rows) = ((await nodes[0].FindAsync(seminar.Id))!, await nodes[0].ListAsync(seminar.Id));
            // Every step of a registration counts its sequence up: nobody who had no seat at once gets one but by being promoted.
            var promoted = rows.Count(row => !seatedAtOnce.Contains(row.Number) && row.Sequence > (row.IsLive ? 0 : 1));
            var givenBack = rows.Count(row => !row.IsLive && (seatedAtOnce.Contains(row.Number) || row.Sequence > 1));
            var (seated, waiting) = (SeatsOf(rows, RegistrationStatus.Registered), rows.Count(row => row.Status is RegistrationStatus.Waitlisted));
            if (seated > Seats || now.Taken > Seats) faults.Add("oversold");
            if (now.Taken != seated) faults.Add("the counter is not the rows");
            if (now.Free > 0 && waiting > 0) faults.Add("a seat is free and somebody waits");
            if (rows.Count(row => seatedAtOnce.Contains(row.Number)) + promoted - givenBack != seated)
                faults.Add("not as many promoted as seats were given back");
            var firstWaiting = rows.Find(row => row.Status is RegistrationStatus.Waitlisted)?.Arrival ?? long.MaxValue;
            if (rows.Exists(row => row.Arrival > firstWaiting && row.Status is RegistrationStatus.Registered)) faults.Add("somebody was passed over");
        }
        return faults;
    }

    /// <summary>Signs up a crowd, lets all who have seats cancel one after the other, and says what is not as it must be.</summary>
    private static async Task<List<string>> FaultsOfCrowdAsync(params SeminarFixture[] nodes)
    {
        var faults = new List<string>();
        var seminar = await nodes[0].PlanAsync(Seats);
        var results = new ConcurrentBag<RegistrationResult>();
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(async n =>
            results.Add(await nodes[n % nodes.Length].RegisterAsync(seminar.Id, $"visitor{n}@example.jp"))));

        var standing = await nodes[0].ListAsync(seminar.Id);
        void Check(bool holds, string what)
        {
            if (!holds) faults.Add(what);
        }

        Check(results.Count(result => result.Outcome is RegistrationOutcome.Registered) == Seats,
        "not exactly as many confirmed as there are seats");
        Check(results.Count(result => result.Outcome is RegistrationOutcome.Waitlisted) == Visitors - Seats, "not all the others wait");
        Check((await nodes[0].FindAsync(seminar.Id))!.Taken == SeatsOf(standing, RegistrationStatus.Registered),
            "the counter is not the rows");
        Check(standing.Take(Seats).All(registration => registration.Status is RegistrationStatus.Registered),
            "a seat did not go to the first in order of arrival");
        Check(standing.Select(registration => registration.Number).Distinct().Count() == Visitors, "a number was given twice");

        foreach (var leaving in standing.Take(Seats))
        {
            var first = (await nodes[0].ListAsync(seminar.Id)).FirstOrDefault(registration =>
                registration.Status is RegistrationStatus.Waitlisted);
            await nodes[^1].CancelAsync(leaving.Number);
            var after = await nodes[0].ListAsync(seminar.Id);
            Check(after.Count(registration => registration.Status is RegistrationStatus.Registered) == Seats,
                "a cancellation did not promote exactly one");
            Check(after.Find(registration => registration.Number == first?.Number)?.Status is RegistrationStatus.Registered,
                "it was not the first who was promoted");
        }
        return faults;
    }

    private static int SeatsOf(IEnumerable<Registration> registrations, RegistrationStatus status) =>
        registrations.Where(registration => registration.Status == status).Sum(registration => registration.Attendee.Seats);

    internal static void WithoutGuard(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<SeminarRegistrations, Unguarded>());

    private sealed class Unguarded(RegistrationMails mails, TimeProvider clock) : SeminarRegistrations(mails, clock)
    {
        protected override async Task<bool> TakeSeatsAsync(StoreTransaction transaction, SeminarId id, int seats) =>
            await transaction.Sql.ExecuteAsync(
            "UPDATE seminars SET taken = taken + @seats WHERE id = @id", ("@seats", seats), ("@id", id.ToString())) == 1;
    }
}
