using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Seminars.Chat;

/// <summary>Somebody wants to take part: leads to the seminar that is named, to what was signed up for here, or to what is coming.</summary>
public sealed class SeminarDialog(DialogLibrary library, SeminarCards cards) : Dialog("seminars")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        if (FormOf(dc.Context.Command) is { } form && dc.Stack.All(open => open.Id != form))
            return await dc.ReplaceDialogAsync(form, options, cancellationToken);
        if (dc.Context.Command?.SubjectOf(SeminarCommands.Details) is { } named
            && await cards.DetailsAsync(dc.Context, named) is { } details)
        {
            await dc.Context.SendActivityAsync(details, cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        if (dc.Context.Command?.SubjectOf(SeminarCommands.More) is { } shown)
        {
            await dc.Context.SendActivityAsync(await cards.ComingAsync(dc.Context, CountText.Number(shown) is > 0 and < 1000 and var skip ? (int)skip : 0), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        return await ShowAsync(dc, cancellationToken);
    }

    private async Task<DialogTurnResult> ShowAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var turn = dc.Context;
        var onlyMine = turn.Command?.SubjectOf(SeminarCommands.Mine) is not null;
        var mine = await cards.MineAsync(turn);
        if (mine is null && onlyMine) mine = Reply.In(turn.Language, library.Phrases.Seminars.NoneOfMine.In(turn.Language));
        if (mine is not null) await turn.SendActivityAsync(mine, cancellationToken);
        if (!onlyMine) await turn.SendActivityAsync(await cards.ComingAsync(turn), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private static string? FormOf(ButtonCommand? command) => command?.Verb switch
    {
        SeminarCommands.SignUp => SignUpDialog.Form.Id,
        SeminarCommands.Change => SeatsDialog.Form.Id,
        SeminarCommands.Cancel => CancellationDialog.Form.Id,
        _ => null,
    };
}
