using HamuraBot.Mail;
using Microsoft.Extensions.Options;

namespace HamuraBot.Seminars.Mail;

/// <summary>The calendar entry of one registration.</summary>
public sealed class RegistrationCalendar(IOptions<MailOptions> mail, Mails mails, SeminarText text, TimeProvider clock)
{
    /// <param name="person">Who of it has an entry of their own; null for whoever answers for all of them.</param>
    public string Write(CalendarMethod method, Seminar seminar, Registration registration, string? link, Participant? person = null)
    {
        var (plan, language, from) = (seminar.Plan, registration.Attendee.Language, mail.Value.FromAddress);
        return CalendarWriter.Write(method, new CalendarEvent
        {
            Uid = $"{person?.Ticket ?? registration.Number.Value}@{from.Domain}",
            // Either going up makes the entry newer, and neither ever goes down.
            Sequence = seminar.Sequence + registration.Sequence,
            WrittenAt = clock.GetUtcNow(),
            StartsAt = plan.StartsAt,
            EndsAt = plan.EndsAt,
            Title = plan.Title.In(language),
            Description = text.CalendarNote(plan, person?.Ticket ?? registration.Number.Value, language),
            Place = text.Place(plan, language),
            OrganizerName = mail.Value.FromName ?? mails.Sender.In(language),
            Organizer = from.Value,
            Attendee = (person is null ? registration.Attendee.Email : person.Email)?.Value,
            Link = link,
        });
    }
}
