using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars.SelfService;

/// <summary>The own page of somebody whom another one has signed up: their seat and their code, and no word of the others.</summary>
public sealed class ParticipantSelfService(
    Store store, Parties parties, OwnPeople people, OwnMaterials materials, RegistrationCalendar calendar, SeminarText text, PublicAddress address, DialogLibrary library, TimeProvider clock)
{
    private const string NameField = "name";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    public SelfServiceKind Kind =>
        new(RegistrationMails.PersonKind) { See = SeeAsync, Change = ChangeAsync, Withdraw = WithdrawAsync, Calendar = CalendarAsync, Read = ReadAsync, Owner = OwnerAsync, Act = ActAsync };

    private async Task<LinkOwner?> OwnerAsync(StoreConnection sql, string ticket) =>
        await ParticipantTable.FindAsync(sql, ticket) is { } person && await RegistrationTable.FindAsync(sql, person.Registration) is { } found && await SeminarTable.FindAsync(sql, found.Seminar) is { } seminar
            ? new(person.Email, found.Attendee.Language, text.NameOf(person, found.Attendee.Language), seminar.Plan.Title.In(found.Attendee.Language))
            : null;

    private sealed record Seat(Seminar Seminar, Registration Registration, Participant Person, IReadOnlyList<SeminarMaterial> Materials);

    private async Task<OwnView?> SeeAsync(string ticket, CancellationToken cancellationToken)
    {
        if (await FindAsync(ticket, cancellationToken) is not var (seminar, registration, person, found)) return null;
        var (plan, now) = (seminar.Plan, clock.GetUtcNow());
        var hasLeft = person.LeftUntil is not null;
        var open = registration.IsLive && seminar.IsComing(now) && !hasLeft;
        return new(ticket, registration.Attendee.Language, plan.Title, hasLeft ? Words(phrases.StateCancelled) : text.State(seminar, registration, 0, now),
        [
            new(Words(phrases.LabelWhen), SeminarText.Both(language => text.When(plan, language))),
            new(Words(phrases.LabelPlace), SeminarText.Both(language => text.Place(plan, language))),
            .. plan.IsOnline ? [new OwnLine(Words(phrases.LabelAttendance), SeminarText.Both(language => text.Attendance(plan, language)))] : Array.Empty<OwnLine>(),
            new(Words(phrases.LabelName), SeminarText.Both(language => text.NameOf(person, language))),
            new(Words(phrases.PersonBroughtBy), text.Addressee(registration.Attendee)),
        ])
        {
            Fields = open ? [new(NameField, Words(phrases.LabelName), person.Name ?? "", "text", false) { Longest = Participant.LongestName }] : [],
            Withdrawal = open ? new(Words(phrases.PersonRemove),
                SeminarText.Both(language => phrases.PersonRemoveNote.In(language, ("name", text.NameOf(person, language))))) : null,
            Steps = hasLeft && now < person.LeftUntil ? [people.PutBackStep(person)] : [],
            Downloads = hasLeft ? [] : materials.Of(seminar, registration, found, now),
            DownloadsTitle = text.DownloadsTitle(seminar, now),
            HasCalendar = open && registration.Status is RegistrationStatus.Registered,
            Ticket = !hasLeft && RegistrationSelfService.TakesTicket(seminar, registration, now) ? address.Of(SeminarPaths.CheckIn(seminar.Id, person)) : null,
        };
    }

    private async Task<ChangeOutcome> ChangeAsync(string ticket, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var name = NameText.Of(typed.GetValueOrDefault(NameField, "").Trim());
        if (name.Length is 0 or > Participant.LongestName || name.Any(char.IsControl))
            return ChangeOutcome.Refused(new Dictionary<string, Words> { [NameField] = Words(phrases.Needed) });
        return await store.WriteAgainAsync(transaction => parties.RenameAsync(transaction, ticket, name), cancellationToken) ? ChangeOutcome.Changed : ChangeOutcome.TooLate;
    }

    private async Task<bool> WithdrawAsync(string ticket, CancellationToken cancellationToken) =>
        await FindAsync(ticket, cancellationToken) is { } seat && await store.WriteAgainAsync(
            transaction => parties.RemoveAsync(transaction, seat.Registration.Number, ticket), cancellationToken) is not RegistrationOutcome.Closed;

    private async Task<ChangeOutcome> ActAsync(string ticket, string part, string step, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken) =>
        step == OwnPeople.PutBack && await FindAsync(ticket, cancellationToken) is { } seat
            ? await people.ActAsync(seat.Registration.Number.Value, ticket, step, typed, cancellationToken)
            : ChangeOutcome.TooLate;

    private async Task<string?> CalendarAsync(string ticket, CancellationToken cancellationToken) =>
        await FindAsync(ticket, cancellationToken) is var (seminar, registration, person, _) && seminar.IsComing(clock.GetUtcNow()) && person.LeftUntil is null
            && registration.Status is RegistrationStatus.Registered
            ? calendar.Write(CalendarMethod.Publish, seminar, registration, null, person)
            : null;

    private async Task<OwnFile?> ReadAsync(string ticket, string file, CancellationToken cancellationToken) => await FindAsync(ticket, cancellationToken) is { } seat
        ? await store.ReadAsync(sql => OwnMaterials.ReadAsync(sql, seat.Seminar, seat.Registration, file, clock.GetUtcNow()), cancellationToken)
        : null;

    private async Task<Seat?> FindAsync(string ticket, CancellationToken cancellationToken) => await store.ReadAsync<Seat?>(async sql =>
        await ParticipantTable.FindEvenLeftAsync(sql, ticket) is { } person && await RegistrationTable.FindAsync(sql, person.Registration) is { } registration
            ? new((await SeminarTable.FindAsync(sql, registration.Seminar))!, registration, person, await SeminarMaterialTable.OfSeminarAsync(sql, registration.Seminar))
            : null, cancellationToken);

    private static Words Words(Phrase phrase) => SeminarText.Both(language => phrase.In(language));
}
