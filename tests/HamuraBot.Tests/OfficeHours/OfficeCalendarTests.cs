using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Tests.Dialogs;

namespace HamuraBot.Tests.OfficeHours;

public sealed class OfficeCalendarTests : IDisposable
{
    private readonly LibraryCopy library = new();

    public void Dispose() => library.Dispose();

    [Theory]
    [InlineData("2026-11-25T08:29:59+09:00", false)]
    [InlineData("2026-11-25T08:30:00+09:00", true)]
    [InlineData("2026-11-25T16:59:59+09:00", true)]
    [InlineData("2026-11-25T17:00:00+09:00", false)]   // last reception
    [InlineData("2026-11-25T07:59:59Z", true)]
    [InlineData("2026-11-22T10:00:00+09:00", false)]   // Sunday
    [InlineData("2026-11-23T10:00:00+09:00", false)]   // Labour Thanksgiving Day
    [InlineData("2026-09-22T10:00:00+09:00", false)]   // between two holidays
    [InlineData("2025-12-26T10:00:00+09:00", true)]
    [InlineData("2025-12-29T10:00:00+09:00", false)]
    [InlineData("2026-01-02T10:00:00+09:00", false)]
    [InlineData("2026-01-05T10:00:00+09:00", true)]
    public void The_desk_is_open_when_it_says_so(string instant, bool open) => Assert.Equal(open, Calendar().IsOpen(At(instant)));

    [Theory]
    [InlineData("2026-11-22T10:00:00+09:00", "2026-11-24T08:30:00+09:00")]
    [InlineData("2026-11-24T08:29:59+09:00", "2026-11-24T08:30:00+09:00")]
    [InlineData("2026-11-24T08:30:00+09:00", "2026-11-25T08:30:00+09:00")]
    [InlineData("2026-11-27T17:05:00+09:00", "2026-11-30T08:30:00+09:00")]
    [InlineData("2026-09-18T18:00:00+09:00", "2026-09-24T08:30:00+09:00")]
    [InlineData("2025-12-26T18:00:00+09:00", "2026-01-05T08:30:00+09:00")]
    public void It_opens_again_on_the_next_working_day(string from, string opening) => Assert.Equal(At(opening), Calendar().NextOpening(At(from)));

    [Fact]
    public void A_single_day_may_differ()
    {
        library.Change("calendar.yaml", "overrides: []", """
            overrides:
              - { date: 2026-11-25, closed: true, note: { ja: 点検, en: Inspection } }
              - { date: 2026-11-28, hours: "9:00-12:00", note: { ja: 臨時, en: Extra } }
            """);
        var calendar = Calendar(library.Directories);
        Assert.False(calendar.IsOpen(At("2026-11-25T10:00:00+09:00")));
        Assert.True(calendar.IsOpen(At("2026-11-28T11:59:59+09:00")));
        Assert.False(calendar.IsOpen(At("2026-11-28T12:00:00+09:00")));
        Assert.Equal(At("2026-11-28T09:00:00+09:00"), calendar.NextOpening(At("2026-11-27T18:00:00+09:00")));
    }

    [Theory]
    [InlineData("", "平日8:30〜17:15", "Monday–Friday 8:30–17:15")]
    [InlineData("  saturday: \"9:00-12:00\"\n", "平日8:30〜17:15、土曜9:00〜12:00", "Monday–Friday 8:30–17:15, Saturday 9:00–12:00")]
    public void The_hours_are_told_by_the_week(string more, string ja, string en)
    {
        library.Change("calendar.yaml", "lastReception:", more + "lastReception:");
        var dialogs = DialogLibrary.Load(library.Directories, TimeProvider.System);
        Assert.Equal(new Words(ja, en), dialogs.Phrases.Formats.Hours(dialogs.Calendar.Week));
    }

    [Fact]
    public void Days_with_hours_of_their_own_are_told_apart()
    {
        library.Change("calendar.yaml", "wednesday: \"8:30-17:15\"", "wednesday: \"8:30-12:00\"");
        var dialogs = DialogLibrary.Load(library.Directories, TimeProvider.System);
        Assert.Equal("月曜〜火曜8:30〜17:15、水曜8:30〜12:00、木曜〜金曜8:30〜17:15", dialogs.Phrases.Formats.Hours(dialogs.Calendar.Week).Ja);
    }

    private static OfficeCalendar Calendar(ContentFolder? directory = null) =>
        DialogLibrary.Load(directory ?? LibraryCopy.Original, TimeProvider.System).Calendar;

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
