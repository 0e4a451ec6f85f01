using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

public sealed class NumberTests
{
    private const int Filings = 200;

    [Fact]
    public async Task Two_hundred_at_once_get_two_hundred_numbers_on_SQLite()
    {
        await using var house = await RequestFixture.OpenAsync();
        await AssertNumbersAreUniqueAsync([house]);
    }

    [Fact]
    public async Task Two_hundred_at_once_on_two_nodes_get_two_hundred_numbers_on_PostgreSQL()
    {
        var database = await new PostgresFixture().CreateDatabaseAsync(durable: false);
        await using var one = await RequestFixture.OpenAsync(database + ";Maximum Pool Size=20;Timeout=120");
        await using var other = await RequestFixture.OpenAsync(database + ";Maximum Pool Size=20;Timeout=120");
        await AssertNumbersAreUniqueAsync([one, other]);
    }

    [Fact]
    public async Task A_request_that_was_not_filed_leaves_no_gap()
    {
        await using var house = await RequestFixture.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.WriteAsync<SupportRequest>(async transaction =>
        {
            await SupportRequests.FileAsync(transaction, "tie-up", Language.Ja, "conversation", Some.Answers, Some.Now, Some.Now);
            throw new InvalidOperationException("The turn fails.");
        }, default));
        Assert.Equal("R-2026-000001", (await Some.FileAsync(house.Store)).Number);
    }

    [Theory]
    [InlineData("2027-03-31T23:59:59+09:00", "R-2026-000001")]
    [InlineData("2027-04-01T00:00:00+09:00", "R-2027-000001")]
    [InlineData("2027-03-31T15:00:00Z", "R-2027-000001")]
    [InlineData("2027-01-04T09:00:00+09:00", "R-2026-000001")]
    public async Task Numbers_begin_anew_with_the_fiscal_year_in_April(string at, string number)
    {
        await using var house = await RequestFixture.OpenAsync();
        Assert.Equal(number, (await Some.FileAsync(house.Store, at: DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))).Number);
    }

    private static async Task AssertNumbersAreUniqueAsync(RequestFixture[] nodes)
    {
        var filed = await Task.WhenAll(Enumerable.Range(0, Filings).Select(i => Some.FileAsync(nodes[i % nodes.Length].Store)));
        var expected = Enumerable.Range(1, Filings).Select(number => $"R-2026-{number:D6}");
        Assert.Equal(expected, filed.Select(request => request.Number).Order(StringComparer.Ordinal));
        Assert.Equal(Filings, (await nodes[0].Get<SupportRequests>().ListAsync(null, null, default)).Count);
    }
}
