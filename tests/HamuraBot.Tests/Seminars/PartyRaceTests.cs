using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Parties that change on several nodes at the same moment.</summary>
public sealed class PartyRaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task People_of_parties_that_change_on_two_nodes_at_once_are_as_many_as_the_seats_that_are_given()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + ";Maximum Pool Size=40;Timeout=120";
        await using var one = await SeminarFixture.OpenAsync(database);
        await using var other = await SeminarFixture.OpenAsync(database);
        SeminarFixture[] nodes = [one, other];
        var seminar = await one.PlanAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
        {
            var random = new Random(n);
            var made = (await nodes[n % 2].RegisterAsync(seminar.Id, $"visitor{n}@example.jp", seats: random.Next(1, 4))).Registration!;
            var (node, person) = (nodes[(n + 1) % 2], made.People[^1]);
            await node.Store.WriteAgainAsync(async transaction => (n % 3) switch
            {
                0 => await node.Parties.RemoveAsync(transaction, made.Number, person.Ticket) is RegistrationOutcome.Changed,
                1 => await node.Parties.SplitAsync(transaction, made.Number, person.Ticket, "岸 花子", EmailAddress.Parse($"own{n}@example.jp")) is not null,
                _ => await node.Parties.ReplaceAsync(transaction, made.Number, person.Ticket, "岸 花子", null) is RegistrationOutcome.Changed,
            }, default);
        }));

        var (now, rows) = ((await one.FindAsync(seminar.Id))!, await one.ListAsync(seminar.Id));
        Assert.All(rows, row => Assert.Equal(row.Attendee.Seats, row.People.Count));
        Assert.Equal(now.Taken, rows.Where(row => row.Status is RegistrationStatus.Registered).Sum(row => row.People.Count));
        Assert.DoesNotContain(rows, row => row.Status is RegistrationStatus.Waitlisted && row.Attendee.Seats <= now.Free);
    }
}
