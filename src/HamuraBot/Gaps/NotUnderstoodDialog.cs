using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Gaps;

/// <summary>
/// Says that there is no answer, and whom to ask where that is known; offers the menus and a person. A question that may be the desk's is kept
/// for it.
/// </summary>
public sealed class NotUnderstoodDialog(DialogLibrary library, IEnumerable<MisunderstandingAddition> additions, TimeProvider clock) : Dialog("not-understood")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var meaning = (Meaning)options!;
        var mayBeOurs = meaning.Foreign is ForeignKind.Other;
        if (mayBeOurs) UnansweredQuestions.Keep(dc.Context, clock.GetUtcNow());
        await dc.Context.SendActivityAsync(Answer(meaning, dc.Context.Language), cancellationToken);
        foreach (var addition in mayBeOurs ? additions : []) await addition.SayAsync(dc.Context, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private Activity Answer(Meaning meaning, Language language)
    {
        var (phrases, buttons) = (library.Phrases, library.Phrases.Buttons);
        var (menu, person) = (Reply.Button(buttons.Menu.In(language)), Reply.Button(buttons.Person.In(language)));
        if (meaning.Foreign is ForeignKind.Distress)
            return Reply.In(language, phrases.NotOurs.Distress.In(language), person).Marked("notUnderstood", true);
        var phrase = meaning.Foreign switch
        {
            ForeignKind.CityHall => phrases.NotOurs.CityHall,
            ForeignKind.Elsewhere => phrases.NotOurs.Elsewhere,
            _ => phrases.NotUnderstood,
        };
        // Who is displeased wants a person more than a list.
        return Reply.In(language, Calming.Before(phrase.In(language), meaning, phrases, language), meaning.IsDispleased ? [person, menu] : [menu, person])
            .Marked("notUnderstood", true);
    }
}
