using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Reminders and thanks, by the clock in Tokyo.</summary>
public sealed class SeminarTimersTests
{
    private static readonly string[] Both = ["a@example.jp", "b@example.jp"];

    [Fact]
    public async Task Everybody_with_a_seat_is_reminded_once_the_morning_before_also_across_a_restart()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync(capacity: 2);
        foreach (var email in Both) await house.RegisterAsync(seminar.Id, email);
        await house.RegisterAsync(seminar.Id, "waiting@example.jp");

        house.Clock.Now = TestClock.InTokyo("2026-12-09T09:59").Now;
        Assert.Equal(0, await house.LetTimersGoOffAsync());
        house.Clock.Now = TestClock.InTokyo("2026-12-09T10:00").Now;
        await house.RestartAsync();
        Assert.Equal(1, await house.LetTimersGoOffAsync());
        await house.RestartAsync();
        Assert.Equal(0, await house.LetTimersGoOffAsync());

        Assert.Equal(Both, await AskedAsync(house, "開催が近づきました"));
    }

    [Fact]
    public async Task A_seminar_that_is_moved_is_told_at_once_and_reminded_at_its_new_time()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync();
        await house.RegisterAsync(seminar.Id, "a@example.jp");
        var later = seminar.Plan with
        {
            StartsAt = seminar.Plan.StartsAt.AddDays(7),
            EndsAt = seminar.Plan.EndsAt.AddDays(7),
            Place = "西庁舎"
        };

        Assert.Equal(PlanningOutcome.Done, await house.ChangeAsync(seminar.Id, later));

        var told = Assert.Single(await house.MailsAsync(), mail => mail.Subject.Contains("開催内容が変わりました", StringComparison.Ordinal));
        Assert.Contains("変わったところ：日時、場所", told.Text, StringComparison.Ordinal);
        Assert.Equal("REQUEST", told.Method);
        Assert.Contains("SEQUENCE:1", told.Calendar, StringComparison.Ordinal);
        house.Clock.Now = TestClock.InTokyo("2026-12-09T10:00").Now;
        Assert.Equal(0, await house.LetTimersGoOffAsync());
        house.Clock.Now = TestClock.InTokyo("2026-12-16T10:00").Now;
        Assert.Equal(1, await house.LetTimersGoOffAsync());
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_seminar_that_was_called_off_and_all_are_told()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync(capacity: 1);
        foreach (var email in Both) await house.RegisterAsync(seminar.Id, email);

        Assert.Equal(PlanningOutcome.Done, await house.CallOffAsync(seminar.Id));
        Assert.Equal(PlanningOutcome.Cancelled, await house.CallOffAsync(seminar.Id));

        var told = (await house.MailsAsync()).Where(mail => mail.Subject.Contains("中止", StringComparison.Ordinal)).ToList();
        Assert.Equal(["a CANCEL", "b "], told.Select(mail => $"{mail.To[0]} {mail.Method}"));
        house.Clock.Now = TestClock.InTokyo("2026-12-12T10:00").Now;
        Assert.Equal(0, await house.LetTimersGoOffAsync());
    }

    [Fact]
    public async Task Those_who_came_are_thanked_the_morning_after_with_a_survey()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync();
        var came = await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "b@example.jp");
        house.Clock.Now = seminar.Plan.StartsAt;
        await house.Store.WriteAsync(async transaction =>
        {
            await ParticipantTable.CheckInAsync(transaction.Sql, came.Registration!.People[0].Ticket, house.Clock.Now);
            return true;
        }, default);

        house.Clock.Now = TestClock.InTokyo("2026-12-11T10:00").Now;
        await house.LetTimersGoOffAsync();

        Assert.Equal(["a@example.jp"], await AskedAsync(house, "ありがとうございました"));
        // The reminder is overdue: nobody is reminded of what is over.
        Assert.Empty(await AskedAsync(house, "開催が近づきました"));
    }

    [Fact]
    public async Task Without_a_list_of_those_present_all_who_had_a_seat_are_thanked()
    {
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync(capacity: 2);
        foreach (var email in Both) await house.RegisterAsync(seminar.Id, email);
        await house.RegisterAsync(seminar.Id, "waiting@example.jp");

        house.Clock.Now = TestClock.InTokyo("2026-12-11T10:00").Now;
        await house.LetTimersGoOffAsync();

        Assert.Equal(Both, await AskedAsync(house, "ご参加ありがとうございました"));
    }

    private static async Task<IEnumerable<string>> AskedAsync(SeminarFixture house, string subject) =>
        (await house.MailsAsync()).Where(mail => mail.Subject.Contains(subject, StringComparison.Ordinal)).Select(mail => mail.To);
}
