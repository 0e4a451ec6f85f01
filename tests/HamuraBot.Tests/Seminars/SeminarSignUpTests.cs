using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seats at a seminar are taken in the chat as long as there are any, and as many as one registration may have.</summary>
public sealed class SeminarSignUpTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task A_visitor_signs_up_and_gets_number_and_link()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナーに申し込みたい");

        await visitor.FillInAsync("taro@example.jp", seats: 2);

        var registration = Assert.Single(await chat.ListAsync(seminar.Id));
        Assert.Equal(("髙橋 太郎", "㈱ハムラ精機", 2), (registration.Attendee.Name, registration.Attendee.Company, registration.Attendee.Seats));
        Assert.Equal(("S-2026-000001", "registered", seminar.Id.ToString()),
            (visitor.Registration.Text("number"), visitor.Registration.Text("outcome"), visitor.Registration.Text("seminar")));
        var page = await chat.CreateClient().GetStringAsync(new Uri(visitor.Registration.Text("url")).PathAndQuery);
        Assert.Contains("S-2026-000001", page, StringComparison.Ordinal);
        Assert.Contains("2026年12月10日（木曜）14:00〜16:00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_full_the_waiting_list_is_offered_and_its_order_told()
    {
        await chat.PlanAsync(capacity: 1);
        foreach (var (email, outcome) in new[] { ("a@example.jp", "registered"), ("b@example.jp", "waitlisted"),
            ("c@example.jp", "waitlisted") })
        {
            var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
            Assert.Equal(outcome is "waitlisted", visitor.Heard.Contains("満席", StringComparison.Ordinal));
            await visitor.FillInAsync(email);
            Assert.Equal(outcome, visitor.Registration.Text("outcome"));
            if (email == "c@example.jp") Assert.Contains("順番：2番目", visitor.Heard, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_moves_up_is_told_in_the_open_chat_too()
    {
        var seminar = await chat.PlanAsync(capacity: 1);
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        var client = await DirectLineClient.StartAsync(chat.CreateClient());
        await (await new SeminarVisitor(client).SayAsync("現場改善セミナー")).FillInAsync("b@example.jp");
        var first = (await chat.ListAsync(seminar.Id)).Single(registration => registration.Status is RegistrationStatus.Registered);

        await chat.Store.WriteAsync(transaction => chat.Get<SeminarRegistrations>().CancelAsync(transaction, first.Number), default);
        await chat.LetTimersGoOffAsync();

        var told = Assert.Single(await client.HistoryAsync(), activity => activity.Marks()?["registration"].Text("outcome") == "promoted");
        Assert.Contains("参加が確定しました", told.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_in_the_chat_gets_what_there_is_and_no_more()
    {
        var seminar = await chat.PlanAsync(capacity: 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async n =>
        {
            var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナーに申し込みたい");
            return (await visitor.FillInAsync($"visitor{n}@example.jp")).Registration.Text("outcome");
        }));

        Assert.Equal((10, 50), (outcomes.Count(outcome => outcome == "registered"), outcomes.Count(outcome => outcome == "waitlisted")));
        Assert.All((await chat.ListAsync(seminar.Id)).Take(10), registration =>
            Assert.Equal(RegistrationStatus.Registered, registration.Status));
    }

    [Fact]
    public async Task More_seats_than_one_registration_may_have_are_asked_for_again()
    {
        var seminar = await chat.PlanAsync(most: 2);
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).SayAsync("3");
        Assert.Contains("2名まで", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal("seats", visitor.Prompt!.Text("field"));

        await visitor.FillInAsync("taro@example.jp", seats: 2);

        Assert.Equal(2, Assert.Single(await chat.ListAsync(seminar.Id)).Attendee.Seats);
    }

    [Fact]
    public async Task A_party_that_grows_at_the_summary_or_afterwards_is_asked_again()
    {
        var seminar = await chat.PlanAsync(most: 2);
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        while (visitor.Prompt!.Text("field") != "confirm") await visitor.SayAsync(SeminarVisitor.AnswerTo(visitor.Prompt!, "taro@example.jp", 1));

        await (await visitor.SayAsync("参加人数を変更")).SayAsync("5");
        Assert.Equal("seats", visitor.Prompt!.Text("field"));
        await visitor.FillInAsync("taro@example.jp", seats: 2);
        await (await (await visitor.SayAsync("申し込みを確認する")).PressAsync("人数を変更する")).SayAsync("9");

        Assert.Equal("seats", visitor.Prompt!.Text("field"));
        await visitor.SayAsync("1");
        Assert.Equal(1, Assert.Single(await chat.ListAsync(seminar.Id)).Attendee.Seats);
    }

    [Fact]
    public async Task Once_registration_has_closed_even_an_open_form_says_so()
    {
        var seminar = await chat.PlanAsync();
        chat.Clock.Now = seminar.Plan.RegistrationClosesAt.AddMinutes(-1);
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        chat.Clock.Now = seminar.Plan.RegistrationClosesAt;

        await visitor.SayAsync("1");

        Assert.Equal("closed", visitor.Registration.Text("outcome"));
        Assert.Null(visitor.Prompt);
        Assert.Equal("closed", (await visitor.SayAsync("現場改善セミナー")).Registration.Text("outcome"));
    }
}
