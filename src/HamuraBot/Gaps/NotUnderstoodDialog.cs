using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Gaps;

/// <summary>
/// Says that there is no answer, and whom to ask where that is known, or that the last answer did not help; offers the menus and a person.
/// A question that may be the desk's is kept for it.
/// </summary>
public sealed class NotUnderstoodDialog(DialogLibrary library, QuestionLog questions) : Dialog("not-understood")
{
    /// <summary>The verb of the button under an answer.</summary>
    public const string NotHelpful = "not-helpful";

    private readonly Phrases phrases = library.Phrases;

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var turn = dc.Context;
        if (turn.Command?.SubjectOf(NotHelpful) is not null)
        {
            await questions.NotHelpfulAsync(turn, cancellationToken);
            await turn.SendActivityAsync(
                Reply.In(turn.Language, phrases.NotHelpful.In(turn.Language), Person(turn.Language), Menu(turn.Language)), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        var meaning = (Meaning)options!;
        turn.IsMisunderstood = meaning.Foreign is ForeignKind.Other;
        if (turn.IsMisunderstood) questions.NotUnderstood(turn);
        await turn.SendActivityAsync(Answer(meaning, turn.Language).Marked(new Marks { NotUnderstood = true }), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>What the button under an answer says is nobody's question.</summary>
    public static IReadOnlyList<ExactWord> OfButtons(DialogLibrary library) =>
        [.. Enum.GetValues<Language>().Select(language =>
            new ExactWord(library.Phrases.Buttons.NotHelpful.In(language), language, Intent.None) { Command = new(NotHelpful) })];

    private Activity Answer(Meaning meaning, Language language)
    {
        if (meaning.Foreign is ForeignKind.Distress) return Reply.In(language, phrases.NotOurs.Distress.In(language), Person(language));
        var phrase = meaning.Foreign switch
        {
            ForeignKind.CityHall => phrases.NotOurs.CityHall,
            ForeignKind.OtherMunicipality => phrases.NotOurs.Elsewhere,
            _ => phrases.NotUnderstood,
        };
        // Somebody who is displeased wants a person more than a list.
        return Reply.In(language, Calming.Before(phrase.In(language), meaning, phrases, language),
            meaning.IsDispleased ? [Person(language), Menu(language)] : [Menu(language), Person(language)]);
    }

    private CardAction Menu(Language language) => Reply.Button(phrases.Buttons.Menu.In(language));

    private CardAction Person(Language language) => Reply.Button(phrases.Buttons.Person.In(language));
}
