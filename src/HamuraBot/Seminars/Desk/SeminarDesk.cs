using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars.Desk;

/// <param name="Seminar">As planned; null when somebody was to be invited whose request there is not.</param>
/// <param name="Unknown">Those requests.</param>
public sealed record Planned(Seminar? Seminar, IReadOnlyList<string> Unknown);

/// <summary>What officers do with seminars, by page or by JSON: each step with its entry in the audit log, or not at all.</summary>
public sealed class SeminarDesk(
    Store store, SeminarPlanning planning, SeminarRegistrations registrations, SeminarInvitations invitations, Audit audit, TimeProvider clock)
{
    private const string Subject = "seminar";

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

    public Task<PlanningOutcome> CallOffAsync(SeminarId id, string reason, ActingOfficer officer, CancellationToken cancellationToken) =>
        RecordedAsync(transaction => planning.CallOffAsync(transaction, id, reason), id, "called off", officer, cancellationToken);

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
                if (isHere) await CheckInAsync(transaction, made, true, officer);
                if (result.Outcome is not RegistrationOutcome.AlreadyRegistered) Record(transaction, officer, "signed up", made.Number);
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
            if (result.Outcome is RegistrationOutcome.Cancelled) Record(transaction, officer, "cancelled", number);
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
            Record(transaction, officer, "noted", number);
            return await RegistrationTable.FindAsync(transaction.Sql, number);
        }, cancellationToken);

    /// <param name="find">By number, or by the code that was shown.</param>
    /// <param name="attended">False takes a mistaken check-in back.</param>
    /// <returns>Whom it is about, and whether it was done: a registration without a seat is not checked in.</returns>
    public Task<(Registration? Found, bool Done)> CheckInAsync(
        Func<StoreConnection, Task<Registration?>> find, bool attended, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync<(Registration?, bool)>(async transaction =>
        {
            if (await find(transaction.Sql) is not { } before) return (null, false);
            var done = await CheckInAsync(transaction, before, attended, officer);
            return (await RegistrationTable.FindAsync(transaction.Sql, before.Number), done);
        }, cancellationToken);

    /// <summary>The list leaves the house.</summary>
    public Task<bool> RecordExportAsync(SeminarId id, ActingOfficer officer, CancellationToken cancellationToken) => store.WriteAgainAsync(transaction =>
    {
        audit.Record(transaction, officer.Id, "exported", Subject, id.ToString());
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>Null if the number is of another seminar.</summary>
    public static async Task<Registration?> FindAsync(StoreConnection sql, SeminarId id, RegistrationNumber number) =>
        await RegistrationTable.FindAsync(sql, number) is { } found && found.Seminar == id ? found : null;

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

    private async Task<bool> CheckInAsync(StoreTransaction transaction, Registration before, bool attended, ActingOfficer officer)
    {
        // Coming in twice keeps the first time.
        DateTimeOffset? at = attended ? before.AttendedAt ?? clock.GetUtcNow() : null;
        if (at == before.AttendedAt && before.Status is RegistrationStatus.Registered) return true;
        // A step of the seminar, so that whoever watches its list hears of it.
        await SeminarTable.BeginStepAsync(transaction, before.Seminar);
        if (!await RegistrationTable.CheckInAsync(transaction.Sql, before.Number, at)) return false;
        Record(transaction, officer, attended ? "checked in" : "check-in undone", before.Number);
        return true;
    }

    private void Record(StoreTransaction transaction, ActingOfficer officer, string action, RegistrationNumber number) =>
        audit.Record(transaction, officer.Id, action, RegistrationMails.Kind, number.Value);
}
