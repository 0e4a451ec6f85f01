using HamuraBot.Mail;
using System.Text;
using System.Text.Json;
using HamuraBot.Seminars.Mail;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

public sealed class CalendarWriterTests
{
    private static readonly CalendarEvent Some = new()
    {
        Uid = "S-2026-000045@hamura.example",
        Sequence = 2,
        WrittenAt = At("2026-11-22T10:00:00+09:00"),
        StartsAt = At("2026-12-01T13:30:00+09:00"),
        EndsAt = At("2026-12-01T15:00:00+09:00"),
        Title = "補助金セミナー",
        Description = "受付番号：S-2026-000045\n持ち物：筆記用具",
        Place = "羽村市役所 西庁舎, 3階; 会議室",
        OrganizerName = "羽村市 企業活動支援デスク",
        Organizer = "no-reply@hamura.example",
        Attendee = "taro@example.co.jp",
        Link = "https://support.city.hamura.example/r/AbC-_123?lang=ja",
    };

    [Fact]
    public void An_invitation_reads_as_it_was_meant()
    {
        var read = Assert.Single(Read(CalendarWriter.Write(CalendarMethod.Request, Some)));

        Assert.Equal(new ParsedCalendar(1, read.Properties, "REQUEST", Some.Uid, 2, Some.Title, Some.Description, Some.Place, "2026-12-01T04:30:00.000Z",
            "2026-12-01T06:00:00.000Z", "2026-11-22T01:00:00.000Z", "CONFIRMED", Some.Link!, "mailto:no-reply@hamura.example", Some.OrganizerName,
            read.Attendees), read);
        Assert.Equal(["mailto:taro@example.co.jp"], read.Attendees);
    }

    [Fact]
    public void A_cancellation_takes_away_the_same_entry()
    {
        var read = Read(CalendarWriter.Write(CalendarMethod.Request, Some), CalendarWriter.Write(CalendarMethod.Cancel, Some with { Sequence = 3 }));

        Assert.Equal(read[0].Uid, read[1].Uid);
        Assert.Equal(("CANCEL", "CANCELLED", 3), (read[1].Method, read[1].Status, read[1].Sequence));
    }

    [Fact]
    public void A_download_invites_nobody()
    {
        var read = Assert.Single(Read(CalendarWriter.Write(CalendarMethod.Publish, Some)));

        Assert.Equal("PUBLISH", read.Method);
        Assert.Empty(read.Attendees);
    }

    public static TheoryData<string> Hostile =>
    [
        "a, b; c \\ d \\n e: f \"g\" ^n",
        "first\nsecond",
        "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:evil",
        "BEGIN:VEVENT",
        ";ATTENDEE=evil:mailto:evil@example.com",
        "tab\tand　wide space",
        "\\",
        "\\,\\;\\n",
        " leading and trailing ",
        new string('x', 500),
        string.Concat(Enumerable.Repeat("髙﨑申込み", 60)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_read_is_what_was_written(string text)
    {
        var read = Read(
            CalendarWriter.Write(CalendarMethod.Request, Some with { Title = text, Description = text, Place = text }),
            CalendarWriter.Write(CalendarMethod.Request, Some with { Title = text.ReplaceLineEndings("\r\n") }));

        Assert.Equal((1, text, text, text), (read[0].Events, read[0].Title, read[0].Description, read[0].Place));
        Assert.Equal((1, text), (read[1].Events, read[1].Title));
        Assert.Equal(Read(CalendarWriter.Write(CalendarMethod.Request, Some))[0].Properties, read[0].Properties);
    }

    [Fact]
    public void Nothing_breaks_out_of_a_line_by_way_of_names_and_addresses()
    {
        const string evil = "x\"\r\nATTENDEE:mailto:evil@example.com;y:z";
        var read = Assert.Single(Read(CalendarWriter.Write(CalendarMethod.Publish,
            Some with { OrganizerName = evil, Organizer = evil, Link = evil, Uid = evil })));

        Assert.Equal(1, read.Events);
        Assert.Empty(read.Attendees);
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_inside_a_character()
    {
        var calendars = Enumerable.Range(0, 80).Select(lead => (Title: new string('a', lead) + string.Concat(Enumerable.Repeat("é申𠮷😀", 30)), Lead: lead))
            .Select(some => (some.Title, Text: CalendarWriter.Write(CalendarMethod.Request, Some with { Title = some.Title }))).ToList();

        foreach (var line in calendars.SelectMany(calendar => calendar.Text.Split("\r\n")))
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
        }
        Assert.Equal(calendars.Select(calendar => calendar.Title), Read([.. calendars.Select(calendar => calendar.Text)]).Select(read => read.Title));
    }

    [Fact]
    public void Every_line_ends_in_CR_LF() =>
        Assert.DoesNotContain('\n', CalendarWriter.Write(CalendarMethod.Request, Some).Replace("\r\n", ""));

    internal static IReadOnlyList<ParsedCalendar> Read(params string[] calendars)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(calendars));
            var script = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Seminars", "parse-calendar.mjs");
            var read = Programs.Run(Programs.OnPath("node")!, script, file, Path.Combine(Repository.App, "wwwroot"));
            return JsonSerializer.Deserialize<List<ParsedCalendar>>(read, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    internal sealed record ParsedCalendar(
        int Events, IReadOnlyList<string> Properties, string Method, string Uid, int Sequence, string Title, string Description, string Place,
        string StartsAt, string EndsAt, string WrittenAt, string Status, string Link, string Organizer, string OrganizerName, IReadOnlyList<string> Attendees);
}
