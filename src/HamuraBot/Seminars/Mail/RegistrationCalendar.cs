using HamuraBot.Mail;
using Microsoft.Extensions.Options;

namespace HamuraBot.Seminars.Mail;

/// <summary>The calendar entry of one registration.</summary>
public sealed class RegistrationCalendar(IOptions<MailOptions> mail, Mails mails, SeminarText text, TimeProvider clock)
{
    public string Write(CalendarMethod method, Seminar seminar, Registration registration, string? link)
    {
        var (plan, language, from) = (seminar.Plan, registration.Attendee.Language, mail.Value.FromAddress);
        return CalendarWriter.Write(method, new CalendarEvent(
            $"{registration.Number}@{from.Domain}",
            // Either going up makes the entry newer, and neither ever goes down.
            seminar.Sequence + registration.Sequence,
            clock.GetUtcNow(), plan.StartsAt, plan.EndsAt, plan.Title.In(language), text.CalendarNote(plan, registration, language),
            plan.Place,
            mail.Value.FromName ?? mails.Sender.In(language), from.Value, registration.Attendee.Email.Value, link));
    }
}
