using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Gaps;

/// <summary>Says that there is no answer, offers the menus and a person, and keeps the question for the desk.</summary>
public sealed class NotUnderstoodDialog(DialogLibrary library, TimeProvider clock) : Dialog("not-understood")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var (turn, language) = (dc.Context, dc.Context.Language);
        UnansweredQuestions.Keep(turn, clock.GetUtcNow());
        var (menu, person) = (Reply.Button(library.Phrases.Buttons.Menu.In(language)), Reply.Button(library.Phrases.Buttons.Person.In(language)));
        // Who is displeased wants a person more than a list.
        await turn.SendActivityAsync(
            Reply.In(language, library.Phrases.NotUnderstood.In(language), options is Meaning { IsDispleased: true } ? [person, menu] : [menu, person])
                .Marked("notUnderstood", true), cancellationToken);
        turn.IsMisunderstood = true;
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
