using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Replies;
using HamuraBot.SelfService;

namespace HamuraBot.Appointments;

/// <summary>Tells the company and the officer, in the transaction of what is told; what is agreed goes into both calendars.</summary>
public sealed class AppointmentMails(Mails mails, Outbox outbox, OwnLinks links, AppointmentCalendar calendar, PublicAddress address, ReplyAddress replies, DialogLibrary library)
{
    /// <returns>The link to the company's own page.</returns>
    public string TellOfOffer(StoreTransaction transaction, Appointment offered, AppointmentSubject subject)
    {
        var (language, link) = (subject.Language, Link(transaction, offered));
        var replyTo = replies.Create(transaction, OfficerAppointments.Kind, offered.Id);
        if (subject.Email is { } email) outbox.Add(transaction, email, mails.Appointments.Offered.Write(language, replyTo is not null, ("addressee", subject.Addressee), ("number", offered.Id),
            ("form", subject.Name.In(language)), ("officer", offered.OfficerNames.In(language)), ("place", offered.Place), ("minutes", $"{offered.Minutes}"),
            ("time1", Time(offered, 0, language)), ("time2", Time(offered, 1, language)), ("time3", Time(offered, 2, language)), ("link", link)), About(offered), replyTo: replyTo);
        return link;
    }

    public Task TellOfAgreedAsync(StoreTransaction transaction, Appointment agreed, AppointmentSubject subject) =>
        TellBothAsync(transaction, agreed, subject, CalendarMethod.Request, mails.Appointments.Agreed, mails.Appointments.AgreedOfficer);

    /// <param name="transaction">Of the step.</param>
    /// <param name="was">As it stood, with the number of the change that takes it away.</param>
    /// <param name="subject">Whom it was with.</param>
    public Task TellOfCancelledAsync(StoreTransaction transaction, Appointment was, AppointmentSubject subject) =>
        TellBothAsync(transaction, was, subject, CalendarMethod.Cancel, mails.Appointments.Cancelled, mails.Appointments.CancelledOfficer);

    public Task RemindAsync(StoreTransaction transaction, Appointment agreed, AppointmentSubject subject) =>
        TellBothAsync(transaction, agreed, subject, null, mails.Appointments.Reminder, mails.Appointments.ReminderOfficer);

    public void TellDeskOfWish(StoreTransaction transaction, Appointment wanted) =>
        outbox.AddForDesk(transaction, mails.Appointments.WishDesk.Write(Language.Ja, ("number", wanted.Id), ("deskLink", DeskLink(wanted))), About(wanted));

    private async Task TellBothAsync(
        StoreTransaction transaction, Appointment appointment, AppointmentSubject subject, CalendarMethod? method, MailTemplate forCompany, MailTemplate forOfficer)
    {
        var language = subject.Language;
        if (subject.Email is { } email)
        {
            var (link, replyTo) = (Link(transaction, appointment), replies.Create(transaction, OfficerAppointments.Kind, appointment.Id));
            outbox.Add(transaction, email, forCompany.Write(language, replyTo is not null, [("addressee", subject.Addressee), ("form", subject.Name.In(language)), .. Facts(appointment, language), ("link", link)]),
                About(appointment), Part(appointment, subject, method, email, language, link), replyTo: replyTo);
        }
        if (await OfficerTable.FindAsync(transaction.Sql, appointment.OfficerId) is { Enabled: true } officer)
        {
            var own = EmailAddress.Parse(officer.Email);
            outbox.Add(transaction, own, forOfficer.Write(Language.Ja, [.. Facts(appointment, Language.Ja), ("deskLink", DeskLink(appointment))]),
                About(appointment), Part(appointment, subject, method, own, Language.Ja, null));
        }
    }

    private (string, string)[] Facts(Appointment appointment, Language language) =>
    [
        ("number", appointment.Id), ("when", library.Phrases.Formats.Opening(appointment.StartsAt!.Value, language)), ("minutes", $"{appointment.Minutes}"),
        ("place", appointment.Place), ("officer", appointment.OfficerNames.In(language)),
    ];

    private CalendarPart? Part(Appointment appointment, AppointmentSubject subject, CalendarMethod? method, EmailAddress to, Language language, string? link) =>
        method is { } told ? new(CalendarWriter.Name(told), CalendarWriter.Write(told, calendar.Event(appointment, subject, language, to, link))) : null;

    private string Time(Appointment offered, int place, Language language) => offered.Offered.Count > place ? library.Phrases.Formats.Opening(offered.Offered[place], language) : "";

    private string Link(StoreTransaction transaction, Appointment appointment) => links.Create(transaction, OfficerAppointments.Kind, appointment.Id);

    private string DeskLink(Appointment appointment) => address.Of(Desk.AppointmentPages.Of(appointment.Request));

    private static MailAbout About(Appointment appointment) => new(OfficerAppointments.Kind, appointment.Id);
}
