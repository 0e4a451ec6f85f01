using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using Npgsql;

namespace HamuraBot.Tests.Seminars;

public sealed class BusySeminarTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Connections = 4;
    private const int Crowd = 40;

    [Fact]
    public async Task A_crowd_that_waits_for_one_seminar_leaves_connections_to_all_others()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await using var house = await SeminarFixture.OpenAsync($"{database};Maximum Pool Size={Connections};Timeout=30");
        var (wanted, other) = (await house.PlanAsync(capacity: 10), await house.PlanAsync());
        await using var elsewhere = new NpgsqlConnection(database);
        await elsewhere.OpenAsync();
        await using var held = await elsewhere.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"UPDATE seminars SET steps = steps WHERE id = '{wanted.Id}'", elsewhere, held);
        await hold.ExecuteNonQueryAsync();

        var crowd = Enumerable.Range(0, Crowd).Select(n => house.RegisterAsync(wanted.Id, $"visitor{n}@example.jp")).ToList();
        var others = await Task.WhenAll(Enumerable.Range(0, Connections).Select(n => house.RegisterAsync(other.Id, $"visitor{n}@example.jp")));

        Assert.All(others, result => Assert.Equal(RegistrationOutcome.Registered, result.Outcome));
        Assert.DoesNotContain(crowd, waiting => waiting.IsCompleted);
        await held.RollbackAsync();
        Assert.Equal(10, (await Task.WhenAll(crowd)).Count(result => result.Outcome is RegistrationOutcome.Registered));
    }
}
