using HamuraBot.Data;
using HamuraBot.OfficeHours;
using HamuraBot.Seminars.Mail;
using HamuraBot.Timers;

namespace HamuraBot.Seminars;

public enum PlanningOutcome
{
    Done,
    NotFound,

    /// <summary>It has been called off.</summary>
    Cancelled,

    /// <summary>More seats are given than the new capacity has.</summary>
    TooFewSeats,
}

/// <summary>What the desk does with seminars: plans them, changes them, calls them off; and what follows for those who signed up.</summary>
public sealed class SeminarPlanning(
    SeminarRegistrations registrations, RegistrationMoves moves, RegistrationMails mails, SeminarText text, SeminarTitles titles, TimeProvider clock)
{
    public const string ReminderTimer = "seminar-reminder", ThanksTimer = "seminar-thanks", LinkTimer = "seminar-link", PromotionTimer = "seminar-free-seats";

    /// <summary>On the day before a seminar, and on the day after: when people read their mail.</summary>
    private static readonly TimeOnly Morning = new(10, 0);

    private static readonly int SurveyDays = 14;

    public async Task<Seminar> PlanAsync(StoreTransaction transaction, SeminarPlan plan)
    {
        var seminar = new Seminar(SeminarId.New(clock.GetUtcNow()), plan, 0, 0, SeminarStatus.Scheduled, 0);
        await SeminarTable.InsertAsync(transaction.Sql, seminar);
        transaction.AfterCommit(titles.Forget);
        SetTimers(transaction, seminar);
        return seminar;
    }

    /// <summary>Those who come are told what is new for them; those who wait move up into new seats.</summary>
    public async Task<PlanningOutcome> ChangeAsync(StoreTransaction transaction, SeminarId id, SeminarPlan plan)
    {
        if (await SeminarTable.BeginStepAsync(transaction, id) is not { } before) return PlanningOutcome.NotFound;
        if (before.Status is SeminarStatus.Cancelled) return PlanningOutcome.Cancelled;
        var changes = text.Changes(before.Plan, plan);
        var after = before with { Plan = plan, Sequence = changes is null ? before.Sequence : before.Sequence + 1 };
        if (!await SeminarTable.UpdateAsync(transaction.Sql, id, plan, after.Sequence)) return PlanningOutcome.TooFewSeats;
        transaction.AfterCommit(titles.Forget);
        SetTimers(transaction, after);
        foreach (var registration in await LiveAsync(transaction, id, changes is not null && after.IsComing(clock.GetUtcNow())))
        {
            mails.TellOfChange(transaction, after, registration, changes!);
        }
        // Whoever was told the link before, or was to be told it by now, needs the new one.
        if (plan.OnlineLink != before.Plan.OnlineLink) await TellLinkAsync(transaction, after);
        await registrations.PromoteAsync(transaction, after);
        return PlanningOutcome.Done;
    }

    /// <summary>It can be undone until the mails about it leave.</summary>
    /// <param name="reason">What the participants are told, if anything; in English where it differs.</param>
    public async Task<PlanningOutcome> CallOffAsync(StoreTransaction transaction, SeminarId id, string reason, string? reasonEn = null)
    {
        if (await SeminarTable.BeginStepAsync(transaction, id) is not { } before) return PlanningOutcome.NotFound;
        var now = clock.GetUtcNow();
        var after = before with
        {
            Status = SeminarStatus.Cancelled,
            Sequence = before.Sequence + 1,
            CalledOffBecause = string.IsNullOrEmpty(reason) ? null : reason,
            CalledOffBecauseEn = string.IsNullOrEmpty(reasonEn) ? null : reasonEn,
            CalledOffAt = now,
        };
        if (!await SeminarTable.CallOffAsync(transaction.Sql, after)) return PlanningOutcome.Cancelled;
        transaction.AfterCommit(titles.Forget);
        transaction.CancelTimer(ReminderTimer, id.ToString());
        transaction.CancelTimer(ThanksTimer, id.ToString());
        transaction.CancelTimer(LinkTimer, id.ToString());
        foreach (var registration in await LiveAsync(transaction, id, before.IsComing(now)))
        {
            var others = await moves.ChoicesAsync(transaction.Sql, after, registration);
            mails.CallOff(transaction, after, registration, SeminarRegistrations.UndoEnds(before, now), others.Count > 0);
        }
        return PlanningOutcome.Done;
    }

    /// <summary>It takes place after all, and nobody hears that it was not to.</summary>
    public async Task<PlanningOutcome> ReinstateAsync(StoreTransaction transaction, SeminarId id)
    {
        var now = clock.GetUtcNow();
        if (await SeminarTable.BeginStepAsync(transaction, id) is not { } before) return PlanningOutcome.NotFound;
        if (before.ReinstatedUntil is not { } until || now >= until || !await SeminarTable.ReinstateAsync(transaction.Sql, id)) return PlanningOutcome.Cancelled;
        transaction.AfterCommit(titles.Forget);
        var after = before with { Status = SeminarStatus.Scheduled, Sequence = before.Sequence + 1 };
        SetTimers(transaction, after);
        foreach (var registration in await LiveAsync(transaction, id, true)) await RegistrationMails.TakeBackAsync(transaction, registration, now);
        await registrations.PromoteAsync(transaction, after);
        return PlanningOutcome.Done;
    }

    /// <summary>The day before: everybody who has a seat.</summary>
    public async Task RemindAsync(StoreTransaction transaction, SeminarId id)
    {
        // A node that slept past the start reminds nobody.
        if (await SeminarTable.FindAsync(transaction.Sql, id) is not { } seminar || !seminar.IsComing(clock.GetUtcNow())) return;
        foreach (var registration in (await LiveAsync(transaction, id, true)).Where(HasSeat))
            mails.Remind(transaction, seminar, registration);
    }

    /// <summary>An hour before: the link, to everybody who has a seat.</summary>
    public async Task TellLinkAsync(StoreTransaction transaction, SeminarId id)
    {
        if (await SeminarTable.FindAsync(transaction.Sql, id) is { } seminar) await TellLinkAsync(transaction, seminar);
    }

    /// <summary>There is something to read for those who came.</summary>
    /// <returns>How many registrations were told.</returns>
    public async Task<int> TellOfMaterialsAsync(StoreTransaction transaction, Seminar seminar)
    {
        var came = await WhoCameAsync(transaction, seminar);
        foreach (var registration in came) mails.TellOfMaterials(transaction, seminar, registration);
        return came.Count;
    }

    /// <summary>The day after: everybody who was there. If nobody is marked as present, the list was kept on paper, and all who had a seat
    /// are thanked.</summary>
    public async Task ThankAsync(StoreTransaction transaction, SeminarId id)
    {
        if (await SeminarTable.FindAsync(transaction.Sql, id) is not { Status: SeminarStatus.Scheduled } seminar) return;
        var hasMaterials = (await SeminarMaterialTable.OfSeminarAsync(transaction.Sql, id)).Count > 0;
        foreach (var registration in await WhoCameAsync(transaction, seminar))
        {
            if (registration.Attendee.Email is { } email && !await SurveyRefusals.HasRefusedAsync(transaction.Sql, email))
                mails.Thank(transaction, seminar, registration, SurveyEnds(seminar), hasMaterials);
            else if (hasMaterials) mails.TellOfMaterials(transaction, seminar, registration);
        }
    }

    /// <summary>The last day on which answers to the survey are taken.</summary>
    public static DateOnly SurveyEnds(Seminar seminar) => Tokyo.Day(seminar.Plan.EndsAt).AddDays(SurveyDays);

    private async Task TellLinkAsync(StoreTransaction transaction, Seminar seminar)
    {
        if (seminar.LinkAt(clock.GetUtcNow()) is not { } link) return;
        foreach (var registration in (await LiveAsync(transaction, seminar.Id, true)).Where(HasSeat)) mails.TellLink(transaction, seminar, registration, link);
    }

    private static async Task<IReadOnlyList<Registration>> WhoCameAsync(StoreTransaction transaction, Seminar seminar)
    {
        var seated = (await LiveAsync(transaction, seminar.Id, true)).Where(HasSeat).ToList();
        var listKept = seated.Any(registration => registration.AttendedAt is not null);
        return seated.FindAll(registration => !listKept || registration.AttendedAt is not null);
    }

    private static bool HasSeat(Registration registration) => registration.Status is RegistrationStatus.Registered;

    private static async Task<IEnumerable<Registration>> LiveAsync(StoreTransaction transaction, SeminarId id, bool any) =>
        any ? (await RegistrationTable.OfSeminarAsync(transaction.Sql, id)).Where(registration => registration.IsLive) : [];

    private void SetTimers(StoreTransaction transaction, Seminar seminar)
    {
        SetTimer(transaction, ReminderTimer, seminar.Id, Tokyo.At(Tokyo.Day(seminar.Plan.StartsAt).AddDays(-1), Morning));
        if (seminar.Plan.IsOnline) SetTimer(transaction, LinkTimer, seminar.Id, seminar.LinkFrom);
        else transaction.CancelTimer(LinkTimer, seminar.Id.ToString());
        SetTimer(transaction, ThanksTimer, seminar.Id, Tokyo.At(Tokyo.Day(seminar.Plan.EndsAt).AddDays(1), Morning));
    }

    private void SetTimer(StoreTransaction transaction, string kind, SeminarId id, DateTimeOffset at)
    {
        if (at > clock.GetUtcNow()) transaction.SetTimer(kind, id.ToString(), at);
        else transaction.CancelTimer(kind, id.ToString());
    }
}
