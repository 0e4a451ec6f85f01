using System.Text.RegularExpressions;
using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>A name for every seat: each person of a registration is replaced, cancelled or parted from the others alone.</summary>
public sealed partial class PartyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Every_seat_has_a_person_with_a_ticket_and_a_code_of_their_own()
    {
        var seminar = await house.PlanAsync();
        await OfThreeAsync(seminar);

        var made = Assert.Single(await house.ListAsync(seminar.Id));

        Assert.Equal([("S-2026-000001-1", "髙橋 太郎", null), ("S-2026-000001-2", "岸 花子", "kishi@example.jp"), ("S-2026-000001-3", null, null)],
            made.People.Select(person => (person.Ticket, person.Name, person.Email?.Value)));
        Assert.Equal(3, made.People.Select(person => person.CheckInCode).Distinct().Count());
        var mails = await house.MailsAsync();
        Assert.Equal(["kishi@example.jp", "office@example.jp"], mails.Select(mail => mail.To));
        Assert.Contains("UID:S-2026-000001-2@", mails[0].Calendar, StringComparison.Ordinal);
        Assert.Contains("髙橋 太郎様のお申し込みにより", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("参加される方：髙橋 太郎、岸 花子、3人目の方（お名前は未定）", mails[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_with_the_same_address_has_a_seat_of_their_own()
    {
        var seminar = await house.PlanAsync();
        await OfThreeAsync(seminar);
        var colleague = new Attendee("野口 次郎", null, EmailAddress.Parse("office@example.jp"), null, 1, Language.Ja);

        var made = await house.Store.WriteAsync(transaction => house.Registrations.RegisterAsync(transaction, seminar.Id, colleague, null), default);

        Assert.Equal((RegistrationOutcome.Registered, "S-2026-000002"), (made.Outcome, made.Registration!.Number.Value));
        Assert.Equal(4, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task Who_types_the_name_and_the_address_of_another_in_a_chat_gets_what_a_stranger_gets_and_the_mailbox_is_told_of_both()
    {
        var seminar = await house.PlanAsync();
        var first = await house.RegisterAsync(seminar.Id, "taro@example.jp", conversation: "c1");

        var again = await house.RegisterAsync(seminar.Id, "taro@example.jp", conversation: "c2");

        Assert.Equal(RegistrationOutcome.Registered, again.Outcome);
        Assert.NotEqual(first.Registration!.Number, again.Registration!.Number);
        Assert.Contains($"別のお申し込み：{first.Registration.Number}", (await house.MailsAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_has_so_many_registrations_and_neither_fills_the_seminar_nor_the_mailbox()
    {
        var seminar = await house.PlanAsync(capacity: 100);
        for (var n = 0; n < SeminarRegistrations.MostOfAddress; n++)
            Assert.Equal(RegistrationOutcome.Registered, (await house.RegisterAsync(seminar.Id, "office@example.jp", conversation: $"c{n}")).Outcome);

        Assert.Equal(RegistrationOutcome.Full, (await house.RegisterAsync(seminar.Id, "office@example.jp", conversation: "more")).Outcome);
        Assert.Equal(SeminarRegistrations.MostOfAddress, (await house.MailsAsync()).Count);
        Assert.Equal(RegistrationOutcome.Registered, (await house.RegisterAsync(seminar.Id, "other@example.jp")).Outcome);
    }

    [Fact]
    public async Task Who_is_replaced_hears_of_it_and_comes_in_no_more()
    {
        var seminar = await house.PlanAsync();
        var before = (await OfThreeAsync(seminar)).People[1];

        Assert.Equal(RegistrationOutcome.Changed, await house.Store.WriteAsync(
            transaction => house.Parties.ReplaceAsync(transaction, before.Registration, before.Ticket, "森 一郎", EmailAddress.Parse("mori@example.jp")), default));

        var now = Assert.Single(await house.ListAsync(seminar.Id)).People[1];
        Assert.Equal((before.Ticket, "森 一郎"), (now.Ticket, now.Name));
        Assert.NotEqual(before.CheckInCode, now.CheckInCode);
        Assert.Equal(["kishi CANCEL", "kishi REQUEST", "mori REQUEST"],
            (await house.MailsAsync()).Where(mail => !mail.To.StartsWith("office", StringComparison.Ordinal)).Select(mail => $"{mail.To.Split('@')[0]} {mail.Method}").Order(StringComparer.Ordinal).Where(line => !line.StartsWith("desk", StringComparison.Ordinal)));
        Assert.Equal(3, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task One_who_stays_away_gives_up_one_seat_and_the_next_who_waits_has_it()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        var party = await OfThreeAsync(seminar);
        await house.RegisterAsync(seminar.Id, "waiting@example.jp");

        await RemoveAsync(party.People[1]);

        Assert.Equal([("office", RegistrationStatus.Registered, 2), ("waiting", RegistrationStatus.Registered, 1)], await StandingAsync(seminar));
        Assert.Equal(["髙橋 太郎", null], (await house.ListAsync(seminar.Id))[0].People.Select(person => person.Name));
        Assert.Single(await house.MailsAsync(), mail => mail is { To: "kishi@example.jp", Method: "CANCEL" });
        await RemoveAsync(party.People[0]);
        await RemoveAsync(party.People[2]);
        Assert.Equal(("office", RegistrationStatus.Cancelled, 1), (await StandingAsync(seminar))[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_seat_that_was_given_up_is_taken_back_for_ten_minutes_and_nobody_was_told(bool isPostgres)
    {
        await using var house = await SeminarFixture.OpenAsync(isPostgres ? await postgres.CreateDatabaseAsync() : null);
        var seminar = await house.PlanAsync(capacity: 3);
        var party = (await house.RegisterAsync(seminar.Id, "office@example.jp", 3, companions: [new("岸 花子", EmailAddress.Parse("kishi@example.jp"))])).Registration!;
        var told = (await house.MailsAsync()).Count;
        var (kishi, third) = (party.People[1], party.People[2]);

        await GiveUpAsync(house, kishi);
        Assert.Equal(2, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.Equal(2, Assert.Single(await house.ListAsync(seminar.Id)).People.Count);
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(RegistrationOutcome.Changed, await PutBackAsync(house, kishi));

        Assert.Equal((3, told), ((await house.FindAsync(seminar.Id))!.Taken, (await house.MailsAsync()).Count));
        Assert.Equal(party.People.Select(person => person.CheckInCode), Assert.Single(await house.ListAsync(seminar.Id)).People.Select(person => person.CheckInCode));
        await GiveUpAsync(house, kishi);
        await GiveUpAsync(house, third);
        Assert.Equal(RegistrationOutcome.Changed, await PutBackAsync(house, third));
        Assert.Single(await house.MailsAsync(), mail => mail is { To: "kishi@example.jp", Method: "CANCEL" });
        await house.RegisterAsync(seminar.Id, "next@example.jp");
        Assert.Equal(RegistrationOutcome.Full, await PutBackAsync(house, kishi));
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await house.LetTimersGoOffAsync();
        Assert.Equal(RegistrationOutcome.Closed, await PutBackAsync(house, kishi));
        Assert.Equal(0, await house.Store.ReadAsync(sql => sql.IntegerAsync("SELECT count(*) FROM participants WHERE email = 'kishi@example.jp'"), default));
    }

    [Fact]
    public async Task Whoever_gives_up_their_own_seat_sees_so_and_takes_it_back_on_the_same_page()
    {
        var seminar = await house.PlanAsync();
        await OfThreeAsync(seminar);
        var link = Link().Match((await house.MailsAsync()).First(mail => mail.To == "kishi@example.jp").Text).Value;
        var page = new OwnPageVisitor(house.Client, link);

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, await page.PostAsync("withdraw"));
        Assert.Contains("取り消し済み", await page.GetAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("ticket.png", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Contains("<h1>取り消したお席を元に戻す</h1>", await page.GetAsync("/parts/S-2026-000001-2/put-back"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, await page.PostAsync("parts/S-2026-000001-2/put-back"));

        Assert.Equal(3, Assert.Single(await house.ListAsync(seminar.Id)).People.Count);
        Assert.Contains("ticket.png", await page.GetAsync(), StringComparison.Ordinal);
    }

    private static Task<RegistrationOutcome> GiveUpAsync(SeminarFixture house, Participant person) =>
        house.Store.WriteAsync(transaction => house.Parties.RemoveAsync(transaction, person.Registration, person.Ticket), default);

    private static Task<RegistrationOutcome> PutBackAsync(SeminarFixture house, Participant person) =>
        house.Store.WriteAsync(transaction => house.Parties.PutBackAsync(transaction, person.Registration, person.Ticket), default);

    [GeneratedRegex("/r/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [Fact]
    public async Task Parted_from_the_others_one_keeps_the_seat_and_has_a_number_and_a_link_of_their_own()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        var party = await OfThreeAsync(seminar);
        await house.RegisterAsync(seminar.Id, "waiting@example.jp");

        var own = await SplitAsync(party.People[2], "林 三郎", "hayashi@example.jp");

        Assert.Equal([("office", RegistrationStatus.Registered, 2), ("hayashi", RegistrationStatus.Registered, 1), ("waiting", RegistrationStatus.Waitlisted, 1)],
            await StandingAsync(seminar));
        Assert.Equal(3, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.Equal("林 三郎", Assert.Single(own!.People).Name);
        Assert.Single(await house.MailsAsync(), mail => mail is { To: "hayashi@example.jp", Method: "REQUEST" });
        Assert.Null(await SplitAsync(own.People[0], "林 三郎", "hayashi@example.jp"));
    }

    [Fact]
    public async Task Parted_in_the_waiting_list_one_keeps_the_place_and_moves_up_when_one_seat_is_free()
    {
        var seminar = await house.PlanAsync(capacity: 2);
        await house.RegisterAsync(seminar.Id, "one@example.jp");
        var party = await OfThreeAsync(seminar, 2);
        await house.RegisterAsync(seminar.Id, "last@example.jp");
        Assert.Equal(("last", RegistrationStatus.Registered, 1), (await StandingAsync(seminar))[2]);
        await house.RegisterAsync(seminar.Id, "later@example.jp");

        await SplitAsync(party.People[1], "岸 花子", "kishi@example.jp");
        await house.CancelAsync((await house.ListAsync(seminar.Id))[0].Number);

        Assert.Equal(["office Registered", "kishi Waitlisted", "last Registered", "later Waitlisted"],
            (await StandingAsync(seminar)).Skip(1).Select(one => $"{one.Name} {one.Status}"));
    }

    [Fact]
    public async Task Fewer_seats_take_those_without_a_name_first()
    {
        var seminar = await house.PlanAsync();
        var party = await OfThreeAsync(seminar);
        await house.ChangeSeatsAsync(party.Number, 2);
        Assert.Equal(["髙橋 太郎", "岸 花子"], (await house.ListAsync(seminar.Id))[0].People.Select(person => person.Name));
        await house.ChangeSeatsAsync(party.Number, 4);
        Assert.Equal([1, 2, 3, 4], (await house.ListAsync(seminar.Id))[0].People.Select(person => person.Place));
    }

    [Fact]
    public async Task From_the_start_on_nobody_is_changed_any_more()
    {
        var seminar = await house.PlanAsync();
        var party = await OfThreeAsync(seminar);
        house.Clock.Now = seminar.Plan.StartsAt;
        Assert.Equal(RegistrationOutcome.Closed, await RemoveAsync(party.People[1]));
        Assert.Null(await SplitAsync(party.People[1], "岸 花子", "kishi@example.jp"));
    }

    private async Task<Registration> OfThreeAsync(Seminar seminar, int seats = 3) => (await house.RegisterAsync(
        seminar.Id, "office@example.jp", seats, companions: [new("岸 花子", EmailAddress.Parse("kishi@example.jp"))])).Registration!;

    private Task<RegistrationOutcome> RemoveAsync(Participant person) =>
        house.Store.WriteAsync(transaction => house.Parties.RemoveAsync(transaction, person.Registration, person.Ticket), default);

    private Task<Registration?> SplitAsync(Participant person, string name, string email) => house.Store.WriteAsync(
        transaction => house.Parties.SplitAsync(transaction, person.Registration, person.Ticket, name, EmailAddress.Parse(email)), default);

    private async Task<List<(string Name, RegistrationStatus Status, int Seats)>> StandingAsync(Seminar seminar) =>
        (await house.ListAsync(seminar.Id)).ConvertAll(one => (one.Attendee.Email!.Name, one.Status, one.Attendee.Seats));
}
