using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Replies;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.SelfService;

namespace HamuraBot.Seminars.Mail;

/// <summary>What participants are told by mail, each with a link of its own: a secret that was given once cannot be read back.</summary>
public sealed class RegistrationMails(Mails mails, Outbox outbox, RegistrationCalendar calendar, SeminarText text, OwnLinks links, ReplyAddress replies, PublicAddress address, TimeProvider clock)
{
    private readonly SeminarTemplates templates = mails.Seminars;

    private bool IsReplyRead => replies.Base is not null;

    /// <summary>The kinds of what the secret links of registrations open: all of one, or one person's own seat.</summary>
    public const string Kind = "registration", PersonKind = "participant";

    /// <summary>Tells what was done with a registration: whoever answers for it, and those of its people who have an address of their own.</summary>
    /// <param name="alike">What was signed up under the same name and address before: one of them may be too many.</param>
    /// <param name="due">Not to be sent before; at once when null.</param>
    /// <returns>The link to it.</returns>
    public async Task<string> TellAsync(
        StoreTransaction transaction, RegistrationOutcome outcome, Seminar seminar, Registration registration, IReadOnlyList<Registration>? alike = null,
        DateTimeOffset? due = null)
    {
        var letter = NewLetter(transaction, seminar, registration) with { Alike = string.Join(", ", (alike ?? []).Select(one => one.Number)) };
        var waits = registration.Status is RegistrationStatus.Waitlisted ? templates.Waitlisted : null;
        if (waits is not null) letter = letter with { Position = await RegistrationTable.PositionAsync(transaction.Sql, registration) };
        var mail = outcome switch
        {
            RegistrationOutcome.Waitlisted => templates.Waitlisted.Write(letter.Language, IsReplyRead, letter.FullWithPosition),
            RegistrationOutcome.Cancelled => templates.Cancelled.Write(letter.Language, IsReplyRead, letter.Brief),
            RegistrationOutcome.Promoted => templates.Promoted.Write(letter.Language, IsReplyRead, letter.FullWithPeople),
            RegistrationOutcome.Changed => waits?.Write(letter.Language, letter.FullWithPosition)
                ?? templates.Changed.Write(letter.Language, IsReplyRead, letter.FullWithPeople),
            RegistrationOutcome.Registered or RegistrationOutcome.AlreadyRegistered =>
            waits?.Write(letter.Language, letter.FullWithPosition)
                ?? templates.Confirmed.Write(letter.Language, IsReplyRead, [.. letter.FullWithPeople, ("alike", letter.Alike)]),
            RegistrationOutcome.Full or RegistrationOutcome.Closed =>
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nothing was done."),
        };
        Send(transaction, letter, mail, outcome is RegistrationOutcome.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request, due);
        if (outcome is RegistrationOutcome.Registered or RegistrationOutcome.Promoted)
        {
            foreach (var person in registration.People) TellPerson(transaction, seminar, registration, person);
            // Everybody else has been told it already.
            if (seminar.LinkAt(clock.GetUtcNow()) is { } online) TellLink(transaction, seminar, registration, online);
        }
        return letter.Link!;
    }

    /// <summary>Somebody with an address of their own has a seat, and a code for the entrance.</summary>
    public void TellPerson(StoreTransaction transaction, Seminar seminar, Registration registration, Participant person, DateTimeOffset? due = null)
    {
        if (person.Email is null || registration.Status is not RegistrationStatus.Registered) return;
        var letter = NewLetter(transaction, seminar, registration, person);
        Send(transaction, letter, templates.ParticipantConfirmed.Write(letter.Language, IsReplyRead, [.. letter.Brief, ("by", registration.Attendee.Name), ("place", letter.Place), ("online", letter.Online), ("atDoor", letter.AtDoor),
            ("bring", letter.Bring), ("link", letter.Link!)]), CalendarMethod.Request, due);
    }

    /// <param name="registration">With the status that it had while they were in it: who waits has heard of nothing.</param>
    /// <param name="people">Who are not in it any more.</param>
    public void TellLeft(StoreTransaction transaction, Seminar seminar, Registration registration, IEnumerable<Participant> people, DateTimeOffset? due = null)
    {
        if (registration.Status is not RegistrationStatus.Registered) return;
        foreach (var person in people.Where(person => person.Email is not null))
        {
            var letter = new Letter(seminar, registration, text, person, null);
            Send(transaction, letter, templates.ParticipantLeft.Write(letter.Language, IsReplyRead, letter.Brief), CalendarMethod.Cancel, due);
        }
    }

    /// <summary>The desk hears of what a participant does: a list at the door may be printed already.</summary>
    public void TellDesk(StoreTransaction transaction, RegistrationOutcome outcome, Seminar seminar, Registration registration, DateTimeOffset? due = null)
    {
        var template = outcome is RegistrationOutcome.Cancelled ? templates.CancelledDesk : templates.ChangedDesk;
        outbox.AddForDesk(transaction, template.Write(Language.Ja,
            ("number", registration.Number.Value), ("title", seminar.Plan.Title.Ja), ("when", text.When(seminar.Plan, Language.Ja)),
            ("seats", Formats.Number(registration.Attendee.Seats)), ("deskLink", address.Of(SeminarPaths.Of(seminar.Id)))),
            new MailAbout(Kind, registration.Number.Value), due);
    }

    /// <summary>Something has to be prepared.</summary>
    public void TellDeskOfNeeds(StoreTransaction transaction, Seminar seminar, Registration registration) => outbox.AddForDesk(
        transaction, templates.NeedsDesk.Write(Language.Ja,
            ("number", registration.Number.Value), ("title", seminar.Plan.Title.Ja), ("when", text.When(seminar.Plan, Language.Ja)),
            ("needs", registration.Attendee.Needs!), ("deskLink", address.Of(SeminarPaths.Of(registration)))),
        new MailAbout(Kind, registration.Number.Value));

    /// <param name="reason">What the officer wrote, if anything.</param>
    public void CancelByDesk(StoreTransaction transaction, Seminar seminar, Registration registration, string reason)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter, templates.CancelledByDesk.Write(letter.Language, IsReplyRead, [.. letter.Brief, ("reason", reason)]),
            CalendarMethod.Cancel);
    }

    public void Remind(StoreTransaction transaction, Seminar seminar, Registration registration)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, templates.Reminder.Write(letter.Language, IsReplyRead, letter.FullWithBring), null);
    }

    /// <summary>Where it is seen online.</summary>
    public void TellLink(StoreTransaction transaction, Seminar seminar, Registration registration, Uri online)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, templates.OnlineLink.Write(letter.Language, IsReplyRead, [.. letter.Brief, ("onlineLink", online.AbsoluteUri), ("link", letter.Link!)]), null);
    }

    public void TellOfMaterials(StoreTransaction transaction, Seminar seminar, Registration registration)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
            Send(transaction, letter, templates.Materials.Write(letter.Language, IsReplyRead, [.. letter.Brief, ("link", letter.Link!)]), null);
    }

    /// <param name="until">The last day of the survey.</param>
    /// <param name="hasMaterials">Whether there is something to read on the page.</param>
    public void Thank(StoreTransaction transaction, Seminar seminar, Registration registration, DateOnly until, bool hasMaterials)
    {
        var letter = NewLetter(transaction, seminar, registration);
        Send(transaction, letter,
            templates.Thanks.Write(letter.Language, IsReplyRead, ("addressee", letter.Addressee), ("title", letter.Title), ("when", letter.When),
            ("until", text.Date(until, letter.Language)), ("surveyLink", $"{letter.Link}/change"), ("materialsLink", hasMaterials ? letter.Link! : ""),
            ("declineLink", $"{letter.Link}/parts/{letter.Number}/{SurveySelfService.Decline}")), null);
        if (!hasMaterials) return;
        foreach (var person in registration.People.Where(person => person.Email is not null))
        {
            var own = NewLetter(transaction, seminar, registration, person);
            Send(transaction, own, templates.Materials.Write(own.Language, [.. own.Brief, ("link", own.Link!)]), null);
        }
    }

    /// <param name="change">What has changed, in words.</param>
    public void TellOfChange(StoreTransaction transaction, Seminar seminar, Registration registration, Words change)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
        {
            Send(transaction, letter, templates.SeminarChanged.Write(letter.Language, IsReplyRead, [.. letter.FullWithBring, ("change", change.In(letter.Language))]),
                CalendarMethod.Request);
        }
    }

    /// <param name="seminar">With the reason.</param>
    /// <param name="due">Until then it can be undone.</param>
    /// <param name="hasOthers">Whether there is another date to go on to.</param>
    public void CallOff(StoreTransaction transaction, Seminar seminar, Registration registration, DateTimeOffset due, bool hasOthers)
    {
        foreach (var letter in LettersTo(transaction, seminar, registration))
        {
            Send(transaction, letter, templates.CalledOff.Write(letter.Language, IsReplyRead, [.. letter.Brief, ("reason", seminar.ReasonIn(letter.Language) ?? ""),
                ("moveLink", hasOthers && letter.Person is null ? letter.Link! : "")]), CalendarMethod.Cancel, due);
        }
    }

    /// <summary>It has gone on to another date, with everybody in it.</summary>
    /// <param name="due">Until then it can be undone; at once when null.</param>
    public async Task TellMoveAsync(StoreTransaction transaction, Seminar from, Seminar to, Registration moved, DateTimeOffset? due)
    {
        var letter = NewLetter(transaction, to, moved);
        var position = moved.Status is RegistrationStatus.Waitlisted ? await RegistrationTable.PositionAsync(transaction.Sql, moved) : 0;
        Send(transaction, letter, templates.Moved.Write(letter.Language, IsReplyRead,
            [.. letter.FullWithPeople, ("before", text.When(from.Plan, letter.Language)), ("position", position > 0 ? Formats.Number(position) : "")]), CalendarMethod.Request, due);
        foreach (var person in moved.People) TellPerson(transaction, to, moved, person, due);
        if (from.Status is SeminarStatus.Scheduled) TellDesk(transaction, RegistrationOutcome.Cancelled, from, moved, due);
        TellDesk(transaction, RegistrationOutcome.Changed, to, moved, due);
    }

    /// <summary>What was to be told of a step that is undone.</summary>
    public static async Task TakeBackAsync(StoreTransaction transaction, Registration registration, DateTimeOffset now)
    {
        await OutboxTable.TakeBackAsync(transaction.Sql, new(Kind, registration.Number.Value), now);
        foreach (var person in registration.People) await OutboxTable.TakeBackAsync(transaction.Sql, new(PersonKind, person.Ticket), now);
    }

    /// <param name="method">What it does to the calendar of somebody who had a seat; who waits has no entry there.</param>
    private void Send(StoreTransaction transaction, Letter letter, MailText mail, CalendarMethod? method, DateTimeOffset? due = null)
    {
        if (letter.To is not { } to) return;
        var part = method is { } known && letter.Registration.Status is not RegistrationStatus.Waitlisted
            ? new CalendarPart(CalendarWriter.Name(known), calendar.Write(known, letter.Seminar, letter.Registration, letter.Link, letter.Person))
            : null;
        var about = new MailAbout(letter.Person is null ? Kind : PersonKind, letter.Number);
        outbox.Add(transaction, to, mail, about, part, due, replies.Create(transaction, about.Kind, about.Number));
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
