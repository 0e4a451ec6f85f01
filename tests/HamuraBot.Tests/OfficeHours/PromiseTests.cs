using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.OfficeHours;

/// <summary>A promise names a day on which somebody is there to keep it.</summary>
public sealed class PromiseTests : IDisposable
{
    private readonly LibraryCopy library = new();

    public void Dispose() => library.Dispose();

    [Theory]
    [InlineData("2026-11-22T10:00:00+09:00", 1, "2026-11-24T12:00:00+09:00")]   // Sunday, and Monday is a holiday
    [InlineData("2026-11-24T08:29:59+09:00", 1, "2026-11-24T12:00:00+09:00")]
    [InlineData("2026-11-24T08:30:00+09:00", 1, "2026-11-25T12:00:00+09:00")]
    [InlineData("2026-11-27T16:00:00+09:00", 1, "2026-11-30T12:00:00+09:00")]
    [InlineData("2026-11-27T16:00:00+09:00", 3, "2026-12-02T12:00:00+09:00")]
    [InlineData("2026-09-21T10:00:00+09:00", 1, "2026-09-24T12:00:00+09:00")]   // 21, 22 and 23 September are closed
    [InlineData("2026-12-28T10:00:00+09:00", 1, "2027-01-04T12:00:00+09:00")]   // over the New Year
    [InlineData("2026-11-24T15:30:00Z", 1, "2026-11-25T12:00:00+09:00")]        // the 25th has begun in Tokyo
    public void A_promise_is_kept_on_a_working_day(string from, int officeDays, string by) =>
        Assert.Equal(At(by), Calendar(library.Directories).Promise(At(from), officeDays));

    [Theory]
    [InlineData("8:30-11:00", "2026-11-25T11:00:00+09:00")]
    [InlineData("13:00-16:00", "2026-11-25T16:00:00+09:00")]
    public void On_a_short_day_it_is_kept_before_the_desk_closes(string hours, string by)
    {
        library.Change("calendar.yaml", "overrides: []", $$"""
            overrides:
              - { date: 2026-11-25, hours: "{{hours}}", note: { ja: 短縮, en: Short } }
            """);
        Assert.Equal(At(by), Calendar(library.Directories).Promise(At("2026-11-24T10:00:00+09:00"), 1));
    }

    [Theory]
    [InlineData("2026-11-27T11:59:59+09:00", "2026-11-27T12:00:00+09:00")]      // still to be kept
    [InlineData("2026-11-27T12:00:00+09:00", "2026-11-30T12:00:00+09:00")]      // passed on a Friday: the next is Monday
    [InlineData("2026-11-29T23:00:00+09:00", "2026-11-30T12:00:00+09:00")]
    [InlineData("2026-11-30T11:59:00+09:00", "2026-11-30T12:00:00+09:00")]
    [InlineData("2026-11-30T12:00:00+09:00", "2026-12-01T12:00:00+09:00")]      // and broken again
    [InlineData("2026-12-28T13:00:00+09:00", "2027-01-04T12:00:00+09:00")]      // over the New Year
    [InlineData("2027-03-02T03:00:00Z", "2027-03-03T12:00:00+09:00")]
    public void A_promise_that_has_passed_is_renewed_to_the_next_working_day(string now, string by)
    {
        var first = At("2026-11-27T12:00:00+09:00");
        var standing = Calendar(library.Directories, new TestClock(At(now))).StandingNow(first);
        Assert.Equal((At(by), first, At(by) != first), (standing.By, standing.FirstBy, standing.IsBroken));
    }

    /// <summary>Whenever it is asked about, whatever was promised.</summary>
    [Fact]
    public void What_is_told_of_a_promise_is_never_in_the_past_and_on_a_working_day()
    {
        var clock = new TestClock(At("2026-11-20T00:00:00+09:00"));
        var calendar = Calendar(library.Directories, clock);
        for (var hour = 0; hour < 24 * 60; hour++, clock.Advance(TimeSpan.FromHours(1)))
            foreach (var days in (int[])[-400, -40, -3, -1, 0, 1])
            {
                var standing = calendar.StandingNow(clock.Now.AddDays(days).AddMinutes(7));
                Assert.True(standing.By > clock.Now && (days >= 0 || calendar.On(Tokyo.Day(standing.By)) is not null), $"{clock.Now:O} {days}: {standing}");
            }
    }

    private static OfficeCalendar Calendar(ContentFolder directory, TimeProvider? clock = null) => DialogLibrary.Load(directory, clock ?? TimeProvider.System).Calendar;

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
