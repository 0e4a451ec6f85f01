using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Seminars.Chat;

/// <summary>Somebody wants to take part: leads to the seminar that is named, to what was signed up for here, or to what is coming.</summary>
public sealed class SeminarDialog(DialogLibrary library, SeminarCards cards, RegistrationMoves moves, RegistrationReply reply, SeminarNeeds needs) : Dialog("seminars")
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
        if (dc.Context.Command?.SubjectOf(SeminarCommands.Undo) is { } number)
        {
            await dc.Context.SendActivityAsync(await UndoAsync(dc.Context, new(number)), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        if (dc.Context.Command?.Verb is SeminarCommands.Needs)
        {
            await needs.SayAsync(dc.Context, cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        if (dc.Context.Command?.SubjectOf(SeminarCommands.More) is { } shown)
        {
            await dc.Context.SendActivityAsync(await cards.ComingAsync(dc.Context, CountText.Number(shown) is > 0 and < 1000 and var skip ? (int)skip : 0), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        return await ShowAsync(dc, cancellationToken);
    }

    /// <summary>Only what was made in this very conversation is to be had here.</summary>
    private async Task<Activity> UndoAsync(ITurnContext turn, RegistrationNumber number)
    {
        var transaction = turn.Transaction;
        var isMine = await RegistrationTable.FindAsync(transaction.Sql, number) is { } found && found.ConversationId == turn.Activity.Conversation.Id;
        var result = isMine ? await moves.UndoAsync(transaction, number) : new(RegistrationOutcome.Closed, null);
        return await reply.OfUndoAsync(transaction, result, turn.Language);
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
