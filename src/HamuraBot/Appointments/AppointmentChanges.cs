using HamuraBot.Data;
using HamuraBot.OfficeHours;
using HamuraBot.Timers;

namespace HamuraBot.Appointments;

/// <summary>What the steps of both sides have in common: the row, the officer's half-hours, the reminder and what both are told are one transaction.</summary>
public sealed class AppointmentChanges(AppointmentSubjects subjects, AppointmentMails mails, TimeProvider clock)
{
    /// <summary>The day before.</summary>
    public const string Reminder = "appointment-reminder";

    private static readonly TimeOnly RemindsAt = new(9, 0);

    /// <summary>The company takes one of the times; one that was agreed before is given up for it.</summary>
    public async Task<AppointmentResult> TakeAsync(StoreTransaction transaction, string id, DateTimeOffset starts)
    {
        if (await FindAsync(transaction, id) is not var (before, subject)) return new(AppointmentOutcome.Absent, null);
        var now = clock.GetUtcNow();
        // Pressed twice, it is taken once.
        if (before is { Status: AppointmentStatus.Agreed } && before.StartsAt == starts) return new(AppointmentOutcome.Done, before);
        if (!subject.IsOpen || !before.MayMove(now)) return new(AppointmentOutcome.TooLate, before);
        if (before.Status is not AppointmentStatus.Offered || !before.Offered.Contains(starts) || starts <= now) return new(AppointmentOutcome.NotOffered, before);
        if (await AppointmentTable.IsTakenAsync(transaction.Sql, before.OfficerId, starts, before.Minutes, before.Id)) return new(AppointmentOutcome.Taken, before);
        var session = before.Sequence > 0 ? before.Session : await subjects.ScheduleAsync(transaction, before.Request, before.OfficerName);
        var agreed = before with { Status = AppointmentStatus.Agreed, StartsAt = starts, Offered = [], Wish = null, Session = session, Sequence = before.Sequence + 1 };
        AppointmentTable.FreeSlots(transaction, before.Id);
        AppointmentTable.TakeSlots(transaction, agreed);
        agreed = AppointmentTable.Change(transaction, agreed, now);
        if (Tokyo.At(Tokyo.Day(starts).AddDays(-1), RemindsAt) is var remind && remind > now) transaction.SetTimer(Reminder, before.Id, remind);
        else transaction.CancelTimer(Reminder, before.Id);
        await mails.TellOfAgreedAsync(transaction, agreed, subject);
        return new(AppointmentOutcome.Done, agreed);
    }

    /// <summary>None of the times suits, or the one that was agreed does not any more.</summary>
    public async Task<AppointmentResult> AskOthersAsync(StoreTransaction transaction, string id, string? wish)
    {
        if (await FindAsync(transaction, id) is not var (before, subject)) return new(AppointmentOutcome.Absent, null);
        if (!before.MayMove(clock.GetUtcNow()) || !subject.IsOpen) return new(AppointmentOutcome.TooLate, before);
        var wanted = await GiveUpAsync(transaction, before, subject, AppointmentStatus.Wanted, wish);
        mails.TellDeskOfWish(transaction, wanted);
        return new(AppointmentOutcome.Done, wanted);
    }

    public async Task<AppointmentResult> CancelAsync(StoreTransaction transaction, string id, bool byCompany)
    {
        if (await FindAsync(transaction, id) is not var (before, subject)) return new(AppointmentOutcome.Absent, null);
        var now = clock.GetUtcNow();
        if (byCompany ? !before.MayMove(now) : before.IsEnded || before.StartsAt <= now) return new(AppointmentOutcome.TooLate, before);
        return new(AppointmentOutcome.Done, await GiveUpAsync(transaction, before, subject, AppointmentStatus.Cancelled, null, byCompany));
    }

    /// <summary>The half-hours are free again, and the entry goes from both calendars.</summary>
    private async Task<Appointment> GiveUpAsync(StoreTransaction transaction, Appointment before, AppointmentSubject subject, AppointmentStatus status, string? wish, bool byCompany = true)
    {
        AppointmentTable.FreeSlots(transaction, before.Id);
        transaction.CancelTimer(Reminder, before.Id);
        var after = AppointmentTable.Change(transaction, before with
        {
            Status = status,
            Offered = [],
            StartsAt = null,
            Wish = wish,
            Sequence = before.StartsAt is null ? before.Sequence : before.Sequence + 1,
        }, clock.GetUtcNow());
        if (before.StartsAt is null) return after;
        if (status is AppointmentStatus.Cancelled) await subjects.GiveUpAsync(transaction, before.Request, byCompany ? null : before.OfficerName);
        await mails.TellOfCancelledAsync(transaction, before with { Sequence = after.Sequence }, subject);
        return after;
    }

    private async Task<(Appointment, AppointmentSubject)?> FindAsync(StoreTransaction transaction, string id) =>
        await AppointmentTable.FindAsync(transaction.Sql, id) is { } found && await subjects.FindAsync(transaction.Sql, found.Request) is { } subject ? (found, subject) : null;
}
