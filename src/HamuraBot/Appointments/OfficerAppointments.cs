using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using HamuraBot.SelfService;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Appointments;

/// <param name="Times">One to three.</param>
/// <param name="Minutes">How long it takes.</param>
public sealed record AppointmentOffer(IReadOnlyList<DateTimeOffset> Times, int Minutes, string Place);

/// <param name="Fault">Which rule a time breaks; null if the outcome says all.</param>
public sealed record OfferResult(AppointmentOutcome Outcome, Appointment? Appointment, TimeFault? Fault = null);

/// <summary>What officers do: offer times, call off, and write what came of it.</summary>
public sealed class OfficerAppointments(
    AppointmentSubjects subjects, AppointmentChanges changes, AppointmentMails mails, ConversationTurns conversations, DialogLibrary library, Audit audit, Store store, TimeProvider clock)
{
    public const string Kind = "appointment";

    public const int LongestPlace = 200, LongestReport = 4_000;

    private const char Series = 'A';

    public Task<AppointmentSubject?> SubjectAsync(string request, CancellationToken cancellationToken) => store.ReadAsync(sql => subjects.FindAsync(sql, request), cancellationToken);

    public Task<List<Appointment>> OfRequestAsync(string request, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => AppointmentTable.OfRequestAsync(sql, request), cancellationToken);

    /// <summary>Offers times for the next appointment of a request, or other ones for the one that is under way.</summary>
    public Task<OfferResult> OfferAsync(string request, AppointmentOffer offer, ActingOfficer officer, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        var now = clock.GetUtcNow();
        if (await subjects.FindAsync(transaction.Sql, request) is not { } subject) return new OfferResult(AppointmentOutcome.Absent, null);
        var open = (await AppointmentTable.OfRequestAsync(transaction.Sql, request)).Find(made => !made.IsEnded);
        if (!subject.IsOpen || open is not null && !open.MayMove(now)) return new(AppointmentOutcome.TooLate, open);
        if (OfferedTimes.FaultOf(offer.Times, offer.Minutes, library.Calendar, now) is { } fault) return new(AppointmentOutcome.Taken, open, fault);
        foreach (var time in offer.Times)
        {
            if (await AppointmentTable.IsTakenAsync(transaction.Sql, officer.Id, time, offer.Minutes, open?.Id ?? "")) return new(AppointmentOutcome.Taken, open, TimeFault.Taken);
        }
        var offered = (open ?? new Appointment
        {
            Id = await ReferenceNumbers.NextAsync(transaction, Series, now),
            Request = request,
            OfficerId = officer.Id,
            Place = offer.Place,
            Minutes = offer.Minutes,
            Offered = [],
            Status = AppointmentStatus.Offered,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        }) with
        { OfficerId = officer.Id, OfficerName = officer.Name, OfficerNames = await OfficerTable.NamesAsync(transaction.Sql, officer), Place = offer.Place, Minutes = offer.Minutes, Offered = [.. offer.Times.Order()], Status = AppointmentStatus.Offered, Wish = null };
        // Half-hours that were agreed with another officer, or at another length, are given back with what stood there.
        if (open?.StartsAt is not null && (open.OfficerId != officer.Id || open.Minutes != offer.Minutes || open.Place != offer.Place))
        {
            var given = (await changes.AskOthersAsync(transaction, open.Id, null)).Appointment!;
            offered = offered with { StartsAt = null, Sequence = given.Sequence, Version = given.Version };
        }
        if (open is null) AppointmentTable.Add(transaction, offered);
        else offered = AppointmentTable.Change(transaction, offered, now);
        audit.Record(transaction, officer.Id, "appointment.offered", Kind, offered.Id);
        var link = mails.TellOfOffer(transaction, offered, subject);
        await conversations.ContinueAsync(transaction, subject.ConversationId, null, (turn, token) => SayAsync(turn, offered, subject, link, token), cancellationToken);
        return new(AppointmentOutcome.Done, offered);
    }, cancellationToken);

    public Task<AppointmentResult> CancelAsync(string id, ActingOfficer officer, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        var result = await changes.CancelAsync(transaction, id, byCompany: false);
        if (result.Outcome is AppointmentOutcome.Done) audit.Record(transaction, officer.Id, "appointment.cancelled", Kind, id);
        return result;
    }, cancellationToken);

    /// <summary>It has taken place, and this came of it.</summary>
    public Task<AppointmentResult> ReportAsync(string id, string report, ActingOfficer officer, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        if (await AppointmentTable.FindAsync(transaction.Sql, id) is not { } before) return new AppointmentResult(AppointmentOutcome.Absent, null);
        if (!before.IsToReport(clock.GetUtcNow())) return new(AppointmentOutcome.TooLate, before);
        var held = AppointmentTable.Change(transaction, before with { Status = AppointmentStatus.Held, Report = report, Offered = [] }, clock.GetUtcNow());
        await subjects.ReportAsync(transaction, before.Request, officer.Name);
        audit.Record(transaction, officer.Id, "appointment.reported", Kind, id);
        return new(AppointmentOutcome.Done, held);
    }, cancellationToken);

    /// <summary>The request was withdrawn: nobody comes any more.</summary>
    public async Task EndAsync(StoreTransaction transaction, string request)
    {
        foreach (var open in (await AppointmentTable.OfRequestAsync(transaction.Sql, request)).Where(made => !made.IsEnded && !(made.StartsAt <= clock.GetUtcNow())))
            await changes.CancelAsync(transaction, open.Id, byCompany: false);
    }

    private Task<ResourceResponse> SayAsync(ITurnContext turn, Appointment offered, AppointmentSubject subject, string link, CancellationToken cancellationToken)
    {
        var (phrases, language) = (library.Phrases.Appointments, turn.Language);
        var times = offered.Offered.Select((time, place) => new ButtonCommand(AppointmentDialog.Verb, $"{offered.Id}/{time.ToUnixTimeSeconds()}").Button(library.Phrases.Formats.ShortOpening(time, language)));
        return turn.SendActivityAsync(Reply.In(language, phrases.Offered.In(language, ("name", subject.Name.In(language)), ("officer", offered.OfficerNames.In(language)), ("place", offered.Place),
            ("minutes", $"{offered.Minutes}"), ("times", string.Join('\n', offered.Offered.Select(time => $"- {library.Phrases.Formats.Opening(time, language)}"))), ("link", link)),
            [.. times, new ButtonCommand(AppointmentDialog.Verb, $"{offered.Id}/{AppointmentDialog.Others}").Button(phrases.AskOthers.In(language))]), cancellationToken);
    }
}
