using HamuraBot.Mail;
using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Chat;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars.SelfService;

/// <summary>What participants do with their own registration: change or give back seats until the start, rate the seminar after it.</summary>
public sealed class RegistrationSelfService(
    Store store, SeminarRegistrations registrations, OwnPeople people, OwnContact contacts, ContactChange contactChange, RegistrationMoves moves, MoveSelfService mover, SurveySelfService survey, OwnMaterials materials, RegistrationCalendar calendar, SeminarText text, OwnLinks links, PublicAddress address,
    DialogLibrary library, TimeProvider clock)
{
    private const string SeatsField = "seats", NeedsField = "needs";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    public SelfServiceKind Kind =>
        new(RegistrationMails.Kind) { See = SeeAsync, Change = ChangeAsync, Withdraw = WithdrawAsync, Calendar = CalendarAsync, Act = ActAsync, Read = ReadAsync, Owner = OwnerAsync };

    private async Task<LinkOwner?> OwnerAsync(StoreConnection sql, string number) =>
        await RegistrationTable.FindAsync(sql, new(number)) is { Attendee: var attendee } found && await SeminarTable.FindAsync(sql, found.Seminar) is { } seminar
            ? new(attendee.Email, attendee.Language, text.Addressee(attendee), seminar.Plan.Title.In(attendee.Language))
            : null;

    private async Task<OwnView?> SeeAsync(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } found) return null;
        var (seminar, registration, position) = (found.Seminar, found.Registration, found.Position);
        var (plan, now) = (seminar.Plan, clock.GetUtcNow());
        var open = registration.IsLive && seminar.IsComing(now);
        var asked = SurveySelfService.Takes(seminar, registration, now);
        return new(number, registration.Attendee.Language, plan.Title, text.State(seminar, registration, position, now),
        [
            new(Words(phrases.LabelWhen), SeminarText.Both(language => text.When(plan, language))),
            new(Words(phrases.LabelPlace), SeminarText.Both(language => text.Place(plan, language))),
            .. plan.IsOnline ? [new OwnLine(Words(phrases.LabelAttendance), SeminarText.Both(language => text.Attendance(plan, language)))] : Array.Empty<OwnLine>(),
            new(Words(phrases.LabelName), text.Addressee(registration.Attendee)),
            new(Words(phrases.LabelSeats), SeminarText.Both(
                language => phrases.OwnSeats.In(language, ("seats", Formats.Number(registration.Attendee.Seats))))),
        ])
        {
            Fields = open ? Details(registration) : asked ? survey.Questions(registration) : [],
            Steps = [.. mover.Steps(registration, found.Choices), .. asked && registration.Attendee.Email is not null ? new[] { survey.DeclineStep } : []],
            Downloads = materials.Of(seminar, registration, found.Materials, now),
            DownloadsTitle = text.DownloadsTitle(seminar, now),
            Withdrawal = open ? Withdrawal(plan) : null,
            HasCalendar = open && registration.Status is RegistrationStatus.Registered,
            Filling = open ? null : new(Words(phrases.SurveyLink), Words(phrases.SurveySave), Words(phrases.SurveyDone)),
            Ticket = registration.People is [var only] && TakesTicket(seminar, registration, now) ? address.Of(SeminarPaths.CheckIn(seminar.Id, only)) : null,
            Parts = registration.IsLive ? people.Parts(registration, open, TakesTicket(seminar, registration, now)) : [],
            PartsTitle = Words(phrases.PersonTitle),
        };
    }

    private async Task<ChangeOutcome> ChangeAsync(string number, IReadOnlyDictionary<string, string> typed,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not var (seminar, registration, _, _, _)) return ChangeOutcome.TooLate;
        if (SurveySelfService.Takes(seminar, registration, clock.GetUtcNow())) return await survey.RateAsync(registration, typed, cancellationToken);
        var most = seminar.Plan.MostSeats;
        var faults = new Dictionary<string, Words>();
        var contact = contacts.Read(registration.Attendee, typed, faults);
        var seats = SmallNumber.Parse(typed.GetValueOrDefault(SeatsField, "")) is { } typedSeats && typedSeats <= most ? typedSeats : 0;
        if (seats == 0) faults[SeatsField] = OutOfBounds(most);
        if (contact is null || faults.Count > 0) return ChangeOutcome.Refused(faults);
        var needs = typed.GetValueOrDefault(NeedsField, "").ReplaceLineEndings(" ").Trim();
        return await store.WriteAgainAsync(transaction => ChangeAsync(transaction, registration.Number, contact, seats, needs), cancellationToken);
    }

    /// <summary>All of it, or nothing.</summary>
    private async Task<ChangeOutcome> ChangeAsync(StoreTransaction transaction, RegistrationNumber number, Contact contact, int seats, string needs)
    {
        var before = (await RegistrationTable.FindAsync(transaction.Sql, number))!;
        var reached = await contactChange.ApplyAsync(transaction, number, contact);
        var changed = reached is RegistrationOutcome.Changed ? (await registrations.ChangeSeatsAsync(transaction, number, seats)).Outcome : reached;
        if (changed is not (RegistrationOutcome.Changed or RegistrationOutcome.Promoted)) transaction.RollBack();
        else await registrations.NeedAsync(transaction, number, needs.Length > 0 ? needs : null);
        var isMoved = ContactChange.IsMoved(before, contact);
        if (isMoved && changed is RegistrationOutcome.Changed && seats == before.Attendee.Seats) await contactChange.TellAsync(transaction, number);
        return changed switch
        {
            RegistrationOutcome.Changed or RegistrationOutcome.Promoted => ChangeOutcome.Changed with { Moved = isMoved ? links.PathOf(transaction, RegistrationMails.Kind, number.Value) : null },
            RegistrationOutcome.Full when reached is RegistrationOutcome.Full => ChangeOutcome.Refused(SignUpDialog.EmailField.Id, Words(phrases.AddressIsFull)),
            RegistrationOutcome.Full => ChangeOutcome.Refused(SeatsField, Words(phrases.NoMoreSeats)),
            RegistrationOutcome.Closed or RegistrationOutcome.Cancelled or RegistrationOutcome.Registered or RegistrationOutcome.Waitlisted
                or RegistrationOutcome.AlreadyRegistered => ChangeOutcome.TooLate,
        };
    }

    private async Task<bool> WithdrawAsync(string number, CancellationToken cancellationToken) =>
        (await store.WriteAgainAsync(transaction => registrations.CancelAsync(transaction, new(number)), cancellationToken)).Outcome
            is RegistrationOutcome.Cancelled;

    private async Task<string?> CalendarAsync(string number, CancellationToken cancellationToken) =>
        await FindAsync(number, cancellationToken) is var (seminar, registration, _, _, _) && seminar.IsComing(clock.GetUtcNow())
            && registration.Status is RegistrationStatus.Registered
            ? calendar.Write(CalendarMethod.Publish, seminar, registration, null)
            : null;

    private Task<ChangeOutcome> ActAsync(string number, string part, string step, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken) =>
        part == number ? ActAsync(number, step, typed, cancellationToken) : people.ActAsync(number, part, step, typed, cancellationToken);

    private async Task<ChangeOutcome> ActAsync(string number, string step, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken) => step switch
    {
        MoveSelfService.Move => await mover.MoveAsync(new(number), typed, cancellationToken),
        MoveSelfService.Undo => await mover.UndoAsync(new(number), cancellationToken),
        SurveySelfService.Decline when await FindAsync(number, cancellationToken) is { } found => await survey.DeclineAsync(found.Registration, cancellationToken),
        _ => ChangeOutcome.TooLate,
    };

    private async Task<OwnFile?> ReadAsync(string number, string file, CancellationToken cancellationToken) => await FindAsync(number, cancellationToken) is { } found
        ? await store.ReadAsync(sql => OwnMaterials.ReadAsync(sql, found.Seminar, found.Registration, file, clock.GetUtcNow()), cancellationToken)
        : null;

    private sealed record Found(Seminar Seminar, Registration Registration, int Position, IReadOnlyList<SeminarMaterial> Materials, IReadOnlyList<Seminar> Choices);

    private async Task<Found?> FindAsync(string number, CancellationToken cancellationToken) =>
        await store.ReadAsync<Found?>(async sql =>
        {
            if (await RegistrationTable.FindAsync(sql, new(number)) is not { } registration) return null;
            var waits = registration.Status is RegistrationStatus.Waitlisted;
            var position = waits ? await RegistrationTable.PositionAsync(sql, registration) : 0;
            var seminar = (await SeminarTable.FindAsync(sql, registration.Seminar))!;
            return new(seminar, registration, position, await SeminarMaterialTable.OfSeminarAsync(sql, seminar.Id), await moves.ChoicesAsync(sql, seminar, registration));
        }, cancellationToken);

    public static bool TakesTicket(Seminar seminar, Registration registration, DateTimeOffset now) =>
        seminar.Status is SeminarStatus.Scheduled && registration.Status is RegistrationStatus.Registered && now < seminar.Plan.EndsAt
        && seminar.Plan.Attendance is not Attendance.Online;

    private OwnField[] Details(Registration registration) =>
        [.. contacts.Fields(registration.Attendee), new(SeatsField, Words(phrases.LabelSeats), registration.Attendee.Seats.ToString(CultureInfo.InvariantCulture), "number", false),
            new(NeedsField, Words(phrases.LabelNeeds), registration.Attendee.Needs ?? "", "text", true) { Longest = SeminarRegistrations.LongestNeeds }];

    private Withdrawal Withdrawal(SeminarPlan plan) => new(
        Words(phrases.ButtonCancel), SeminarText.Both(language => phrases.CancelQuestion.In(language, ("title", plan.Title.In(language)))));

    private Words OutOfBounds(int most) => SeminarText.Both(language => phrases.Bounds.In(language, ("most", Formats.Number(most))));

    private static Words Words(Phrase phrase) => SeminarText.Both(language => phrase.In(language));
}
