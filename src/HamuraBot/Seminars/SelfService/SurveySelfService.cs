using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;

namespace HamuraBot.Seminars.SelfService;

/// <summary>After a seminar: what those who came thought of it, or that they do not want to be asked.</summary>
public sealed class SurveySelfService(Store store, DialogLibrary library, TimeProvider clock)
{
    /// <summary>The step that declines surveys, in the address of its page.</summary>
    public const string Decline = "no-survey";

    private const string RatingField = "rating", CommentField = "comment";
    private const int LongestComment = 1000;

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    public static bool Takes(Seminar seminar, Registration registration, DateTimeOffset now) =>
        seminar.Status is SeminarStatus.Scheduled && registration.Status is RegistrationStatus.Registered && now >= seminar.Plan.EndsAt
        && Tokyo.Day(now) <= SeminarPlanning.SurveyEnds(seminar);

    public OwnField[] Questions(Registration registration) =>
    [
        new(RatingField, SeminarText.Both(phrases.LabelRating), registration.Rating?.ToString(CultureInfo.InvariantCulture) ?? "", "number", false),
        new(CommentField, SeminarText.Both(phrases.LabelComment), registration.Comment ?? "", "textarea", true) { Longest = LongestComment },
    ];

    public OwnStep DeclineStep => new(Decline, SeminarText.Both(phrases.SurveyDecline), SeminarText.Both(phrases.SurveyDeclineNote), []) { News = OwnPage.SurveyDeclined };

    public async Task<ChangeOutcome> RateAsync(Registration registration, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        if (SmallNumber.Parse(typed.GetValueOrDefault(RatingField, "")) is not { } rating || rating > Survey.BestRating)
            return ChangeOutcome.Refused(RatingField, SeminarText.Both(language => phrases.Bounds.In(language, ("most", Formats.Number(Survey.BestRating)))));
        var comment = typed.GetValueOrDefault(CommentField, "").Trim();
        if (comment.Length > LongestComment)
            return ChangeOutcome.Refused(CommentField,
                SeminarText.Both(language => library.Phrases.Retry.TooLong.In(language, ("max", Formats.Number(LongestComment)))));
        await store.WriteAgainAsync(async transaction =>
        {
            await RegistrationTable.RateAsync(transaction.Sql, registration.Number, rating, comment.Length == 0 ? null : comment);
            return true;
        }, cancellationToken);
        return ChangeOutcome.Changed;
    }

    public async Task<ChangeOutcome> DeclineAsync(Registration registration, CancellationToken cancellationToken)
    {
        if (registration.Attendee.Email is not { } email) return ChangeOutcome.TooLate;
        await store.WriteAgainAsync(async transaction =>
        {
            await SurveyRefusals.RefuseAsync(transaction.Sql, email, clock.GetUtcNow());
            return true;
        }, cancellationToken);
        return ChangeOutcome.Changed;
    }
}
