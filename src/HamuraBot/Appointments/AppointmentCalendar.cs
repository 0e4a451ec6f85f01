using HamuraBot.Dialogs;
using HamuraBot.Mail;
using Microsoft.Extensions.Options;

namespace HamuraBot.Appointments;

/// <summary>The calendar entry of an appointment: one for as long as it lives, newer with every change.</summary>
public sealed class AppointmentCalendar(IOptions<MailOptions> mail, Mails mails, DialogLibrary library)
{
    /// <param name="appointment">One that has a time.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="attendee">Who is invited; null in a feed.</param>
    /// <param name="link">To the reader's own page.</param>
    public CalendarEvent Event(Appointment appointment, AppointmentSubject subject, Language language, EmailAddress? attendee, string? link)
    {
        var phrases = library.Phrases.Appointments;
        return new()
        {
            Uid = $"{appointment.Id}@{mail.Value.FromAddress.Domain}",
            Sequence = appointment.Sequence,
            WrittenAt = appointment.UpdatedAt,
            StartsAt = appointment.StartsAt!.Value,
            EndsAt = appointment.EndsAt!.Value,
            Title = link is null ? phrases.TitleForOfficer.In(language, ("name", subject.Name.In(language)), ("company", subject.Company)) : phrases.Title.In(language, ("name", subject.Name.In(language))),
            Description = phrases.Note.In(language, ("number", appointment.Id), ("officer", appointment.OfficerNames.In(language))),
            Place = appointment.Place,
            OrganizerName = mail.Value.FromName ?? mails.Sender.In(language),
            Organizer = mail.Value.FromAddress.Value,
            Attendee = attendee?.Value,
            Link = link,
        };
    }
}
