using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Chat;
using HamuraBot.Seminars.Mail;
using HamuraBot.Timers;

namespace HamuraBot.Seminars;

/// <summary>
/// Seats, given and given back. Every step of a seminar's registrations first moves the seminar's own row on, so that steps follow one
/// another; the statement that takes seats is guarded by the capacity. Mails, numbers and secret links are written in the same transaction, so
/// that a step happens with all that it says, or not at all.
/// <para>
/// The waiting list is served in order of arrival. A party that is larger than the free seats keeps its place and is looked at first
/// whenever seats come free; meanwhile those seats go to the first behind it who fits, since an empty seat helps nobody. It may ask for
/// fewer seats without losing its place. So nobody ever waits for seats that are there, and among equals nobody is overtaken.
/// </para>
/// </summary>
public class SeminarRegistrations(RegistrationMails mails, TimeProvider clock)
{
    public const char Series = 'S';

    /// <summary>Registrations for one seminar under one address. Whoever types an address fills neither the seminar nor the mailbox.</summary>
    public const int MostOfAddress = 10;

    /// <summary>Characters: some wishes together.</summary>
    public const int LongestNeeds = 600;

    /// <summary>For so long a participant may take back what they have done.</summary>
    private static readonly TimeSpan Undoable = TimeSpan.FromMinutes(10);

    /// <summary>The mailbox gets the link anew, but not over and over.</summary>
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromHours(1);

    /// <summary>
    /// An office has one address for several people, so another name is another registration. The same name again is known to be the same one where
    /// the answer does not show it: on the page, which leaves all to the mail; in the conversation where it was made; and to officers and to whoever
    /// was invited. In another conversation the answer shows a number, and one without would tell who is registered: there it counts, and the mailbox
    /// is told of the other one.
    /// </summary>
    public async Task<RegistrationResult> RegisterAsync(StoreTransaction transaction, SeminarId id, Attendee attendee,
        string? conversationId, SignUpBy by = SignUpBy.Visitor)
    {
        var now = clock.GetUtcNow();
        var seminar = await SeminarTable.BeginStepAsync(transaction, id);
        if (seminar?.IsOpenTo(by, now) is not true) return new(RegistrationOutcome.Closed, seminar);
        if (attendee.Seats < 1 || attendee.Seats > seminar.Plan.MostSeats || attendee.Companions.Count >= attendee.Seats)
            throw new ArgumentOutOfRangeException(nameof(attendee), "Seats are bounded by the form.");
        if (attendee.SentKey is { } key && await RegistrationTable.FindSentAsync(transaction.Sql, id, key) is { } sent)
            return new(RegistrationOutcome.AlreadyRegistered, seminar, sent);
        var ofAddress = attendee.Email is { } email ? await RegistrationTable.LiveOfAddressAsync(transaction.Sql, id, email) : [];
        var alike = ofAddress.FindAll(one => SearchText.Of(one.Attendee.Name) == SearchText.Of(attendee.Name));
        // An invitation is one person's, under whatever name it is used.
        if ((by is SignUpBy.Invitation ? ofAddress : alike).Find(one => by is not SignUpBy.Visitor || conversationId is null || one.ConversationId == conversationId) is { } own)
        {
            return await RemindAsync(transaction, seminar, own, now);
        }
        if (attendee.Seats > seminar.Plan.Capacity || ofAddress.Count >= MostOfAddress) return new(RegistrationOutcome.Full, seminar);
        var status = await TakeSeatsAsync(transaction, id, attendee.Seats) ? RegistrationStatus.Registered : RegistrationStatus.Waitlisted;
        // Once it has begun nobody moves up any more, and nobody waits for that; an officer at the door may still find a chair.
        if (status is RegistrationStatus.Waitlisted && !seminar.IsComing(now) && by is not SignUpBy.Desk) return new(RegistrationOutcome.Full, seminar);
        var number = new RegistrationNumber(await ReferenceNumbers.NextAsync(transaction, Series, now));
        var made = new Registration(number, id, attendee, status, seminar.Step, 0, conversationId, now, now) { People = Registration.PeopleOf(number, attendee) };
        await RegistrationTable.InsertAsync(transaction.Sql, made);
        var outcome = status is RegistrationStatus.Registered ? RegistrationOutcome.Registered : RegistrationOutcome.Waitlisted;
        // Somebody at the door needs no letter that says where it is.
        return new(outcome, seminar, made, seminar.IsComing(now) ? await mails.TellAsync(transaction, outcome, seminar, made, alike) : null);
    }

    /// <summary>More seats only while registration is open and they are there; fewer until the start.</summary>
    public async Task<RegistrationResult> ChangeSeatsAsync(StoreTransaction transaction, RegistrationNumber number, int seats)
    {
        var now = clock.GetUtcNow();
        if (await BeginStepAsync(transaction, number) is not var (seminar, registration)) return new(RegistrationOutcome.Closed, null);
        if (!registration.IsLive || !seminar.IsComing(now)) return new(RegistrationOutcome.Closed, seminar, registration);
        var more = seats - registration.Attendee.Seats;
        if (seats < 1 || seats > seminar.Plan.MostSeats)
            throw new ArgumentOutOfRangeException(nameof(seats), seats, "Seats are bounded by the form.");
        if (more == 0) return new(RegistrationOutcome.Changed, seminar, registration);
        if (more > 0 && !seminar.TakesRegistrations(now)) return new(RegistrationOutcome.Closed, seminar, registration);
        if (seats > seminar.Plan.Capacity) return new(RegistrationOutcome.Full, seminar, registration);
        var hasSeats = registration.Status is RegistrationStatus.Registered;
        if (hasSeats && more > 0 && !await TakeSeatsAsync(transaction, seminar.Id, more))
            return new(RegistrationOutcome.Full, seminar, registration);
        if (hasSeats && more < 0) await GiveBackAsync(transaction, seminar.Id, -more);
        await Parties.ForgetLeftAsync(transaction, registration);
        var leaving = Leaving(registration, -more);
        foreach (var person in leaving) await ParticipantTable.DeleteAsync(transaction.Sql, person.Ticket);
        await ParticipantTable.InsertAsync(transaction.Sql, Enumerable.Range(registration.People.Max(person => person.Place) + 1, Math.Max(0, more))
            .Select(place => Participant.New(number, place, null, null)));
        mails.TellLeft(transaction, seminar, await ChangeAsync(transaction, registration, registration.Status, seats), leaving);
        await PromoteAsync(transaction, seminar);
        var changed = (await RegistrationTable.FindAsync(transaction.Sql, number))!;
        // Somebody who got in by asking for less has been told by the mail of the promotion, and is told where it was asked.
        if (changed.Status != registration.Status)
        {
            transaction.CancelTimer(PromotionNews.Timer, number.Value);
            return new(RegistrationOutcome.Promoted, seminar, changed);
        }
        mails.TellDesk(transaction, RegistrationOutcome.Changed, seminar, changed);
        return new(RegistrationOutcome.Changed, seminar, changed, await mails.TellAsync(transaction, RegistrationOutcome.Changed, seminar, changed));
    }

    /// <summary>What somebody needs on the day; the desk hears of it, since it has to be prepared.</summary>
    /// <param name="needs">All of it; what is longer than that is cut.</param>
    public async Task<Registration> NeedAsync(StoreTransaction transaction, RegistrationNumber number, string? needs)
    {
        var (seminar, registration) = await BeginStepAsync(transaction, number) ?? throw new InvalidOperationException("There is no such registration.");
        var kept = needs is { Length: > LongestNeeds } ? needs[..LongestNeeds] : needs;
        if (kept == registration.Attendee.Needs) return registration;
        await RegistrationTable.NeedAsync(transaction.Sql, number, kept);
        var changed = registration with { Attendee = registration.Attendee with { Needs = kept } };
        if (kept is not null) mails.TellDeskOfNeeds(transaction, seminar, changed);
        return changed;
    }

    /// <summary>By the participant, who may undo it until the mails leave. Whoever waits has the seats at once.</summary>
    public async Task<RegistrationResult> CancelAsync(StoreTransaction transaction, RegistrationNumber number)
    {
        if (await BeginStepAsync(transaction, number) is not var (seminar, before)) return new(RegistrationOutcome.Closed, null);
        var until = UndoEnds(seminar, clock.GetUtcNow());
        var result = await CancelAsync(transaction, seminar, before, until, async cancelled =>
        {
            await mails.TellAsync(transaction, RegistrationOutcome.Cancelled, seminar, cancelled, due: until);
            mails.TellDesk(transaction, RegistrationOutcome.Cancelled, seminar, cancelled, until);
            await RegistrationTable.MayUndoAsync(transaction.Sql, number, new(until, seminar.Id, before.Status));
        });
        return result with { Registration = await RegistrationTable.FindAsync(transaction.Sql, number) };
    }

    /// <summary>When what a participant does now is settled: in ten minutes, or when it begins.</summary>
    public static DateTimeOffset UndoEnds(Seminar seminar, DateTimeOffset now) =>
        seminar.IsComing(now) && seminar.Plan.StartsAt < now + Undoable ? seminar.Plan.StartsAt : now + Undoable;

    /// <summary>By an officer, whose reason the participant is told.</summary>
    public async Task<RegistrationResult> CancelByDeskAsync(StoreTransaction transaction, RegistrationNumber number, string reason) =>
        await BeginStepAsync(transaction, number) is not var (seminar, before) ? new(RegistrationOutcome.Closed, null)
        : await CancelAsync(transaction, seminar, before, null, cancelled =>
        {
            mails.CancelByDesk(transaction, seminar, cancelled, reason);
            return Task.CompletedTask;
        });

    /// <summary>Seats without a name go first, then those that were added last.</summary>
    private static List<Participant> Leaving(Registration registration, int fewer) =>
        [.. registration.People.OrderBy(person => person.Name is null ? 0 : 1).ThenByDescending(person => person.Place).Take(Math.Max(0, fewer))];

    /// <param name="due">When the mails leave; at once when null.</param>
    private async Task<RegistrationResult> CancelAsync(
        StoreTransaction transaction, Seminar seminar, Registration registration, DateTimeOffset? due, Func<Registration, Task> tell)
    {
        if (!registration.IsLive) return new(RegistrationOutcome.Cancelled, seminar, registration);
        if (!seminar.IsComing(clock.GetUtcNow())) return new(RegistrationOutcome.Closed, seminar, registration);
        await Parties.ForgetLeftAsync(transaction, registration);
        if (registration.Status is RegistrationStatus.Registered) await GiveBackAsync(transaction, seminar.Id, registration.Attendee.Seats);
        var cancelled = await ChangeAsync(transaction, registration, RegistrationStatus.Cancelled, registration.Attendee.Seats);
        await tell(cancelled);
        mails.TellLeft(transaction, seminar, registration with { Sequence = cancelled.Sequence }, registration.People, due);
        await PromoteAsync(transaction, seminar);
        return new(RegistrationOutcome.Cancelled, seminar, cancelled);
    }

    /// <summary>Gives the free seats to those who wait, also after registration has closed, until the start.</summary>
    /// <param name="seminar">Whose step this is.</param>
    public async Task PromoteAsync(StoreTransaction transaction, Seminar seminar)
    {
        while (await RegistrationTable.NextWaitingAsync(transaction.Sql, seminar.Id, clock.GetUtcNow()) is { } next
            && await TakeSeatsAsync(transaction, seminar.Id, next.Attendee.Seats))
        {
            var promoted = await ChangeAsync(transaction, next, RegistrationStatus.Registered, next.Attendee.Seats);
            await mails.TellAsync(transaction, RegistrationOutcome.Promoted, seminar, promoted);
            if (promoted.ConversationId is not null) transaction.SetTimer(PromotionNews.Timer, promoted.Number.Value, clock.GetUtcNow());
        }
    }

    /// <summary>As a step of its own, after seats came free without one.</summary>
    public async Task PromoteAsync(StoreTransaction transaction, SeminarId id)
    {
        if (await SeminarTable.BeginStepAsync(transaction, id) is { } seminar) await PromoteAsync(transaction, seminar);
    }

    /// <summary>Replaced by the test that shows that without the guard seats are given twice.</summary>
    protected virtual Task<bool> TakeSeatsAsync(StoreTransaction transaction, SeminarId id, int seats) =>
        SeminarTable.TakeSeatsAsync(transaction.Sql, id, seats);

    public static async Task GiveBackAsync(StoreTransaction transaction, SeminarId id, int seats)
    {
        if (!await SeminarTable.GiveBackSeatsAsync(transaction.Sql, id, seats))
        {
            throw new InvalidOperationException($"Seminar {id} cannot take back {seats} seats that it has not given.");
        }
    }

    /// <returns>As it is then, with its people.</returns>
    public static async Task<Registration> ChangeAsync(StoreTransaction transaction, Registration read, RegistrationStatus status, int seats)
    {
        if (!await RegistrationTable.ChangeAsync(transaction.Sql, read, status, seats)) throw new StoreConflictException(null);
        return (await RegistrationTable.FindAsync(transaction.Sql, read.Number))!;
    }

    public static async Task<(Seminar Seminar, Registration Registration)?> BeginStepAsync(StoreTransaction transaction, RegistrationNumber number)
    {
        if (await RegistrationTable.FindAsync(transaction.Sql, number) is not { } found) return null;
        var seminar = await SeminarTable.BeginStepAsync(transaction, found.Seminar);
        // Read again: what was read before the step may have been changed by the one before it.
        return (seminar!, (await RegistrationTable.FindAsync(transaction.Sql, number))!);
    }

    private async Task<RegistrationResult> RemindAsync(StoreTransaction transaction, Seminar seminar, Registration found, DateTimeOffset now)
    {
        var own = (await RegistrationTable.FindAsync(transaction.Sql, found.Number))!;
        if (now - own.ToldAt < BetweenReminders) return new(RegistrationOutcome.AlreadyRegistered, seminar, own, mails.CreateLink(transaction, own));
        await RegistrationTable.ToldAsync(transaction.Sql, own.Number, now);
        return new(RegistrationOutcome.AlreadyRegistered, seminar, own, await mails.TellAsync(transaction, RegistrationOutcome.AlreadyRegistered, seminar, own));
    }
}
