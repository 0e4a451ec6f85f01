using HamuraBot.Mail;
using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars.SelfService;

/// <summary>What participants do with their own registration: change or give back seats until the start, rate the seminar after it.</summary>
public sealed class RegistrationSelfService(
    Store store, SeminarRegistrations registrations, OwnPeople people, RegistrationCalendar calendar, SeminarText text, PublicAddress address,
    DialogLibrary library, TimeProvider clock)
{
    private const string SeatsField = "seats", RatingField = "rating", CommentField = "comment";
    private const int LongestComment = 1000;

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    public SelfServiceKind Kind =>
        new(RegistrationMails.Kind) { See = SeeAsync, Change = ChangeAsync, Withdraw = WithdrawAsync, Calendar = CalendarAsync, Act = people.ActAsync };

    private async Task<OwnView?> SeeAsync(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not var (seminar, registration, position)) return null;
        var (plan, now) = (seminar.Plan, clock.GetUtcNow());
        var open = registration.IsLive && seminar.IsComing(now);
        return new(number, registration.Attendee.Language, plan.Title, text.State(seminar, registration, position, now),
        [
            new(Words(phrases.LabelWhen), SeminarText.Both(language => text.When(plan, language))),
            new(Words(phrases.LabelPlace), plan.Place),
            new(Words(phrases.LabelName), text.Addressee(registration.Attendee)),
            new(Words(phrases.LabelSeats), SeminarText.Both(
                language => phrases.OwnSeats.In(language, ("seats", Formats.Number(registration.Attendee.Seats))))),
        ])
        {
            Fields = open ? Seats(registration) : TakesSurvey(seminar, registration, now) ? Questions(registration) : [],
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
        if (await FindAsync(number, cancellationToken) is not var (seminar, registration, _)) return ChangeOutcome.TooLate;
        if (TakesSurvey(seminar, registration, clock.GetUtcNow())) return await RateAsync(registration, typed, cancellationToken);
        var most = seminar.Plan.MostSeats;
        if (Number(typed, SeatsField) is not { } seats || seats < 1 || seats > most) return Refused(SeatsField, OutOfBounds(most));
        var result = await store.WriteAgainAsync(transaction => registrations.ChangeSeatsAsync(transaction, registration.Number, seats),
            cancellationToken);
        return result.Outcome switch
        {
            RegistrationOutcome.Changed or RegistrationOutcome.Promoted => ChangeOutcome.Changed,
            RegistrationOutcome.Full => Refused(SeatsField, Words(phrases.NoMoreSeats)),
            RegistrationOutcome.Closed or RegistrationOutcome.Cancelled or RegistrationOutcome.Registered or RegistrationOutcome.Waitlisted
                or RegistrationOutcome.AlreadyRegistered => ChangeOutcome.TooLate,
        };
    }

    private async Task<bool> WithdrawAsync(string number, CancellationToken cancellationToken) =>
        (await store.WriteAgainAsync(transaction => registrations.CancelAsync(transaction, new(number)), cancellationToken)).Outcome
            is RegistrationOutcome.Cancelled;

    private async Task<string?> CalendarAsync(string number, CancellationToken cancellationToken) =>
        await FindAsync(number, cancellationToken) is var (seminar, registration, _) && seminar.IsComing(clock.GetUtcNow())
            && registration.Status is RegistrationStatus.Registered
            ? calendar.Write(CalendarMethod.Publish, seminar, registration, null)
            : null;

    private async Task<ChangeOutcome> RateAsync(Registration registration, IReadOnlyDictionary<string, string> typed,
        CancellationToken cancellationToken)
    {
        if (Number(typed, RatingField) is not { } rating || rating < 1 || rating > Survey.BestRating)
            return Refused(RatingField, OutOfBounds(Survey.BestRating));
        var comment = typed.GetValueOrDefault(CommentField, "").Trim();
        if (comment.Length > LongestComment)
            return Refused(CommentField,
                SeminarText.Both(language => library.Phrases.Retry.TooLong.In(language, ("max", Formats.Number(LongestComment)))));
        await store.WriteAgainAsync(async transaction =>
        {
            await RegistrationTable.RateAsync(transaction.Sql, registration.Number, rating, comment.Length == 0 ? null : comment);
            return true;
        }, cancellationToken);
        return ChangeOutcome.Changed;
    }

    private async Task<(Seminar Seminar, Registration Registration, int Position)?> FindAsync(string number,
        CancellationToken cancellationToken) =>
        await store.ReadAsync<(Seminar, Registration, int)?>(async sql =>
        {
            if (await RegistrationTable.FindAsync(sql, new(number)) is not { } registration) return null;
            var waits = registration.Status is RegistrationStatus.Waitlisted;
            var position = waits ? await RegistrationTable.PositionAsync(sql, registration) : 0;
            return ((await SeminarTable.FindAsync(sql, registration.Seminar))!, registration, position);
        }, cancellationToken);

    private static bool TakesSurvey(Seminar seminar, Registration registration, DateTimeOffset now) =>
        seminar.Status is SeminarStatus.Scheduled && registration.Status is RegistrationStatus.Registered && now >= seminar.Plan.EndsAt
        && Tokyo.Day(now) <= SeminarPlanning.SurveyEnds(seminar);

    public static bool TakesTicket(Seminar seminar, Registration registration, DateTimeOffset now) =>
        seminar.Status is SeminarStatus.Scheduled && registration.Status is RegistrationStatus.Registered && now < seminar.Plan.EndsAt;

    private OwnField[] Seats(Registration registration) =>
        [new(SeatsField, Words(phrases.LabelSeats), registration.Attendee.Seats.ToString(CultureInfo.InvariantCulture), "number", false)];

    private Withdrawal Withdrawal(SeminarPlan plan) => new(
        Words(phrases.ButtonCancel), SeminarText.Both(language => phrases.CancelQuestion.In(language, ("title", plan.Title.In(language)))));

    private OwnField[] Questions(Registration registration) =>
    [
        new(RatingField, Words(phrases.LabelRating), registration.Rating?.ToString(CultureInfo.InvariantCulture) ?? "", "number", false),
        new(CommentField, Words(phrases.LabelComment), registration.Comment ?? "", "textarea", true) { Longest = LongestComment },
    ];

    /// <summary>Full-width digits and kanji, too, as in the chat.</summary>
    private static int? Number(IReadOnlyDictionary<string, string> typed, string field) =>
        Numerals.Parse(Numerals.Fold(typed.GetValueOrDefault(field, ""))) is { } number && number == decimal.Truncate(number)
            && number is > 0 and < 1000
            ? (int)number
            : null;

    private Words OutOfBounds(int most) => SeminarText.Both(language => phrases.Bounds.In(language, ("most", Formats.Number(most))));

    private static ChangeOutcome Refused(string field, Words why) => ChangeOutcome.Refused(new Dictionary<string, Words> { [field] = why });

    private static Words Words(Phrase phrase) => SeminarText.Both(language => phrase.In(language));
}
