using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Gaps;

/// <summary>
/// Says that there is no answer, or that the last one did not help; offers the menus and a person, and keeps the question for the desk.
/// </summary>
public sealed class NotUnderstoodDialog(DialogLibrary library, QuestionMemory memory) : Dialog("not-understood")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var (turn, language) = (dc.Context, dc.Context.Language);
        var isNotHelpful = IsNotHelpful(turn.Text);
        if (isNotHelpful) await memory.NotHelpfulAsync(turn, cancellationToken);
        else memory.NotUnderstood(turn);
        var (menu, person) = (Reply.Button(library.Phrases.Buttons.Menu.In(language)), Reply.Button(library.Phrases.Buttons.Person.In(language)));
        // Who is displeased wants a person more than a list.
        var reply = Reply.In(language, (isNotHelpful ? library.Phrases.NotHelpful : library.Phrases.NotUnderstood).In(language),
            isNotHelpful || options is Meaning { IsDispleased: true } ? [person, menu] : [menu, person]);
        await turn.SendActivityAsync(isNotHelpful ? reply : reply.Marked("notUnderstood", true), cancellationToken);
        turn.IsMisunderstood = !isNotHelpful;
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>What the button under an answer says is nobody's question.</summary>
    public Task<Meaning?> HearAsync(ITurnContext turn) =>
        Task.FromResult(IsNotHelpful(turn.Text) ? new Meaning(turn.Language, Intent.None, [], []) : null);

    private bool IsNotHelpful(string text) =>
        Enum.GetValues<Language>().Any(language => Plain.Of(text) == Plain.Of(library.Phrases.Buttons.NotHelpful.In(language)));
}
