using System.Globalization;
using System.Text;

namespace HamuraBot.Seminars.Mail;

/// <summary>
/// iCalendar (RFC 5545) with one event. Times are written in UTC: every program shows them in its reader's own zone, and none has to
/// agree with us about what "Asia/Tokyo" is called or whether to trust a VTIMEZONE. Japan has no summer time to get wrong.
/// </summary>
/// <remarks>
/// By hand, because all of it is one event in UTC, lines folded by octets and escaped text; the libraries bring zones and recurrence with
/// them. The tests read what it writes with ical.js.
/// </remarks>
public static class CalendarWriter
{
    /// <summary>Octets of a line without its line break (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    public static string Write(CalendarMethod method, CalendarEvent item)
    {
        var lines = new StringBuilder();
        void Line(string name, string value) => Fold(lines, $"{name}:{value}");

        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Hamura City//HamuraBot//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", Name(method));
        Line("BEGIN", "VEVENT");
        Line("UID", Text(item.Uid));
        Line("SEQUENCE", item.Sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTAMP", Utc(item.WrittenAt));
        Line("DTSTART", Utc(item.StartsAt));
        Line("DTEND", Utc(item.EndsAt));
        Line("SUMMARY", Text(item.Title));
        Line("DESCRIPTION", Text(item.Description));
        Line("LOCATION", Text(item.Place));
        if (item.Link is { } link)
        {
            Line("URL", Bare(link));
        }
        Line("STATUS", method is CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED");
        Line($"ORGANIZER;CN={Parameter(item.OrganizerName)}", $"mailto:{Bare(item.Organizer)}");
        if (method is not CalendarMethod.Publish)
        {
            // Signed up already: nobody is asked for an answer, and none arrives at an address that nobody reads.
            Line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", $"mailto:{Bare(item.Attendee)}");
        }
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");
        return lines.ToString();
    }

    /// <summary>As mail and download name the method.</summary>
    public static string Name(CalendarMethod method) => method.ToString().ToUpperInvariant();

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\n' => "\\n",
                '\\' => "\\\\",
                ';' => "\\;",
                ',' => "\\,",
                '\t' => "\t",
                _ => Rune.IsControl(rune) ? "" : rune.ToString(),
            });
        }
        return escaped.ToString();
    }

    /// <summary>A parameter's value cannot hold a double quote in any way that all programs read.</summary>
    private static string Parameter(string text) => $"\"{Bare(text).Replace('"', '\'')}\"";

    private static string Bare(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Select(rune => rune.ToString()));

    private static void Fold(StringBuilder lines, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                lines.Append("\r\n ");
                octets = 1;
            }
            lines.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        lines.Append("\r\n");
    }
}
