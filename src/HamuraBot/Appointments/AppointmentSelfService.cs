using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.SelfService;

namespace HamuraBot.Appointments;

/// <summary>The company's own page behind the link of a mail: choose one of the times, ask for others, call it off until the day before.</summary>
public sealed class AppointmentSelfService(AppointmentChanges changes, AppointmentSubjects subjects, AppointmentCalendar calendar, DialogLibrary library, Store store, TimeProvider clock)
{
    private const string Choice = "time", Wish = "wish", Others = "others";

    private const int LongestWish = 1_000;

    private readonly AppointmentPhrases phrases = library.Phrases.Appointments;

    public SelfServiceKind Kind => new(OfficerAppointments.Kind) { See = SeeAsync, Change = ChangeAsync, Withdraw = WithdrawAsync, Calendar = CalendarAsync };

    private async Task<OwnView?> SeeAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not var (appointment, subject)) return null;
        var moves = appointment.MayMove(clock.GetUtcNow()) && subject.IsOpen;
        return new(id, subject.Language, subject.Name, State(appointment), [.. Lines(appointment)])
        {
            Fields = moves && appointment.Status is AppointmentStatus.Offered or AppointmentStatus.Agreed && moves ? [.. Fields(appointment)] : [],
            Filling = new(Both(language => phrases.Choose.In(language)), Both(language => phrases.Send.In(language)), Both(language => phrases.Sent.In(language))),
            Withdrawal = moves ? new(Both(language => phrases.Cancel.In(language)), Both(language => phrases.CancelQuestion.In(language))) : null,
            HasCalendar = appointment.StartsAt is not null && !appointment.IsEnded,
        };
    }

    private async Task<ChangeOutcome> ChangeAsync(string id, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var (choice, wish) = (typed.GetValueOrDefault(Choice, ""), typed.GetValueOrDefault(Wish, "").Trim());
        if (wish.Length > LongestWish) return Refused(Wish, Both(language => library.Phrases.Handoff.Refusals.TooLong.In(language, ("limit", Formats.Number(LongestWish)))));
        if (choice == Others) return Answer(await store.WriteAgainAsync(transaction => changes.AskOthersAsync(transaction, id, wish.Length > 0 ? wish : null), cancellationToken));
        if (!long.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return Refused(Choice, Both(language => phrases.ChooseOne.In(language)));
        return Answer(await store.WriteAgainAsync(transaction => changes.TakeAsync(transaction, id, DateTimeOffset.FromUnixTimeSeconds(seconds)), cancellationToken));
    }

    private ChangeOutcome Answer(AppointmentResult result) => result.Outcome switch
    {
        AppointmentOutcome.Done => ChangeOutcome.Changed,
        AppointmentOutcome.Taken => Refused(Choice, Both(language => phrases.JustTaken.In(language))),
        AppointmentOutcome.NotOffered => Refused(Choice, Both(language => phrases.ChooseOne.In(language))),
        AppointmentOutcome.Absent or AppointmentOutcome.TooLate => ChangeOutcome.TooLate,
    };

    private async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken) =>
        (await store.WriteAgainAsync(transaction => changes.CancelAsync(transaction, id, byCompany: true), cancellationToken)).Outcome is AppointmentOutcome.Done;

    private async Task<string?> CalendarAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is var (appointment, subject) && appointment is { StartsAt: not null, IsEnded: false }
            ? CalendarWriter.Write(CalendarMethod.Publish, calendar.Event(appointment, subject, subject.Language, null, ""))
            : null;

    private IEnumerable<OwnField> Fields(Appointment appointment)
    {
        var times = appointment.Offered.Where(time => time > clock.GetUtcNow()).ToList();
        yield return new(Choice, Both(language => phrases.WhichTime.In(language)), times.Count == 0 ? Others : "", "radio", Optional: false)
        {
            Options = [.. times.Select(time => (time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), When(time))),
                (Others, Both(language => phrases.AskOthers.In(language)))],
        };
        yield return new(Wish, Both(language => phrases.WishLabel.In(language)), "", "textarea", Optional: true) { Longest = LongestWish };
    }

    private IEnumerable<OwnLine> Lines(Appointment appointment)
    {
        if (appointment.StartsAt is { } starts) yield return new(Both(language => phrases.WhenLabel.In(language)), When(starts));
        yield return new(Both(language => phrases.LengthLabel.In(language)), Both(language => phrases.Length.In(language, ("minutes", $"{appointment.Minutes}"))));
        yield return new(Both(language => phrases.PlaceLabel.In(language)), appointment.Place);
        yield return new(Both(language => phrases.OfficerLabel.In(language)), appointment.OfficerNames);
        if (appointment.Wish is { } wish) yield return new(Both(language => phrases.WishLabel.In(language)), wish);
    }

    private Words State(Appointment appointment) => Both(language => (appointment.Status switch
    {
        AppointmentStatus.Offered => phrases.StateOffered,
        AppointmentStatus.Agreed => phrases.StateAgreed,
        AppointmentStatus.Wanted => phrases.StateWanted,
        AppointmentStatus.Held => phrases.StateHeld,
        AppointmentStatus.Cancelled => phrases.StateCancelled,
    }).In(language));

    private Words When(DateTimeOffset time) => Both(language => library.Phrases.Formats.Opening(time, language));

    private Task<(Appointment, AppointmentSubject)?> FindAsync(string id, CancellationToken cancellationToken) => store.ReadAsync<(Appointment, AppointmentSubject)?>(async sql =>
        await AppointmentTable.FindAsync(sql, id) is { } found && await subjects.FindAsync(sql, found.Request) is { } subject ? (found, subject) : null, cancellationToken);

    private static ChangeOutcome Refused(string field, Words why) => ChangeOutcome.Refused(new Dictionary<string, Words> { [field] = why });

    private static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));
}
