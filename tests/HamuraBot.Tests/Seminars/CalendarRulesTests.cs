using System.Globalization;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>What Google's and Outlook's calendars ask of entries by mail and of feeds, as read by ical.js and by Ical.Net alike.</summary>
public sealed class CalendarRulesTests : IAsyncLifetime
{
    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task One_registration_is_one_entry_that_every_mail_makes_newer_until_it_is_taken_away()
    {
        var (near, far) = (await house.PlanAsync(), await house.PlanAsync(starts: "2026-12-17T14:00", closes: "2026-12-16T17:00"));
        var number = (await house.RegisterAsync(near.Id, "a@example.jp", seats: 2)).Registration!.Number;
        await house.ChangeAsync(near.Id, near.Plan with { Place = "西庁舎, 3階; 会議室" });
        await house.ChangeSeatsAsync(number, 1);
        await house.MoveAsync(number, far.Id);
        await house.CancelAsync(number);
        var mails = (await house.MailsAsync()).FindAll(mail => mail.Calendar is not null);

        var read = CalendarWriterTests.Read([.. mails.Select(mail => mail.Calendar!)]);

        Assert.Equal(["REQUEST", "REQUEST", "REQUEST", "REQUEST", "CANCEL"], read.Select(one => one.Method));
        Assert.Equal(mails.Select(mail => mail.Method), read.Select(one => one.Method));
        Assert.Single(read.Select(one => one.Uid).Distinct());
        Assert.Equal(read.Select(one => one.Sequence).Distinct().Order(), read.Select(one => one.Sequence));
        Assert.All(read, one => Assert.Equal((1, "mailto:a@example.jp"), (one.Events, Assert.Single(one.Attendees))));
        Assert.Equal("CANCELLED", read[^1].Status);
        Assert.Equal(read.Select(Said), mails.Select(mail => Said(Ical.Net.Calendar.Load(mail.Calendar!)!)));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task The_feed_has_each_seminar_once_invites_nobody_and_tells_what_is_called_off(string language)
    {
        var (near, far) = (await house.PlanAsync(), await house.PlanAsync(starts: "2026-12-17T14:00", closes: "2026-12-16T17:00"));
        await house.RegisterAsync(near.Id, "a@example.jp");
        await house.CallOffAsync(far.Id);

        var feed = Ical.Net.Calendar.Load(await house.Client.GetStringAsync($"/seminars.ics?lang={language}"))!;
        var alone = await house.Client.GetStringAsync($"/seminars/{near.Id}.ics?lang={language}");

        Assert.Equal("PUBLISH", feed.Method);
        Assert.Equal(2, feed.Events.Select(one => one.Uid).Distinct().Count());
        Assert.Equal(["CONFIRMED", "CANCELLED"], feed.Events.OrderBy(one => one.DtStart).Select(one => one.Status));
        Assert.All(feed.Events, one => Assert.Empty(one.Attendees));
        var shown = Assert.Single(CalendarWriterTests.Read(alone));
        Assert.Equal(Said(shown), Said(Ical.Net.Calendar.Load(alone)!));
        Assert.Equal(feed.Events.Single(one => one.Status == "CONFIRMED").Uid, shown.Uid);
    }

    private static object Said(CalendarWriterTests.ParsedCalendar read) =>
        (read.Method, read.Uid, read.Sequence, read.Title, read.Description, read.Place, read.StartsAt, read.EndsAt, read.Status, read.Link, read.Organizer, string.Join(' ', read.Attendees));

    private static object Said(Ical.Net.Calendar calendar)
    {
        var one = Assert.Single(calendar.Events);
        return (calendar.Method!, one.Uid!, one.Sequence, one.Summary!, one.Description!, one.Location!, Iso(one.DtStart!), Iso(one.DtEnd!), one.Status!,
            one.Url?.OriginalString, one.Organizer!.Value!.OriginalString, string.Join(' ', one.Attendees.Select(attendee => attendee.Value!.OriginalString)));
    }

    private static string Iso(Ical.Net.DataTypes.CalDateTime at) => at.AsUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
