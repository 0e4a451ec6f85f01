using System.Globalization;
using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Several officers want the same visitor, and the visitor writes in that very moment.</summary>
public sealed class HandoffRaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly int Handoffs =
        int.TryParse(Environment.GetEnvironmentVariable("HAMURA_TAKES"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_officers_who_take_at_once_one_has_it_and_the_other_is_told(bool onPostgres)
    {
        await using var house = await HouseAsync(onPostgres);
        DeskOfficer[] officers = [await house.OfficerAsync(), await house.OfficerAsync("鈴木")];
        var visitors = new List<HandoffVisitor>();
        for (var n = 0; n < Handoffs; n++) visitors.Add(await (await house.VisitorAsync()).WantPersonAsync());

        var takes = await Task.WhenAll(visitors.SelectMany(visitor => officers.Select(async officer =>
            (visitor.Handoff, officer, Status: await officer.TryAsync(visitor.Handoff, "take")))));

        foreach (var handoff in takes.GroupBy(take => take.Handoff))
        {
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], handoff.Select(take => take.Status).Order());
            var winner = handoff.Single(take => take.Status == HttpStatusCode.OK).officer;
            Assert.Equal(winner.Id, (await winner.GetAsync($"handoffs/{handoff.Key}"))["officer"].Text("id"));
        }
        foreach (var visitor in visitors) Assert.Single((await visitor.LookAsync()).Texts, text => text.Contains("が担当します", StringComparison.Ordinal));
    }

    /// <summary>Shows that the test above can fail: to be given a conversation does not ask who has it.</summary>
    [Fact]
    public async Task Without_the_question_who_has_it_both_would_get_it()
    {
        await using var house = await HouseAsync(onPostgres: false);
        DeskOfficer[] officers = [await house.OfficerAsync(), await house.OfficerAsync("鈴木")];
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();

        var given = await Task.WhenAll(officers.Select(officer => officer.TryAsync(visitor.Handoff, "assign", new { officer = officer.Id })));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], given);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Eight_accept_at_once_while_the_visitor_writes_and_every_message_has_one_who_answers(bool onPostgres)
    {
        await using var house = await HouseAsync(onPostgres);
        var officers = new List<DeskOfficer>();
        for (var n = 0; n < 8; n++) officers.Add(await house.OfficerAsync($"職員{n}"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        var questions = Enumerable.Range(0, 12).Select(n => $"電話番号は何番ですか {n}").ToList();

        var writing = Task.Run(async () =>
        {
            foreach (var question in questions) await visitor.Client.SayAsync(question);
        });
        var takes = await Task.WhenAll(officers.Select(officer => Task.Run(() => officer.TryAsync(id, "take"))));
        await writing;

        Assert.Equal(1, takes.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(7, takes.Count(status => status == HttpStatusCode.Conflict));
        var history = (await visitor.Client.HistoryAsync()).Where(Activities.IsMessage).ToList();
        var taken = history.FindIndex(message => message.Text("text").Contains("が担当します", StringComparison.Ordinal));
        Assert.Equal(questions, history.Where(Activities.IsFromUser).Select(message => message.Text("text")).TakeLast(questions.Count));
        for (var at = 0; at < history.Count; at++)
        {
            if (!questions.Contains(history[at].Text("text"))) continue;
            var answers = history.Count(message => message.Text("replyToId") == history[at].Id());
            Assert.Equal(at < taken ? 1 : 0, answers);
        }
    }

    private async Task<HandoffFixture> HouseAsync(bool onPostgres) =>
        await HandoffFixture.OpenAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
}
