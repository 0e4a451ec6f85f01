using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs;

/// <summary>
/// Asks a form's fields one by one and hands the answers to whoever knows what they are for. What is plainly not meant for the field is
/// left to the <see cref="RootDialog"/>, which answers it and lets the field be asked again.
/// </summary>
public abstract class FormDialog : ComponentDialog
{
    /// <summary>Answers stand in the dialog's state as texts, one a field, so that any storage keeps them alike.</summary>
    private const string AnswerKey = "answer.";

    /// <summary>Where the last message stands that was left to others.</summary>
    private const string LeftKey = "left";

    private readonly Form form;

    protected FormDialog(Form form, DialogLibrary library)
        : base(form.Id)
    {
        (this.form, Library) = (form, library);
        foreach (var field in form.Fields) AddDialog(new FieldPrompt(form.Id, field, library.Phrases));
    }

    protected DialogLibrary Library { get; }

    /// <summary>Marks a turn whose message the open form does not want.</summary>
    private sealed record LeftToOthers;

    public static bool Left(ITurnContext turn) => turn.TurnState.Get<LeftToOthers>() is not null;

    /// <summary>Says what comes; returns the answers that are known already, or null, having said why, if the form does not open.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string>?> OpenAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken);

    /// <summary>Whether to stop here, having said why; asked before every question.</summary>
    protected abstract Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken);

    /// <summary>Everything is answered.</summary>
    protected abstract Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken);

    protected override async Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options,
        CancellationToken cancellationToken = default)
    {
        if (await OpenAsync(innerDc.Context, options as Meaning, cancellationToken) is not { } known) return new(DialogTurnStatus.Complete);
        foreach (var (field, answer) in known) Keep(innerDc, field, answer);
        return await AskNextAsync(innerDc, cancellationToken);
    }

    protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc,
        CancellationToken cancellationToken = default)
    {
        var turn = innerDc.Context;
        // The form may have lost the field since it was asked.
        if (form.Fields.FirstOrDefault(f => f.Id == innerDc.ActiveDialog?.Id) is not { } field)
            return await AskNextAsync(innerDc, cancellationToken);
        var takes = !field.Kind.TakesAnyWords() && field.Read(turn.Text).Outcome is ReadingOutcome.Understood;
        // "None" is an answer in words, too, where a field cannot be left out.
        if (!takes && Library.FormWords.Read(turn.Text) is { } word && !(word is FormWord.Skip && field.Kind.TakesAnyWords() && !field.Optional))
            return await MoveAsync(innerDc, field, word, cancellationToken);
        if (!takes && !IsInsisted(innerDc, field, turn.Text)
            && Addressee.IsAnother(field, turn.Text, turn.TurnState.Get<Meaning>(), Library.Intents))
        {
            innerDc.Parent.ActiveDialog.State[LeftKey] = turn.Text;
            turn.TurnState.Set(new LeftToOthers());
            return EndOfTurn;
        }
        var result = await innerDc.ContinueDialogAsync(cancellationToken);
        if (result.Status is not DialogTurnStatus.Complete) return result;
        Keep(innerDc, field.Id, (string)result.Result);
        return await AskNextAsync(innerDc, cancellationToken);
    }

    private async Task<DialogTurnResult> AskNextAsync(DialogContext innerDc, CancellationToken cancellationToken)
    {
        await innerDc.CancelAllDialogsAsync(cancellationToken);
        var answers = Answers(innerDc);
        if (await StopsAsync(innerDc.Context, answers, cancellationToken)) return new(DialogTurnStatus.Complete);
        if (form.NextUnanswered(answers) is { } next)
            return await innerDc.BeginDialogAsync(next.Id, new PromptOptions(), cancellationToken);
        await FinishAsync(innerDc.Context, answers, cancellationToken);
        return new(DialogTurnStatus.Complete);
    }

    private async Task<DialogTurnResult> MoveAsync(DialogContext innerDc, Field field, FormWord word, CancellationToken cancellationToken)
    {
        var turn = innerDc.Context;
        var phrase = word switch
        {
            FormWord.Later => Library.Phrases.Form.Later,
            FormWord.Skip when field.Optional => null,
            FormWord.Skip => Library.Phrases.Form.NotOptional,
            FormWord.Back when form.Before(field, Answers(innerDc)) is { } before && Forget(innerDc, before) => null,
            FormWord.Back => Library.Phrases.Form.FirstQuestion,
        };
        if (phrase is not null) await turn.SendActivityAsync(Reply.In(turn.Language, phrase.In(turn.Language)), cancellationToken);
        if (word is FormWord.Skip && field.Optional) Keep(innerDc, field.Id, "");
        return await AskNextAsync(innerDc, cancellationToken);
    }

    private static Dictionary<string, string> Answers(DialogContext innerDc) => innerDc.Parent.ActiveDialog.State
        .Where(entry => entry.Key.StartsWith(AnswerKey, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[AnswerKey.Length..], entry => (string)entry.Value);

    private static void Keep(DialogContext innerDc, string field, string answer)
    {
        innerDc.Parent.ActiveDialog.State[AnswerKey + field] = answer;
        innerDc.Parent.ActiveDialog.State.Remove(LeftKey);
    }

    /// <summary>Who says the same words again means them for the field.</summary>
    private static bool IsInsisted(DialogContext innerDc, Field field, string text) =>
        field.Kind.TakesAnyWords() && innerDc.Parent.ActiveDialog.State.TryGetValue(LeftKey, out var left) && left as string == text;

    private static bool Forget(DialogContext innerDc, Field field) => innerDc.Parent.ActiveDialog.State.Remove(AnswerKey + field.Id);
}
