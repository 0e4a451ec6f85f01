using System.Net;
using System.Text.RegularExpressions;
using HamuraBot.Mail;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Another date instead of giving up, and ten minutes to take back what was done.</summary>
public sealed partial class UndoTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancellation_is_undone_before_its_mails_leave_and_not_after(bool isPostgres)
    {
        await using var house = await SeminarFixture.OpenAsync(isPostgres ? await postgres.CreateDatabaseAsync() : null);
        var seminar = await house.PlanAsync();
        var number = (await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2, companions: new Companion("岸 花子", EmailAddress.Parse("kishi@example.jp")))).Registration!.Number;
        var told = (await house.MailsAsync()).Count;

        await house.CancelAsync(number);
        Assert.Equal(0, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.All((await DueAsync(house)).Skip(told), due => Assert.Equal(house.Clock.Now + TenMinutes, due));
        house.Clock.Advance(TenMinutes - TimeSpan.FromSeconds(1));
        Assert.Equal(RegistrationOutcome.Changed, (await house.UndoAsync(number)).Outcome);

        Assert.Equal((2, told), ((await house.FindAsync(seminar.Id))!.Taken, (await house.MailsAsync()).Count));
        Assert.Equal(RegistrationStatus.Registered, (await house.ListAsync(seminar.Id))[0].Status);
        await house.CancelAsync(number);
        house.Clock.Advance(TenMinutes);
        Assert.Equal(RegistrationOutcome.Closed, (await house.UndoAsync(number)).Outcome);
        Assert.Equal(["CANCEL", "CANCEL"], (await house.MailsAsync()).Where(mail => mail.Method is "CANCEL").Select(mail => mail.Method));
    }

    [Fact]
    public async Task Seats_that_have_gone_to_whoever_waited_are_not_taken_back_and_the_place_in_the_line_is_the_old_one()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync(capacity: 1);
        var number = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!.Number;
        foreach (var email in new[] { "b@example.jp", "c@example.jp" }) await house.RegisterAsync(seminar.Id, email);

        await house.CancelAsync(number);
        var result = await house.UndoAsync(number);

        Assert.Equal(RegistrationOutcome.Waitlisted, result.Outcome);
        Assert.Equal(["a waitlisted", "b registered", "c waitlisted"], (await house.ListAsync(seminar.Id)).Select(one => $"{one.Attendee.Email!.Value[0]} {one.Status.Code()}"));
        Assert.Contains("1番目", (await house.MailsAsync()).Last(mail => mail.To == "a@example.jp").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_move_keeps_number_people_and_calendar_entry_frees_the_seats_and_is_undone(bool isPostgres)
    {
        await using var house = await SeminarFixture.OpenAsync(isPostgres ? await postgres.CreateDatabaseAsync() : null);
        var (near, far) = (await house.PlanAsync(capacity: 2), await house.PlanAsync(capacity: 2, starts: "2026-12-17T14:00", closes: "2026-12-16T17:00"));
        await house.ChangeAsync(near.Id, near.Plan with { Place = "西庁舎" });
        var made = (await house.RegisterAsync(near.Id, "a@example.jp", seats: 2, companions: new Companion("岸 花子", EmailAddress.Parse("kishi@example.jp")))).Registration!;
        await house.RegisterAsync(near.Id, "waiting@example.jp");
        var before = Sequence((await house.MailsAsync()).First(mail => mail.To == "a@example.jp"));

        Assert.Equal(RegistrationOutcome.Changed, (await house.MoveAsync(made.Number, far.Id)).Outcome);

        var moved = Assert.Single(await house.ListAsync(far.Id));
        Assert.Equal((made.Number, 2), (moved.Number, moved.People.Count));
        Assert.Equal(made.People.Select(person => person.CheckInCode), moved.People.Select(person => person.CheckInCode));
        Assert.Equal(RegistrationStatus.Registered, Assert.Single(await house.ListAsync(near.Id)).Status);
        var told = (await house.MailsAsync()).Last(mail => mail.To == "a@example.jp");
        Assert.Contains("変更前の日時：2026年12月10日（木曜）", told.Text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261217T050000Z", told.Calendar, StringComparison.Ordinal);
        Assert.True(Sequence(told) > before);
        Assert.Equal(RegistrationOutcome.Full, (await house.UndoAsync(made.Number)).Outcome);
        await house.CancelAsync((await house.ListAsync(near.Id))[0].Number);
        Assert.Equal(RegistrationOutcome.Changed, (await house.UndoAsync(made.Number)).Outcome);
        Assert.Equal((2, 0), ((await house.FindAsync(near.Id))!.Taken, (await house.FindAsync(far.Id))!.Taken));
    }

    [Fact]
    public async Task Nobody_gives_a_seat_away_for_a_line_but_from_a_seminar_that_is_called_off_one_may_wait_elsewhere()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var (near, far) = (await house.PlanAsync(), await house.PlanAsync(capacity: 1, starts: "2026-12-17T14:00", closes: "2026-12-16T17:00"));
        var number = (await house.RegisterAsync(near.Id, "a@example.jp")).Registration!.Number;
        await house.RegisterAsync(far.Id, "b@example.jp");
        Assert.Equal(RegistrationOutcome.Full, (await house.MoveAsync(number, far.Id)).Outcome);
        Assert.Single(await house.ListAsync(near.Id));

        await house.CallOffAsync(near.Id);
        Assert.Equal(RegistrationOutcome.Waitlisted, (await house.MoveAsync(number, far.Id)).Outcome);

        Assert.Equal(RegistrationStatus.Waitlisted, (await house.ListAsync(far.Id))[1].Status);
        Assert.Contains("順番：1番目", (await house.MailsAsync()).Last(mail => mail.To == "a@example.jp").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calling_off_is_taken_back_before_anybody_is_told_and_the_mail_leads_to_another_date()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var (near, far) = (await house.PlanAsync(), await house.PlanAsync(starts: "2026-12-17T14:00", closes: "2026-12-16T17:00"));
        await house.RegisterAsync(near.Id, "a@example.jp");
        await house.RegisterAsync(near.Id, "en@example.jp", language: Language.En);

        await house.CallOffAsync(near.Id, "台風のため", "A typhoon");
        house.Clock.Advance(TenMinutes - TimeSpan.FromSeconds(1));
        Assert.Equal(PlanningOutcome.Done, await house.ReinstateAsync(near.Id));
        Assert.DoesNotContain(await house.MailsAsync(), mail => mail.Method is "CANCEL");
        await house.CallOffAsync(near.Id, "台風のため", "A typhoon");
        house.Clock.Advance(TenMinutes);
        Assert.Equal(PlanningOutcome.Cancelled, await house.ReinstateAsync(near.Id));

        var told = (await house.MailsAsync()).Where(mail => mail.Method is "CANCEL").ToList();
        Assert.Contains("中止の理由：台風のため", told[0].Text, StringComparison.Ordinal);
        Assert.Contains("Reason: A typhoon", told[1].Text, StringComparison.Ordinal);
        var own = Link().Match(told[0].Text).Value;
        Assert.Contains("A typhoon", await house.Client.GetStringAsync($"/seminars/{near.Id}?lang=en"), StringComparison.Ordinal);
        var page = new OwnPageVisitor(house.Client, own);
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("parts/S-2026-000001/move?lang=ja", ("seminar", far.Id.ToString())));
        Assert.Contains("現在の状況", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Single(await house.ListAsync(far.Id));
    }

    [Fact]
    public async Task On_the_page_a_cancellation_offers_another_date_and_afterwards_the_way_back()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync();
        await house.PlanAsync(starts: "2026-12-17T14:00", closes: "2026-12-16T17:00");
        await house.RegisterAsync(seminar.Id, "a@example.jp");
        var page = new OwnPageVisitor(house.Client, Link().Match((await house.MailsAsync())[0].Text).Value);
        Assert.Contains("別の日程に変える", await page.GetAsync("/withdraw"), StringComparison.Ordinal);

        await page.PostAsync("withdraw");
        Assert.Contains("元に戻す（2026年11月25日（水曜）10:10まで）", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("parts/S-2026-000001/undo?lang=ja"));

        Assert.Contains("参加確定", await page.GetAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/undo?", await page.GetAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_chat_a_cancellation_is_undone_by_its_button_and_by_nobody_else()
    {
        await using var chat = await SeminarChatFixture.OpenAsync();
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        await (await visitor.SayAsync("申し込みを取り消したい")).SayAsync("はい");
        Assert.Equal("cancelled", visitor.Registration.Text("outcome"));

        await (await chat.VisitorAsync()).SayAsync("registration-undo:S-2026-000001");
        Assert.Equal(RegistrationStatus.Cancelled, (await chat.ListAsync(seminar.Id))[0].Status);
        await visitor.SayAsync("registration-undo:S-2026-000001");

        Assert.Contains("これまでどおり有効です", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Registered, (await chat.ListAsync(seminar.Id))[0].Status);
    }

    private static int Sequence(SomeMail mail) => int.Parse(Regex.Match(mail.Calendar!, "SEQUENCE:([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<List<DateTimeOffset>> DueAsync(SeminarFixture house) => house.Store.ReadAsync(
        sql => sql.ListAsync("SELECT due_at FROM outbox_mails ORDER BY created_at, due_at", row => row.Instant("due_at")), default);

    [GeneratedRegex("/r/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
