using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.SelfService;

namespace HamuraBot.Seminars.Mail;

/// <summary>What participants are told by mail, each with a link of its own: a secret that was given once cannot be read back.</summary>
public sealed class RegistrationMails(Mails mails, Outbox outbox, RegistrationCalendar calendar, SeminarText text, OwnLinks links, PublicAddress address, TimeProvider clock)
{
    /// <summary>The kinds of what the secret links of registrations open: all of one, or one person's own seat.</summary>
    public const string Kind = "registration", PersonKind = "participant";

    /// <summary>Tells what was done with a registration: whoever answers for it, and those of its people who have an address of their own.</summary>
    /// <param name="alike">What was signed up under the same name and address before: one of them may be too many.</param>
    /// <returns>The link to it.</returns>
    public async Task<string> TellAsync(
        StoreTransaction transaction, RegistrationOutcome outcome, Seminar seminar, Registration registration, IReadOnlyList<Registration>? alike = null)
    {
        var letter = NewLetter(transaction, seminar, registration) with { Alike = string.Join(", ", (alike ?? []).Select(one => one.Number)) };
        var waits = registration.Status is RegistrationStatus.Waitlisted ? mails.RegistrationWaitlisted : null;
        if (waits is not null) letter = letter with { Position = await RegistrationTable.PositionAsync(transaction.Sql, registration) };
        var mail = outcome switch
        {
            RegistrationOutcome.Waitlisted => mails.RegistrationWaitlisted.Write(letter.Language, letter.FullWithPosition),
            RegistrationOutcome.Cancelled => mails.RegistrationCancelled.Write(letter.Language, letter.Brief),
            RegistrationOutcome.Promoted => mails.RegistrationPromoted.Write(letter.Language, letter.FullWithPeople),
            RegistrationOutcome.Changed => waits?.Write(letter.Language, letter.FullWithPosition)
                ?? mails.RegistrationChanged.Write(letter.Language, letter.FullWithPeople),
            RegistrationOutcome.Registered or RegistrationOutcome.AlreadyRegistered =>
            waits?.Write(letter.Language, letter.FullWithPosition)
                ?? mails.RegistrationConfirmed.Write(letter.Language, [.. letter.FullWithPeople, ("alike", letter.Alike)]),
            RegistrationOutcome.Full or RegistrationOutcome.Closed =>
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nothing was done."),
        };
        Send(transaction, letter, mail, outcome is RegistrationOutcome.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request);
        if (outcome is RegistrationOutcome.Registered or RegistrationOutcome.Promoted)
        {
            foreach (var person in registration.People) TellPerson(transaction, seminar, registration, person);
            // Everybody else has been told it already.
            if (seminar.LinkAt(clock.GetUtcNow()) is { } online) TellLink(transaction, seminar, registration, online);
        }
        return letter.Link!;
    }

    /// <summary>Somebody with an address of their own has a seat, and a code for the entrance.</summary>
    public void TellPerson(StoreTransaction transaction, Seminar seminar, Registration registration, Participant person)
    {
        if (person.Email is null || registration.Status is not RegistrationStatus.Registered) return;
        var letter = NewLetter(transaction, seminar, registration, person);
        Send(transaction, letter, mails.ParticipantConfirmed.Write(letter.Language, [.. letter.Brief, ("by", registration.Attendee.Name), ("place", letter.Place), ("online", letter.Online),
            ("bring", letter.Bring), ("link", letter.Link!)]), CalendarMethod.Request);
    }

    /// <param name="registration">With the status that it had while they were in it: who waits has heard of nothing.</param>
    /// <param name="people">Who are not in it any more.</param>
    public void TellLeft(StoreTransaction transaction, Seminar seminar, Registration registration, IEnumerable<Participant> people)
    {
        if (registration.Status is not RegistrationStatus.Registered) return;
        foreach (var person in people.Where(person => person.Email is not null))
        {
            var letter = new Letter(seminar, registration, text, person, null);
            Send(transaction, letter, mails.ParticipantLeft.Write(letter.Language, letter.Brief), CalendarMethod.Cancel);
        }
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
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, mails.SeminarReminder.Write(letter.Language, letter.FullWithBring), null);
    }

    /// <summary>Where it is seen online.</summary>
    public void TellLink(StoreTransaction transaction, Seminar seminar, Registration registration, Uri online)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, mails.SeminarLink.Write(letter.Language, [.. letter.Brief, ("onlineLink", online.AbsoluteUri), ("link", letter.Link!)]), null);
    }

    public void TellOfMaterials(StoreTransaction transaction, Seminar seminar, Registration registration)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, mails.SeminarMaterials.Write(letter.Language, [.. letter.Brief, ("link", letter.Link!)]), null);
    }

    /// <param name="until">The last day of the survey.</param>
    /// <param name="hasMaterials">Whether there is something to read on the page.</param>
    public void Thank(StoreTransaction transaction, Seminar seminar, Registration registration, DateOnly until, bool hasMaterials)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter,
            mails.SeminarThanks.Write(letter.Language, ("addressee", letter.Addressee), ("title", letter.Title), ("when", letter.When),
            ("until", text.Date(until, letter.Language)), ("surveyLink", $"{letter.Link}/change"), ("materialsLink", hasMaterials ? letter.Link! : ""),
            ("declineLink", $"{letter.Link}/parts/{letter.Number}/{SurveySelfService.Decline}")), null);
        if (!hasMaterials) return;
        foreach (var person in registration.People.Where(person => person.Email is not null))
        {
            var own = NewLetter(transaction, seminar, registration, person);
            Send(transaction, own, mails.SeminarMaterials.Write(own.Language, [.. own.Brief, ("link", own.Link!)]), null);
        }
    }

    /// <param name="change">What has changed, in words.</param>
    public void TellOfChange(StoreTransaction transaction, Seminar seminar, Registration registration, Words change)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
        {
            Send(transaction, letter, mails.SeminarChanged.Write(letter.Language, [.. letter.FullWithBring, ("change", change.In(letter.Language))]),
                CalendarMethod.Request);
        }
    }

    public void CallOff(StoreTransaction transaction, Seminar seminar, Registration registration, string reason)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, mails.SeminarCancelled.Write(letter.Language, [.. letter.Brief, ("reason", reason)]), CalendarMethod.Cancel);
    }

    /// <param name="method">What it does to the calendar of somebody who had a seat; who waits has no entry there.</param>
    private void Send(StoreTransaction transaction, Letter letter, MailText mail, CalendarMethod? method)
    {
        if (letter.To is not { } to) return;
        var part = method is { } known && letter.Registration.Status is not RegistrationStatus.Waitlisted
            ? new CalendarPart(CalendarWriter.Name(known), calendar.Write(known, letter.Seminar, letter.Registration, letter.Link, letter.Person))
            : null;
        outbox.Add(transaction, to, mail, new MailAbout(letter.Person is null ? Kind : PersonKind, letter.Number), part);
    }

    public string CreateLink(StoreTransaction transaction, Registration registration) =>
        links.Create(transaction, Kind, registration.Number.Value);

    private Letter NewLetter(StoreTransaction transaction, Seminar seminar, Registration registration) =>
        new(seminar, registration, text, null, CreateLink(transaction, registration));

    private Letter NewLetter(StoreTransaction transaction, Seminar seminar, Registration registration, Participant person) =>
        new(seminar, registration, text, person, links.Create(transaction, PersonKind, person.Ticket));

    /// <summary>To whoever answers for the registration; and, if it has seats, to each of its people who has an address of their own.</summary>
    private IEnumerable<Letter> LettersTo(StoreTransaction transaction, Seminar seminar, Registration registration)
    {
        if (registration.Attendee.Email is not null) yield return NewLetter(transaction, seminar, registration);
        if (registration.Status is not RegistrationStatus.Registered) yield break;
        foreach (var person in registration.People.Where(person => person.Email is not null)) yield return NewLetter(transaction, seminar, registration, person);
    }
}
