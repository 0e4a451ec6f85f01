using System.Net;
using AngleSharp.Html.Parser;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Parties of one to three, by the page and by the chat, on two nodes at once: exactly as many people are seated as there are seats.</summary>
public sealed class MixedCrowdTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int MostSeats = 3;

    private static readonly int Visitors = TestSettings.Number("HAMURA_VISITORS", 24);

    /// <summary>Few enough that most wait, with 500 visitors as many as in a hall.</summary>
    private static readonly int Seats = Math.Min(30, Visitors / 2);

    [Fact]
    public async Task Every_seat_is_given_once_in_order_and_no_party_is_split() => Assert.Empty(await FaultsAsync());

    [Fact]
    public async Task Without_the_guard_the_same_crowd_is_oversold() => Assert.Contains("oversold", await FaultsAsync(CrowdTests.WithoutGuard));

    private async Task<List<string>> FaultsAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? with = null)
    {
        var database = await postgres.CreateDatabaseAsync(durable: false) + ";Maximum Pool Size=40;Timeout=120";
        await using var one = await SeminarChatFixture.OpenAsync(database, with);
        await using var other = await SeminarChatFixture.OpenAsync(database, with);
        SeminarChatFixture[] nodes = [one, other];
        var seminar = await one.PlanAsync(capacity: Seats, most: MostSeats);
        var wished = Enumerable.Range(0, Visitors).ToDictionary(n => $"visitor{n}@example.jp", n => 1 + n % MostSeats);
        await Task.WhenAll(wished.Select((wish, n) => n % 4 < 2
            ? ByChatAsync(nodes[n % 2], seminar, wish.Key, wish.Value)
            : ByPageAsync(nodes[n % 2], seminar, wish.Key, wish.Value)));

        var rows = await one.ListAsync(seminar.Id);
        var seated = rows.Where(row => row.Status is RegistrationStatus.Registered).ToList();
        var faults = new List<string>();
        if (rows.Count != Visitors) faults.Add("somebody is missing");
        if (seated.Sum(row => row.People.Count) > Seats) faults.Add("oversold");
        if (seated.Sum(row => row.People.Count) < Seats) faults.Add("a seat is empty though somebody waits alone");
        if (rows.Exists(row => row.People.Count != wished[row.Attendee.Email!.Value])) faults.Add("a party was split");
        if (!seated.Select(row => row.Number).SequenceEqual(InOrder(rows))) faults.Add("somebody was passed over");
        return faults;
    }

    /// <summary>Who has seats when each party in order of arrival takes them if it fits as a whole.</summary>
    private static IEnumerable<RegistrationNumber> InOrder(IEnumerable<Registration> rows)
    {
        var free = Seats;
        foreach (var row in rows.Where(row => row.Attendee.Seats <= free))
        {
            free -= row.Attendee.Seats;
            yield return row.Number;
        }
    }

    private static async Task ByChatAsync(SeminarChatFixture node, Seminar seminar, string email, int seats) =>
        await (await (await node.VisitorAsync()).SayAsync($"seminar-sign-up:{seminar.Id}")).FillInAsync(email, seats);

    private static async Task ByPageAsync(SeminarChatFixture node, Seminar seminar, string email, int seats)
    {
        using var http = node.CreateClient();
        var form = new HtmlParser().ParseDocument(await http.GetStringAsync($"/seminars/{seminar.Id}?lang=ja")).QuerySelector("form.fields")!;
        var token = form.QuerySelector("input[type=hidden]")!;
        using var answer = await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [token.GetAttribute("name")!] = token.GetAttribute("value")!,
            ["seats"] = $"{seats}",
            ["name"] = "髙橋 太郎",
            ["companyName"] = "㈱ハムラ精機",
            ["email"] = email,
            ["consent"] = "yes",
        }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
