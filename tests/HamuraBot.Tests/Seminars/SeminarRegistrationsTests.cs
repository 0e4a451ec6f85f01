using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

public sealed class SeminarRegistrationsTests : IAsyncLifetime
{
    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_last_seat_is_given_once()
    {
        var seminar = await house.PlanAsync(capacity: 1);

        var first = await house.RegisterAsync(seminar.Id, "first@example.jp");
        var second = await house.RegisterAsync(seminar.Id, "second@example.jp");

        Assert.Equal(RegistrationOutcome.Registered, first.Outcome);
        Assert.Equal(RegistrationOutcome.Waitlisted, second.Outcome);
        Assert.Equal(1, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task Numbers_follow_one_another_within_the_fiscal_year()
    {
        var seminar = await house.PlanAsync(starts: "2027-04-20T14:00", closes: "2027-04-19T17:00");
        string[] given =
        [
            await SignUpAsync("2027-03-31T23:59", "a@example.jp"), await SignUpAsync("2027-03-31T23:59", "b@example.jp"),
            await SignUpAsync("2027-04-01T00:00", "c@example.jp"),
        ];
        Assert.Equal(["S-2026-000001", "S-2026-000002", "S-2027-000001"], given);

        async Task<string> SignUpAsync(string now, string email)
        {
            house.Clock.Now = TestClock.InTokyo(now).Now;
            return (await house.RegisterAsync(seminar.Id, email)).Registration!.Number.Value;
        }
    }

    [Fact]
    public async Task A_cancellation_promotes_exactly_the_first_who_waits()
    {
        var seminar = await house.PlanAsync(capacity: 2);
        var seated = await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "b@example.jp");
        await house.RegisterAsync(seminar.Id, "c@example.jp");
        await house.RegisterAsync(seminar.Id, "d@example.jp");

        Assert.Equal(RegistrationOutcome.Cancelled, (await house.CancelAsync(seated.Registration!.Number)).Outcome);

        Assert.Equal(["a Cancelled", "b Registered", "c Registered", "d Waitlisted"], await StandingAsync(seminar.Id));
        Assert.Equal(2, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.Single(await house.MailsAsync(), mail => mail.To == "c@example.jp"
            && mail.Subject.Contains("席が空きました", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Giving_up_a_place_in_the_waiting_list_frees_no_seat()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        await house.RegisterAsync(seminar.Id, "a@example.jp");
        var waiting = await house.RegisterAsync(seminar.Id, "b@example.jp");
        await house.RegisterAsync(seminar.Id, "c@example.jp");

        await house.CancelAsync(waiting.Registration!.Number);
        await house.CancelAsync(waiting.Registration!.Number);

        Assert.Equal(["a Registered", "b Cancelled", "c Waitlisted"], await StandingAsync(seminar.Id));
        Assert.Equal(1, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task The_same_address_gets_its_registration_back_however_it_is_written()
    {
        var seminar = await house.PlanAsync();
        var first = await house.RegisterAsync(seminar.Id, "Taro@Example.co.jp", conversation: "c1");

        var again = await house.RegisterAsync(seminar.Id, "taro@example.CO.JP", seats: 3, conversation: "c1");

        Assert.Equal(RegistrationOutcome.AlreadyRegistered, again.Outcome);
        Assert.Equal(first.Registration!.Number, again.Registration!.Number);
        Assert.NotNull(again.Link);
        Assert.Equal(1, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task Who_has_cancelled_may_sign_up_again_and_stands_at_the_end()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        var first = await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "b@example.jp");
        await house.CancelAsync(first.Registration!.Number);

        Assert.Equal(RegistrationOutcome.Waitlisted, (await house.RegisterAsync(seminar.Id, "a@example.jp")).Outcome);
        Assert.Equal(["a Cancelled", "b Registered", "a Waitlisted"], await StandingAsync(seminar.Id));
    }

    [Fact]
    public async Task A_party_too_large_keeps_its_place_while_seats_go_to_those_who_fit()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        var seated = new List<RegistrationResult>();
        foreach (var name in "abc") seated.Add(await house.RegisterAsync(seminar.Id, $"{name}@example.jp"));
        await house.RegisterAsync(seminar.Id, "party@example.jp", seats: 2);
        await house.RegisterAsync(seminar.Id, "d@example.jp");
        await house.RegisterAsync(seminar.Id, "e@example.jp");

        await house.CancelAsync(seated[0].Registration!.Number);
        Assert.Equal(["a Cancelled", "b Registered", "c Registered", "party Waitlisted", "d Registered", "e Waitlisted"],
            await StandingAsync(seminar.Id));

        // Two seats at once: the party is looked at first.
        var plan = (await house.FindAsync(seminar.Id))!.Plan;
        await house.ChangeAsync(seminar.Id, plan with { Capacity = 5 });
        Assert.Equal(["a Cancelled", "b Registered", "c Registered", "party Registered", "d Registered", "e Waitlisted"],
            await StandingAsync(seminar.Id));
    }

    [Fact]
    public async Task A_waiting_party_that_asks_for_fewer_seats_gets_in_and_keeps_its_number()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2);
        var party = await house.RegisterAsync(seminar.Id, "party@example.jp", seats: 3);

        var changed = await house.ChangeSeatsAsync(party.Registration!.Number, 1);

        Assert.Equal(RegistrationOutcome.Promoted, changed.Outcome);
        Assert.Equal(party.Registration.Number, changed.Registration!.Number);
        Assert.Equal(3, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task More_seats_than_are_free_are_refused_and_nothing_is_lost()
    {
        var seminar = await house.PlanAsync(capacity: 4);
        var mine = await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2);
        await house.RegisterAsync(seminar.Id, "b@example.jp");

        Assert.Equal(RegistrationOutcome.Full, (await house.ChangeSeatsAsync(mine.Registration!.Number, 4)).Outcome);
        Assert.Equal(RegistrationOutcome.Changed, (await house.ChangeSeatsAsync(mine.Registration!.Number, 3)).Outcome);
        Assert.Equal(4, (await house.FindAsync(seminar.Id))!.Taken);
    }

    [Fact]
    public async Task Seats_given_back_go_to_who_waits()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        var mine = await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 3);
        await house.RegisterAsync(seminar.Id, "b@example.jp", seats: 2);

        await house.ChangeSeatsAsync(mine.Registration!.Number, 1);

        Assert.Equal(["a Registered", "b Registered"], await StandingAsync(seminar.Id));
    }

    [Fact]
    public async Task More_seats_than_the_seminar_has_can_never_be_had()
    {
        var seminar = await house.PlanAsync(capacity: 2);
        Assert.Equal(RegistrationOutcome.Full, (await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 3)).Outcome);
        Assert.Empty(await house.ListAsync(seminar.Id));
        Assert.Empty(await house.MailsAsync());
    }

    [Fact]
    public async Task After_registration_closes_nobody_signs_up_but_those_who_wait_still_move_up_until_the_start()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        var seated = await house.RegisterAsync(seminar.Id, "a@example.jp");
        var waiting = await house.RegisterAsync(seminar.Id, "b@example.jp");
        await house.RegisterAsync(seminar.Id, "c@example.jp");

        house.Clock.Now = seminar.Plan.RegistrationClosesAt;
        Assert.Equal(RegistrationOutcome.Closed, (await house.RegisterAsync(seminar.Id, "d@example.jp")).Outcome);
        house.Clock.Now = seminar.Plan.StartsAt.AddSeconds(-1);
        await house.CancelAsync(seated.Registration!.Number);
        Assert.Equal(["a Cancelled", "b Registered", "c Waitlisted"], await StandingAsync(seminar.Id));

        house.Clock.Now = seminar.Plan.StartsAt;
        Assert.Equal(RegistrationOutcome.Closed, (await house.CancelAsync(waiting.Registration!.Number)).Outcome);
        Assert.Equal(["a Cancelled", "b Registered", "c Waitlisted"], await StandingAsync(seminar.Id));
    }

    [Fact]
    public async Task Each_outcome_is_told_by_one_mail_with_the_calendar_that_fits()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        var first = await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "b@example.jp", language: Language.En);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.CancelAsync(first.Registration!.Number);

        var mails = await house.MailsAsync();
        Assert.Equal(["a REQUEST", "a CANCEL", "b none", "b REQUEST"], mails.Select(mail => $"{mail.To[0]} {mail.Method ?? "none"}"));
        Assert.Contains("https://desk.example.jp/r/", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月10日（木曜）14:00〜16:00", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("Your place in the list: 1", mails[2].Text, StringComparison.Ordinal);
        Assert.Contains("Thursday 10 December 2026 at 14:00–16:00", mails[3].Text, StringComparison.Ordinal);
        Assert.Contains($"UID:{first.Registration.Number}@", mails[1].Calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", mails[1].Calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_undone_leaves_nothing()
    {
        var seminar = await house.PlanAsync();
        await house.Store.WriteAsync(async transaction =>
        {
            var attendee = new Attendee("髙橋", null, EmailAddress.Parse("a@example.jp"), null, 1, Language.Ja);
            var result = await house.Registrations.RegisterAsync(transaction, seminar.Id, attendee, null);
            transaction.RollBack();
            return result;
        }, default);

        Assert.Equal(0, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.Empty(await house.MailsAsync());
        Assert.Equal("S-2026-000001", (await house.RegisterAsync(seminar.Id, "b@example.jp")).Registration!.Number.Value);
    }

    private async Task<IEnumerable<string>> StandingAsync(SeminarId id) =>
        (await house.ListAsync(id)).Select(registration => $"{registration.Attendee.Email!.Name} {registration.Status}");
}
