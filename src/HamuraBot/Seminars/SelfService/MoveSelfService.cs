using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.SelfService;

namespace HamuraBot.Seminars.SelfService;

/// <summary>On the registration's own page: another date instead, and what was just done taken back.</summary>
public sealed class MoveSelfService(Store store, RegistrationMoves moves, SeminarText text, DialogLibrary library, TimeProvider clock)
{
    /// <summary>The steps, in the addresses of their pages.</summary>
    public const string Move = "move", Undo = "undo";

    /// <summary>Dates that are offered; more are not read.</summary>
    private const int MostChoices = 10;

    private const string TargetField = "seminar";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    /// <param name="choices">Where it may go on to.</param>
    public IEnumerable<OwnStep> Steps(Registration registration, IReadOnlyList<Seminar> choices)
    {
        var now = clock.GetUtcNow();
        if (registration.Undo is { } undo && now < undo.Until)
        {
            var until = SeminarText.Both(language => phrases.Undo.In(language, ("until", text.Instant(undo.Until, language))));
            yield return new(Undo, until, SeminarText.Both(phrases.UndoNote), [])
            {
                Heading = SeminarText.Both(registration.IsLive ? phrases.UndoMove : phrases.ButtonUndo),
                News = OwnPage.Restored,
            };
        }
        if (choices.Count == 0) yield break;
        var field = new OwnField(TargetField, SeminarText.Both(phrases.LabelWhen), "", "radio", false)
        {
            Options = [.. choices.Take(MostChoices).Select(one => (one.Id.ToString(), SeminarText.Both(language => phrases.MoveChoice.In(language,
                ("when", text.When(one.Plan, language)), ("title", one.Plan.Title.In(language)), ("seats", text.SeatsLeft(one, language, now))))))],
        };
        yield return new(Move, SeminarText.Both(phrases.Move), SeminarText.Both(phrases.MoveNote), [field]) { News = OwnPage.Moved, IsInstead = true };
    }

    public async Task<ChangeOutcome> MoveAsync(RegistrationNumber number, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(typed.GetValueOrDefault(TargetField, ""), "D", out var target))
            return ChangeOutcome.Refused(TargetField, SeminarText.Both(phrases.Needed));
        return Of(await store.WriteAgainAsync(transaction => moves.MoveAsync(transaction, number, new(target)), cancellationToken), ChangeOutcome.Refused(TargetField, SeminarText.Both(phrases.NoMoreSeats)));
    }

    public async Task<ChangeOutcome> UndoAsync(RegistrationNumber number, CancellationToken cancellationToken) =>
        Of(await store.WriteAgainAsync(transaction => moves.UndoAsync(transaction, number), cancellationToken), ChangeOutcome.TooLate);

    private static ChangeOutcome Of(RegistrationResult result, ChangeOutcome full) => result.Outcome switch
    {
        RegistrationOutcome.Changed or RegistrationOutcome.Waitlisted => ChangeOutcome.Changed,
        RegistrationOutcome.Full => full,
        RegistrationOutcome.Closed or RegistrationOutcome.Cancelled or RegistrationOutcome.Registered or RegistrationOutcome.Promoted
            or RegistrationOutcome.AlreadyRegistered => ChangeOutcome.TooLate,
    };
}
