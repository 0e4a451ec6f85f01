using HamuraBot.Data;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars;

/// <summary>
/// A registration goes on to another date, with its people, its number and its page; and what a participant has just done is undone: the mails
/// about it have not left yet. Seats that were given back meanwhile are taken again if nobody else has them; who waited has not waited in vain.
/// </summary>
public sealed class RegistrationMoves(SeminarRegistrations registrations, RegistrationMails mails, TimeProvider clock)
{
    /// <summary>Seminars that a registration may go on to: open to everybody, with room for all of it. Those of the same title come first.</summary>
    public async Task<List<Seminar>> ChoicesAsync(StoreConnection sql, Seminar from, Registration registration)
    {
        var now = clock.GetUtcNow();
        if (!MayLeave(from, registration, now)) return [];
        var coming = (await SeminarTable.ComingAsync(sql, now)).FindAll(one => one.Id != from.Id && Takes(one, registration, now)
            && (one.Free >= registration.Attendee.Seats || MayWait(from, registration)));
        return [.. coming.OrderBy(one => one.Plan.Title == from.Plan.Title ? 0 : 1)];
    }

    public async Task<RegistrationResult> MoveAsync(StoreTransaction transaction, RegistrationNumber number, SeminarId target)
    {
        var now = clock.GetUtcNow();
        if (await BeginAsync(transaction, number, target) is not var (from, to, registration)) return new(RegistrationOutcome.Closed, null);
        if (!MayLeave(from, registration, now) || !Takes(to, registration, now)) return new(RegistrationOutcome.Closed, to, registration);
        var seats = registration.Attendee.Seats;
        var status = await SeminarTable.TakeSeatsAsync(transaction.Sql, to.Id, seats) ? RegistrationStatus.Registered : RegistrationStatus.Waitlisted;
        // Nobody gives a seat away for a place in a line.
        if (status is RegistrationStatus.Waitlisted && !MayWait(from, registration)) return new(RegistrationOutcome.Full, to, registration);
        await Parties.ForgetLeftAsync(transaction, registration);
        if (registration.Status is RegistrationStatus.Registered) await SeminarRegistrations.GiveBackAsync(transaction, from.Id, seats);
        var until = SeminarRegistrations.UndoEnds(from, now);
        var undo = from.IsComing(now) && until > now ? new Undo(until, from.Id, registration.Status) { Arrival = registration.Arrival } : null;
        var moved = await ReplaceAsync(transaction, registration, from, to, status, to.Step, undo);
        await mails.TellMoveAsync(transaction, from, to, moved, undo?.Until);
        await registrations.PromoteAsync(transaction, from);
        return new(status is RegistrationStatus.Registered ? RegistrationOutcome.Changed : RegistrationOutcome.Waitlisted, to, moved);
    }

    /// <returns>Closed when it is too late; Full when the seats of before are gone and nothing was changed; Waitlisted when a cancelled registration has
    /// its place in the line back, but not its seats.</returns>
    public async Task<RegistrationResult> UndoAsync(StoreTransaction transaction, RegistrationNumber number)
    {
        var now = clock.GetUtcNow();
        if (await RegistrationTable.FindAsync(transaction.Sql, number) is not { Undo: { } found }) return new(RegistrationOutcome.Closed, null);
        if (await BeginAsync(transaction, number, found.Seminar) is not var (at, before, registration)) return new(RegistrationOutcome.Closed, null);
        if (registration.Undo is not { } undo || now >= undo.Until || !before.IsComing(now)) return new(RegistrationOutcome.Closed, before, registration);
        var hadSeats = undo.Status is RegistrationStatus.Registered;
        var hasSeats = hadSeats && await SeminarTable.TakeSeatsAsync(transaction.Sql, before.Id, registration.Attendee.Seats);
        if (hadSeats && !hasSeats && registration.IsLive) return new(RegistrationOutcome.Full, before, registration);
        if (registration.Status is RegistrationStatus.Registered) await SeminarRegistrations.GiveBackAsync(transaction, at.Id, registration.Attendee.Seats);
        await RegistrationMails.TakeBackAsync(transaction, registration, now);
        var status = hasSeats ? RegistrationStatus.Registered : RegistrationStatus.Waitlisted;
        var again = await ReplaceAsync(transaction, registration, at, before, status, undo.Arrival ?? registration.Arrival, null);
        if (hadSeats && !hasSeats) await mails.TellAsync(transaction, RegistrationOutcome.Waitlisted, before, again);
        if (at.Id != before.Id) await registrations.PromoteAsync(transaction, at);
        return new(hadSeats && !hasSeats ? RegistrationOutcome.Waitlisted : RegistrationOutcome.Changed, before, again, mails.CreateLink(transaction, again));
    }

    private static bool MayLeave(Seminar from, Registration registration, DateTimeOffset now) =>
        registration.IsLive && (from.IsComing(now) || from.Status is SeminarStatus.Cancelled);

    private static bool MayWait(Seminar from, Registration registration) =>
        from.Status is SeminarStatus.Cancelled || registration.Status is RegistrationStatus.Waitlisted;

    private static bool Takes(Seminar to, Registration registration, DateTimeOffset now) =>
        to.IsOpenTo(SignUpBy.Visitor, now) && registration.Attendee.Seats <= Math.Min(to.Plan.MostSeats, to.Plan.Capacity);

    private static async Task<Registration> ReplaceAsync(
        StoreTransaction transaction, Registration read, Seminar from, Seminar to, RegistrationStatus status, long arrival, Undo? undo)
    {
        // The calendar entry counts what changes in both rows: leaving one that has changed often must not make it look older.
        var sequence = read.Sequence + from.Sequence + 1;
        if (!await RegistrationTable.MoveAsync(transaction.Sql, read, to.Id, status, arrival, sequence, undo)) throw new StoreConflictException(null);
        return (await RegistrationTable.FindAsync(transaction.Sql, read.Number))!;
    }

    /// <summary>A step of two seminars, which everybody begins in the same order, so that no two wait for each other.</summary>
    private static async Task<(Seminar At, Seminar Other, Registration Registration)?> BeginAsync(StoreTransaction transaction, RegistrationNumber number, SeminarId other)
    {
        if (await RegistrationTable.FindAsync(transaction.Sql, number) is not { } found) return null;
        var steps = new Dictionary<SeminarId, Seminar>();
        foreach (var id in new[] { found.Seminar, other }.Distinct().OrderBy(id => id.Value))
        {
            if (await SeminarTable.BeginStepAsync(transaction, id) is not { } seminar) return null;
            steps[id] = seminar;
        }
        var registration = (await RegistrationTable.FindAsync(transaction.Sql, number))!;
        return registration.Seminar == found.Seminar ? (steps[found.Seminar], steps[other], registration) : throw new StoreConflictException(null);
    }
}
