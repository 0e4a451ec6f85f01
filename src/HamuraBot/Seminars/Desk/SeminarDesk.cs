using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars.Desk;

/// <param name="Seminar">As planned; null when somebody was to be invited whose request there is not.</param>
/// <param name="Unknown">Those requests.</param>
public sealed record Planned(Seminar? Seminar, IReadOnlyList<string> Unknown);

/// <summary>Who stands at the door: some or all of the people of a registration.</summary>
public sealed record Arrival(Registration Registration, IReadOnlyList<Participant> People);

/// <summary>What officers do with seminars, by page or by JSON: each step with its entry in the audit log, or not at all.</summary>
public sealed class SeminarDesk(
    Store store, SeminarPlanning planning, SeminarRegistrations registrations, SeminarInvitations invitations, Audit audit, TimeProvider clock)
{
    /// <summary>The kind under which the audit log knows seminars.</summary>
    public const string Subject = "seminar";

    /// <param name="invite">The requests whose senders are told first.</param>
    public Task<Planned> PlanAsync(SeminarPlan plan, IReadOnlyList<string> invite, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            var made = await planning.PlanAsync(transaction, plan);
            audit.Record(transaction, officer.Id, "planned", Subject, made.Id.ToString());
            return await InviteAsync(transaction, made, invite, officer);
        }, cancellationToken);

    public Task<PlanningOutcome> ChangeAsync(SeminarId id, SeminarPlan plan, ActingOfficer officer, CancellationToken cancellationToken) =>
        RecordedAsync(transaction => planning.ChangeAsync(transaction, id, plan), id, "changed", officer, cancellationToken);

    public Task<PlanningOutcome> CallOffAsync(SeminarId id, string reason, string? reasonEn, ActingOfficer officer, CancellationToken cancellationToken) =>
        RecordedAsync(transaction => planning.CallOffAsync(transaction, id, reason, reasonEn), id, "called off", officer, cancellationToken);

    public Task<PlanningOutcome> ReinstateAsync(SeminarId id, ActingOfficer officer, CancellationToken cancellationToken) =>
        RecordedAsync(transaction => planning.ReinstateAsync(transaction, id), id, "reinstated", officer, cancellationToken);

    /// <returns>Null if there is no such seminar, or it is too late for it.</returns>
    public Task<Planned?> InviteAsync(SeminarId id, IReadOnlyList<string> requests, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync<Planned?>(async transaction =>
            await SeminarTable.FindAsync(transaction.Sql, id) is { } seminar && seminar.TakesRegistrations(clock.GetUtcNow())
                ? await InviteAsync(transaction, seminar, requests, officer)
                : null, cancellationToken);

    /// <summary>For somebody at the phone, or at the door: then a registration with a seat is checked in at once.</summary>
    public Task<RegistrationResult> RegisterAsync(
        SeminarId id, Attendee attendee, bool isHere, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            var result = await registrations.RegisterAsync(transaction, id, attendee, null, SignUpBy.Desk);
            if (result.Registration is { } made)
            {
                var isIn = isHere && await CheckInAsync(transaction, new(made, made.People), true, officer);
                // Once it has begun there is no waiting list to stand in: either a chair is free, or not.
                if (!isIn && result is { Outcome: RegistrationOutcome.Waitlisted, Seminar: { } seminar } && !seminar.IsComing(clock.GetUtcNow()))
                {
                    transaction.RollBack();
                    return new(RegistrationOutcome.Full, seminar);
                }
                if (result.Outcome is not RegistrationOutcome.AlreadyRegistered) Record(transaction, officer, "signed up", made.Number.Value);
            }
            var now = result.Registration is { } one ? await RegistrationTable.FindAsync(transaction.Sql, one.Number) : null;
            // The link is the participant's.
            return result with { Link = null, Registration = now };
        }, cancellationToken);

    public Task<RegistrationResult> CancelAsync(
        SeminarId id, RegistrationNumber number, string reason, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (await FindAsync(transaction.Sql, id, number) is null) return new(RegistrationOutcome.Closed, null);
            var result = await registrations.CancelByDeskAsync(transaction, number, reason);
            if (result.Outcome is RegistrationOutcome.Cancelled) Record(transaction, officer, "cancelled", number.Value);
            return result;
        }, cancellationToken);

    /// <returns>As it is then; null if there is none.</returns>
    public Task<Registration?> NoteAsync(
        SeminarId id, RegistrationNumber number, string? note, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (await FindAsync(transaction.Sql, id, number) is null) return null;
            await SeminarTable.BeginStepAsync(transaction, id);
            await RegistrationTable.NoteAsync(transaction.Sql, number, note);
            Record(transaction, officer, "noted", number.Value);
            return await RegistrationTable.FindAsync(transaction.Sql, number);
        }, cancellationToken);

    /// <param name="find">By number, or by the code that was shown.</param>
    /// <param name="attended">False takes a mistaken check-in back.</param>
    /// <returns>Whom it is about, and whether it was done.</returns>
    public Task<(Registration? Found, bool Done)> CheckInAsync(
        Func<StoreConnection, Task<Arrival?>> find, bool attended, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync<(Registration?, bool)>(async transaction =>
        {
            if (await find(transaction.Sql) is not { } before) return (null, false);
            var done = await CheckInAsync(transaction, before, attended, officer);
            return (await RegistrationTable.FindAsync(transaction.Sql, before.Registration.Number), done);
        }, cancellationToken);

    /// <summary>The list leaves the house.</summary>
    public Task<bool> RecordExportAsync(SeminarId id, int rows, ActingOfficer officer, CancellationToken cancellationToken) => store.WriteAgainAsync(transaction =>
    {
        audit.Record(transaction, officer.Id, "exported", Subject, id.ToString(), AuditDetail.Of([], rows));
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>Null if the number is of another seminar.</summary>
    public static async Task<Registration?> FindAsync(StoreConnection sql, SeminarId id, RegistrationNumber number) =>
        await RegistrationTable.FindAsync(sql, number) is { } found && found.Seminar == id ? found : null;

    /// <summary>All who came with the number of a registration, or the one with the number of a ticket.</summary>
    public static async Task<Arrival?> FindArrivalAsync(StoreConnection sql, SeminarId id, string number) =>
        await FindAsync(sql, id, new(number)) is { } registration ? new(registration, registration.People)
        : await ParticipantTable.FindAsync(sql, number) is { } person ? await OfAsync(sql, id, person)
        : null;

    public static async Task<Arrival?> FindArrivalByCodeAsync(StoreConnection sql, SeminarId id, string code) =>
        await ParticipantTable.FindByCodeAsync(sql, id, code) is { } person ? await OfAsync(sql, id, person) : null;

    private static async Task<Arrival?> OfAsync(StoreConnection sql, SeminarId id, Participant person) =>
        await FindAsync(sql, id, person.Registration) is { } registration ? new(registration, [person]) : null;

    private async Task<Planned> InviteAsync(StoreTransaction transaction, Seminar seminar, IReadOnlyList<string> requests, ActingOfficer officer)
    {
        if (requests.Count == 0) return new(seminar, []);
        var unknown = await invitations.InviteAsync(transaction, seminar, requests, officer.Name);
        if (unknown.Count > 0)
        {
            transaction.RollBack();
            return new(null, unknown);
        }
        audit.Record(transaction, officer.Id, "invited", Subject, seminar.Id.ToString());
        return new(seminar, []);
    }

    private Task<PlanningOutcome> RecordedAsync(
        Func<StoreTransaction, Task<PlanningOutcome>> step, SeminarId id, string action, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            var outcome = await step(transaction);
            if (outcome is PlanningOutcome.Done) audit.Record(transaction, officer.Id, action, Subject, id.ToString());
            return outcome;
        }, cancellationToken);

    private async Task<bool> CheckInAsync(StoreTransaction transaction, Arrival arrival, bool attended, ActingOfficer officer)
    {
        // A step of the seminar, so that whoever watches its list hears of it, and so that no chair is given to two.
        if (await SeminarTable.BeginStepAsync(transaction, arrival.Registration.Seminar) is not { } seminar) return false;
        // Coming in twice keeps the first time.
        var coming = arrival.People.Where(person => person.AttendedAt is null == attended).ToList();
        if (!await MayEnterAsync(transaction, seminar, arrival.Registration, attended ? coming.Count : 0)) return false;
        foreach (var person in coming)
        {
            await ParticipantTable.CheckInAsync(transaction.Sql, person.Ticket, attended ? clock.GetUtcNow() : null);
        }
        var isAll = arrival.People.Count == arrival.Registration.People.Count;
        if (coming.Count > 0) Record(transaction, officer, attended ? "checked in" : "check-in undone", isAll ? arrival.Registration.Number.Value : coming[0].Ticket);
        return true;
    }

    /// <summary>Who has a seat; and from the start on who waits, as long as chairs are empty.</summary>
    private async Task<bool> MayEnterAsync(StoreTransaction transaction, Seminar seminar, Registration registration, int more) => registration.Status switch
    {
        RegistrationStatus.Registered => true,
        RegistrationStatus.Waitlisted => more == 0
            || clock.GetUtcNow() >= seminar.Plan.StartsAt && await ParticipantTable.HereAsync(transaction.Sql, seminar.Id) + more <= seminar.Plan.Capacity,
        RegistrationStatus.Cancelled => false,
    };

    private void Record(StoreTransaction transaction, ActingOfficer officer, string action, string number) =>
        audit.Record(transaction, officer.Id, action, RegistrationMails.Kind, number);
}
