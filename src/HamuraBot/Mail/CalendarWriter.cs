using System.Globalization;
using System.Text;

namespace HamuraBot.Mail;

/// <summary>
/// iCalendar (RFC 5545). Times are written in UTC: every program shows them in its reader's own zone, and none has to
/// agree with us about what "Asia/Tokyo" is called or whether to trust a VTIMEZONE. Japan has no summer time to get wrong.
/// </summary>
/// <remarks>
/// By hand, because all of it is events in UTC, lines folded by octets and escaped text; the libraries bring zones and recurrence with
/// them. The tests read what it writes with ical.js.
/// </remarks>
public static class CalendarWriter
{
    /// <summary>Octets of a line without its line break (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    public static string Write(CalendarMethod method, params IEnumerable<CalendarEvent> items)
    {
        var lines = new StringBuilder();
        void Line(string name, string value) => Fold(lines, $"{name}:{value}");

        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Hamura City//HamuraBot//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", Name(method));
        foreach (var item in items) Event(Line, method, item);
        Line("END", "VCALENDAR");
        return lines.ToString();
    }

    private static void Event(Action<string, string> line, CalendarMethod method, CalendarEvent item)
    {
        line("BEGIN", "VEVENT");
        line("UID", Text(item.Uid));
        line("SEQUENCE", item.Sequence.ToString(CultureInfo.InvariantCulture));
        line("DTSTAMP", Utc(item.WrittenAt));
        line("DTSTART", Utc(item.StartsAt));
        line("DTEND", Utc(item.EndsAt));
        line("SUMMARY", Text(item.Title));
        line("DESCRIPTION", Text(item.Description));
        line("LOCATION", Text(item.Place));
        if (item.Link is { } link) line("URL", Bare(link));
        line("STATUS", item.IsCancelled || method is CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED");
        line($"ORGANIZER;CN={Parameter(item.OrganizerName)}", $"mailto:{Bare(item.Organizer)}");
        // Signed up already: nobody is asked for an answer, and none arrives at an address that nobody reads.
        if (method is not CalendarMethod.Publish && item.Attendee is { } attendee)
            line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", $"mailto:{Bare(attendee)}");
        line("END", "VEVENT");
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
