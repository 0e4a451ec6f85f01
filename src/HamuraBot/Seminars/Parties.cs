using HamuraBot.Data;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Mail;
using HamuraBot.Timers;

namespace HamuraBot.Seminars;

/// <summary>What becomes of single people of a registration, until the start: another one comes instead, one stays away, one goes on alone.</summary>
public sealed class Parties(SeminarRegistrations registrations, RegistrationMails mails, TimeProvider clock)
{
    /// <summary>The subject is a ticket.</summary>
    public const string LeftTimer = "seminar-left";

    /// <summary>The code of before lets nobody in any more, and whoever had an address of their own hears of it.</summary>
    public async Task<RegistrationOutcome> ReplaceAsync(StoreTransaction transaction, RegistrationNumber number, string ticket, string? name, EmailAddress? email)
    {
        if (await BeginAsync(transaction, number, ticket) is not var (seminar, registration, person)) return RegistrationOutcome.Closed;
        if (person.Name == name && person.Email == email) return RegistrationOutcome.Changed;
        var isSomebodyElse = person.Name is not null && person.Name != name;
        var now = person with { Name = name, Email = email, CheckInCode = isSomebodyElse ? Participant.NewCode() : person.CheckInCode };
        await ParticipantTable.ReplaceAsync(transaction.Sql, now);
        if (isSomebodyElse || person.Email != email) Secrets.Withdraw(transaction, RegistrationMails.PersonKind, ticket);
        var changed = await SeminarRegistrations.ChangeAsync(transaction, registration, registration.Status, registration.Attendee.Seats);
        if (person.Email is not null && person.Email != email) mails.TellLeft(transaction, seminar, changed, [person]);
        if (email is not null) mails.TellPerson(transaction, seminar, changed, now);
        mails.TellDesk(transaction, RegistrationOutcome.Changed, seminar, changed);
        return RegistrationOutcome.Changed;
    }

    /// <summary>They correct their own name: it is the same person, and the code stays good.</summary>
    /// <returns>False when it is too late.</returns>
    public async Task<bool> RenameAsync(StoreTransaction transaction, string ticket, string name)
    {
        if (await ParticipantTable.FindAsync(transaction.Sql, ticket) is not { } found) return false;
        if (await BeginAsync(transaction, found.Registration, ticket) is not var (_, registration, person)) return false;
        await ParticipantTable.ReplaceAsync(transaction.Sql, person with { Name = name });
        await SeminarRegistrations.ChangeAsync(transaction, registration, registration.Status, registration.Attendee.Seats);
        return true;
    }

    /// <summary>One person stays away; with the last one the registration is given up.</summary>
    public async Task<RegistrationOutcome> RemoveAsync(StoreTransaction transaction, RegistrationNumber number, string ticket)
    {
        if (await BeginAsync(transaction, number, ticket) is not var (seminar, registration, person)) return RegistrationOutcome.Closed;
        if (registration.People.Count == 1) return (await registrations.CancelAsync(transaction, number)).Outcome;
        var until = SeminarRegistrations.UndoEnds(seminar, clock.GetUtcNow());
        await ParticipantTable.LeaveAsync(transaction.Sql, ticket, until);
        transaction.SetTimer(LeftTimer, ticket, until);
        var left = await SeminarRegistrations.ChangeAsync(transaction, registration, registration.Status, registration.Attendee.Seats - 1);
        if (registration.Status is RegistrationStatus.Registered) await SeminarRegistrations.GiveBackAsync(transaction, seminar.Id, 1);
        await TellAsync(transaction, seminar, left, [person], until);
        await registrations.PromoteAsync(transaction, seminar);
        return RegistrationOutcome.Changed;
    }

    /// <summary>Takes a seat back that was given up a moment ago.</summary>
    /// <returns>Full when somebody else has it; Closed when it is too late.</returns>
    public async Task<RegistrationOutcome> PutBackAsync(StoreTransaction transaction, RegistrationNumber number, string ticket)
    {
        var now = clock.GetUtcNow();
        if (await SeminarRegistrations.BeginStepAsync(transaction, number) is not var (seminar, registration)) return RegistrationOutcome.Closed;
        if (!registration.IsLive || !seminar.IsComing(now) || registration.Leaving.FirstOrDefault(one => one.Ticket == ticket) is not { } person || now >= person.LeftUntil)
            return RegistrationOutcome.Closed;
        if (registration.Status is RegistrationStatus.Registered && !await SeminarTable.TakeSeatsAsync(transaction.Sql, seminar.Id, 1)) return RegistrationOutcome.Full;
        await ParticipantTable.LeaveAsync(transaction.Sql, ticket, null);
        transaction.CancelTimer(LeftTimer, ticket);
        await RegistrationMails.TakeBackAsync(transaction, registration with { People = [.. registration.People, .. registration.Leaving] }, now);
        var whole = await SeminarRegistrations.ChangeAsync(transaction, registration, registration.Status, registration.Attendee.Seats + 1);
        // With the mails about this step went those about others that are not settled yet: they are told as it all is now.
        if (whole.Leaving.Count > 0 || whole.Undo is { } undo && now < undo.Until) await TellAsync(transaction, seminar, whole, whole.Leaving, null);
        return RegistrationOutcome.Changed;
    }

    /// <summary>Nobody takes it back any more.</summary>
    public static async Task ForgetLeftAsync(StoreTransaction transaction, string ticket)
    {
        if (await ParticipantTable.FindEvenLeftAsync(transaction.Sql, ticket) is not { LeftUntil: not null }) return;
        await ParticipantTable.DeleteAsync(transaction.Sql, ticket);
        Secrets.Withdraw(transaction, RegistrationMails.PersonKind, ticket);
    }

    /// <summary>What is done with all of it settles who has left.</summary>
    public static async Task ForgetLeftAsync(StoreTransaction transaction, Registration registration)
    {
        foreach (var person in registration.Leaving)
        {
            transaction.CancelTimer(LeftTimer, person.Ticket);
            await ForgetLeftAsync(transaction, person.Ticket);
        }
    }

    private async Task TellAsync(StoreTransaction transaction, Seminar seminar, Registration registration, IReadOnlyList<Participant> left, DateTimeOffset? due)
    {
        mails.TellLeft(transaction, seminar, registration, left, due);
        await mails.TellAsync(transaction, RegistrationOutcome.Changed, seminar, registration, due: due);
        mails.TellDesk(transaction, RegistrationOutcome.Changed, seminar, registration, due);
    }

    /// <summary>One person goes on with a registration of their own: with the seat, or with the place in the waiting list, that they have.</summary>
    /// <returns>The new one; null when it is too late, or there is nobody to part from.</returns>
    public async Task<Registration?> SplitAsync(StoreTransaction transaction, RegistrationNumber number, string ticket, string name, EmailAddress email)
    {
        if (await BeginAsync(transaction, number, ticket) is not var (seminar, registration, person) || registration.People.Count == 1) return null;
        var left = await LeaveAsync(transaction, seminar, registration, person);
        var now = clock.GetUtcNow();
        var own = new RegistrationNumber(await ReferenceNumbers.NextAsync(transaction, SeminarRegistrations.Series, now));
        var attendee = registration.Attendee with { Name = name, Email = email, Phone = null, Seats = 1, Needs = null, Companions = [] };
        var made = new Registration(own, seminar.Id, attendee, registration.Status, registration.Arrival, 0, null, now, now) { People = Registration.PeopleOf(own, attendee) };
        await RegistrationTable.InsertAsync(transaction.Sql, made);
        await mails.TellAsync(transaction, RegistrationOutcome.Changed, seminar, left);
        await mails.TellAsync(transaction, made.Status is RegistrationStatus.Registered ? RegistrationOutcome.Registered : RegistrationOutcome.Waitlisted, seminar, made);
        mails.TellDesk(transaction, RegistrationOutcome.Changed, seminar, left);
        // Alone they may fit where together they did not.
        await registrations.PromoteAsync(transaction, seminar);
        return made;
    }

    private async Task<Registration> LeaveAsync(StoreTransaction transaction, Seminar seminar, Registration registration, Participant person)
    {
        await ParticipantTable.DeleteAsync(transaction.Sql, person.Ticket);
        Secrets.Withdraw(transaction, RegistrationMails.PersonKind, person.Ticket);
        var left = await SeminarRegistrations.ChangeAsync(transaction, registration, registration.Status, registration.Attendee.Seats - 1);
        mails.TellLeft(transaction, seminar, left, [person]);
        return left;
    }

    private async Task<(Seminar Seminar, Registration Registration, Participant Person)?> BeginAsync(
        StoreTransaction transaction, RegistrationNumber number, string ticket) =>
        await SeminarRegistrations.BeginStepAsync(transaction, number) is var (seminar, registration)
            && registration.IsLive && seminar.IsComing(clock.GetUtcNow()) && registration.People.FirstOrDefault(one => one.Ticket == ticket) is { } person
            ? (seminar, registration, person)
            : null;
}
