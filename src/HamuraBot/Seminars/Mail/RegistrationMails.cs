using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;

namespace HamuraBot.Seminars.Mail;

/// <summary>What participants are told by mail, each with a link of its own: a secret that was given once cannot be read back.</summary>
public sealed class RegistrationMails(Mails mails, Outbox outbox, RegistrationCalendar calendar, SeminarText text, OwnLinks links, PublicAddress address)
{
    /// <summary>The kind of what the secret links of registrations open.</summary>
    public const string Kind = "registration";

    /// <summary>Tells what was done with a registration.</summary>
    /// <returns>The link to it.</returns>
    public async Task<string> TellAsync(StoreTransaction transaction, RegistrationOutcome outcome, Seminar seminar,
        Registration registration)
    {
        var letter = NewLetter(transaction, seminar, registration);
        var waits = registration.Status is RegistrationStatus.Waitlisted ? mails.RegistrationWaitlisted : null;
        if (waits is not null) letter = letter with { Position = await RegistrationTable.PositionAsync(transaction.Sql, registration) };
        var mail = outcome switch
        {
            RegistrationOutcome.Waitlisted => mails.RegistrationWaitlisted.Write(letter.Language, letter.FullWithPosition),
            RegistrationOutcome.Cancelled => mails.RegistrationCancelled.Write(letter.Language, letter.Brief),
            RegistrationOutcome.Promoted => mails.RegistrationPromoted.Write(letter.Language, letter.FullWithBring),
            RegistrationOutcome.Changed => waits?.Write(letter.Language, letter.FullWithPosition)
                ?? mails.RegistrationChanged.Write(letter.Language, letter.FullWithBring),
            RegistrationOutcome.Registered or RegistrationOutcome.AlreadyRegistered =>
            waits?.Write(letter.Language, letter.FullWithPosition)
                ?? mails.RegistrationConfirmed.Write(letter.Language, letter.FullWithBring),
            RegistrationOutcome.Full or RegistrationOutcome.Closed =>
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nothing was done."),
        };
        Send(transaction, letter, mail, outcome is RegistrationOutcome.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request);
        return letter.Link;
    }

    /// <summary>The desk hears of what a participant does: a list at the door may be printed already.</summary>
    public void TellDesk(StoreTransaction transaction, RegistrationOutcome outcome, Seminar seminar, Registration registration)
    {
        var template = outcome is RegistrationOutcome.Cancelled ? mails.RegistrationCancelledDesk : mails.RegistrationChangedDesk;
        outbox.AddForDesk(transaction, template.Write(Language.Ja,
            ("number", registration.Number.Value), ("title", seminar.Plan.Title.Ja), ("when", text.When(seminar.Plan, Language.Ja)),
            ("seats", Formats.Number(registration.Attendee.Seats)), ("deskLink", address.Of(SeminarPaths.Of(seminar.Id)))),
            new MailAbout(Kind, registration.Number.Value));
    }

    /// <param name="reason">What the officer wrote, if anything.</param>
    public void CancelByDesk(StoreTransaction transaction, Seminar seminar, Registration registration, string reason)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter, mails.RegistrationCancelledByDesk.Write(letter.Language, [.. letter.Brief, ("reason", reason)]),
            CalendarMethod.Cancel);
    }

    public void Remind(StoreTransaction transaction, Seminar seminar, Registration registration)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter, mails.SeminarReminder.Write(letter.Language, letter.FullWithBring), null);
    }

    /// <param name="until">The last day of the survey.</param>
    public void Thank(StoreTransaction transaction, Seminar seminar, Registration registration, DateOnly until)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter,
            mails.SeminarThanks.Write(letter.Language, ("addressee", letter.Addressee), ("title", letter.Title), ("when", letter.When),
            ("until", text.Date(until, letter.Language)), ("surveyLink", $"{letter.Link}/change")), null);
    }

    /// <param name="change">What has changed, in words.</param>
    public void TellOfChange(StoreTransaction transaction, Seminar seminar, Registration registration, Words change)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter,
            mails.SeminarChanged.Write(letter.Language, [.. letter.FullWithBring, ("change", change.In(letter.Language))]),
            CalendarMethod.Request);
    }

    public void CallOff(StoreTransaction transaction, Seminar seminar, Registration registration, string reason)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter, mails.SeminarCancelled.Write(letter.Language, [.. letter.Brief, ("reason", reason)]),
            CalendarMethod.Cancel);
    }

    /// <param name="method">What it does to the calendar of somebody who had a seat; who waits has no entry there.</param>
    private void Send(StoreTransaction transaction, Letter letter, MailText mail, CalendarMethod? method)
    {
        var part = method is { } known && letter.Registration.Status is not RegistrationStatus.Waitlisted
            ? new CalendarPart(CalendarWriter.Name(known), calendar.Write(known, letter.Seminar, letter.Registration, letter.Link))
            : null;
        outbox.Add(transaction, letter.Registration.Attendee.Email, mail, new MailAbout(Kind, letter.Registration.Number.Value), part);
    }

    public string CreateLink(StoreTransaction transaction, Registration registration) =>
        links.Create(transaction, Kind, registration.Number.Value);

    private Letter NewLetter(StoreTransaction transaction, Seminar seminar, Registration registration) =>
        new(seminar, registration, text, CreateLink(transaction, registration));

    /// <summary>What stands in the mails about one registration.</summary>
    private sealed record Letter(Seminar Seminar, Registration Registration, SeminarText Text, string Link)
    {
        /// <summary>In the waiting list.</summary>
        public int Position { get; init; }

        public Language Language => Registration.Attendee.Language;

        public string Addressee => Text.Addressee(Registration.Attendee);

        public string Title => Seminar.Plan.Title.In(Language);

        public string When => Text.When(Seminar.Plan, Language);

        public (string Gap, string Text)[] Brief =>
            [("addressee", Addressee), ("number", Registration.Number.Value), ("title", Title), ("when", When)];

        public (string Gap, string Text)[] Full =>
            [.. Brief, ("place", Seminar.Plan.Place), ("seats", Formats.Number(Registration.Attendee.Seats)), ("link", Link)];

        public (string Gap, string Text)[] FullWithPosition => [.. Full, ("position", Formats.Number(Position))];

        public (string Gap, string Text)[] FullWithBring => [.. Full, ("bring", Seminar.Plan.Bring?.In(Language) ?? "")];
    }
}
