using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Seminars.Chat;

/// <summary>Somebody wants to take part: leads to the seminar that is named, to what was signed up for here, or to what is coming.</summary>
public sealed class SeminarDialog(DialogLibrary library, SeminarCards cards) : Dialog("seminars")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var meaning = (Meaning)options!;
        if (FormFor(meaning) is { } form && dc.Stack.All(open => open.Id != form))
            return await dc.ReplaceDialogAsync(form, meaning, cancellationToken);
        if (SeminarWords.Behind(SeminarWords.Details, meaning) is { } named)
        {
            await dc.Context.SendActivityAsync(await cards.DetailsAsync(dc.Context, SeminarId.Parse(named)), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        return await ShowAsync(dc, meaning, cancellationToken);
    }

    private async Task<DialogTurnResult> ShowAsync(DialogContext dc, Meaning meaning, CancellationToken cancellationToken)
    {
        var mine = await cards.MineAsync(dc.Context);
        if (mine is null && SeminarWords.Behind(SeminarWords.Mine, meaning) is not null)
            mine = Reply.In(dc.Context.Language, library.Phrases.Seminars.NoneOfMine.In(dc.Context.Language));
        if (mine is not null) await dc.Context.SendActivityAsync(mine, cancellationToken);
        if (SeminarWords.Behind(SeminarWords.Mine, meaning) is null)
            await dc.Context.SendActivityAsync(await cards.ComingAsync(dc.Context), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private static string? FormFor(Meaning meaning) =>
        SeminarWords.Behind(SeminarWords.SignUp, meaning) is not null ? SignUpDialog.FormId
        : SeminarWords.Behind(SeminarWords.Change, meaning) is not null ? SeatsDialog.FormId
        : SeminarWords.Behind(SeminarWords.Cancel, meaning) is not null ? CancellationDialog.FormId
        : null;
}
