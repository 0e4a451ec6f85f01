using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// Asks a form's fields one by one and hands the answers to whoever knows what they are for. What is plainly not meant for the field is
/// left to the <see cref="RootDialog"/>, which answers it and lets the field be asked again.
/// </summary>
public abstract class FormDialog : ComponentDialog
{
    /// <summary>Begins a form where it was set aside.</summary>
    public static readonly object Resume = new();

    private readonly Form form;
    private readonly FormMoves moves;

    protected FormDialog(Form form, DialogLibrary library)
        : base(form.Id)
    {
        (this.form, Library, moves) = (form, library, new(form, library));
        foreach (var field in form.Fields.Concat(form.Own)) AddDialog(new FieldPrompt(form, field, library));
    }

    protected DialogLibrary Library { get; }

    /// <summary>Marks a turn whose message the open form does not want.</summary>
    private sealed record LeftToOthers;

    public static bool Left(ITurnContext turn) => turn.Noted<LeftToOthers>() is not null;

    /// <summary>Says what comes; returns the answers that are known already, or null, having said why, if the form does not open.</summary>
    protected abstract Task<KnownAnswers?> PrepareAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken);

    /// <summary>Whether to stop here, having said why; asked before every question.</summary>
    protected abstract Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken);

    /// <summary>An answer that cannot be taken for what is known beyond its own field, and why; it is asked for again.</summary>
    protected virtual Task<RefusedAnswer?> ValidateAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken) => Task.FromResult(SameDay.In(form, answers.ById, Library, turn.Language));

    /// <summary>Whether a field takes what is told to it, whatever it looks like: a question, too, is what an officer is asked.</summary>
    protected virtual bool TakesWhatever(Field field) => false;

    /// <summary>Everything is answered, and confirmed where the form asks for that.</summary>
    protected abstract Task FinishAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken);

    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        turnContext.Note(new FormState(form, instance.State));
        return base.RepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    protected override async Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options,
        CancellationToken cancellationToken = default)
    {
        var turn = innerDc.Context;
        var known = options == Resume ? new KnownAnswers() : await PrepareAsync(turn, options as Meaning, cancellationToken);
        if (known is null) return new(DialogTurnStatus.Complete);
        var (state, memory) = (StateOf(innerDc), FormMemory.In(turn));
        if (memory.PickUp(form.Id) is { } aside)
        {
            state.Fill(aside);
            await moves.SayAsync(turn, Library.Phrases.Form.Resumed, cancellationToken);
        }
        foreach (var (field, answer) in known.ById) state.Keep(field, answer);
        if (form.Offer is not null) Offer(state, memory.Given);
        return await AskNextAsync(innerDc, cancellationToken);
    }

    protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc,
        CancellationToken cancellationToken = default)
    {
        var (turn, state) = (innerDc.Context, StateOf(innerDc));
        if (FormSubmission.In(turn) is { } submission) return await FillFromCardAsync(innerDc, submission, cancellationToken);
        if (turn.Command is not null) return LeaveToOthers(turn);
        // The form may have lost the field since it was asked.
        if (form.Find(innerDc.ActiveDialog?.Id) is not { } field) return await AskNextAsync(innerDc, cancellationToken);
        var reading = Library.Reader.Read(field, turn.Text);
        var mayBeElse = field.Kind.TakesAnyWords() || reading.Outcome is not ReadingOutcome.Understood;
        switch (mayBeElse ? await moves.MoveAsync(turn, field, state, cancellationToken) : FormMove.None)
        {
            case FormMove.Stay: return EndOfTurn;
            case FormMove.Ask: return await AskNextAsync(innerDc, cancellationToken);
            case FormMove.Leave: return new(DialogTurnStatus.Complete);
        }
        if (mayBeElse && !state.WasLeft(turn.Text) && IsForOthers(turn, field, reading))
        {
            state.LeaveToOthers(turn.Text);
            return LeaveToOthers(turn);
        }
        var result = await innerDc.ContinueDialogAsync(cancellationToken);
        if (result.Status is not DialogTurnStatus.Complete) return result;
        return await KeepAsync(innerDc, state, field, (string)result.Result, cancellationToken);
    }

    private bool IsForOthers(ITurnContext turn, Field field, Reading reading)
    {
        var meaning = turn.Meaning;
        if (TakesWhatever(field)) return Addressee.IsNoMatter(turn.Text, meaning, Library.Intents);
        // "No" answers what was asked, and be it in vain.
        return Library.FormWords.Agrees(turn.Text) is null && Addressee.IsAnother(field, reading, turn.Text, meaning, Library.Intents);
    }

    /// <summary>Whoever asked something else leaves the message to where its meaning leads.</summary>
    public static DialogTurnResult LeaveToOthers(ITurnContext turn)
    {
        turn.Note(new LeftToOthers());
        return EndOfTurn;
    }

    private async Task<DialogTurnResult> KeepAsync(
        DialogContext innerDc, FormState state, Field field, string answer, CancellationToken cancellationToken)
    {
        if (field.Kind is FieldKind.Consent && answer is OwnFields.No)
        {
            await moves.SetAsideAsync(innerDc.Context, state, Library.Phrases.Form.Declined, cancellationToken);
            return new(DialogTurnStatus.Complete);
        }
        await moves.ReadBackAsync(innerDc.Context, field, answer, cancellationToken);
        state.Keep(field.Id, answer);
        if (field.Id is OwnFields.Offer && answer is OwnFields.Yes) state.TakeOffers();
        return await AskNextAsync(innerDc, cancellationToken);
    }

    private async Task<DialogTurnResult> FillFromCardAsync(DialogContext innerDc, FormSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.Form == form.Id)
        {
            var (turn, state) = (innerDc.Context, StateOf(innerDc));
            FormCard.Fill(form, submission, state, Library.Reader);
            // One slip is asked about in the chat; several are mended where they were made.
            if (FormCard.Faults(form, state, Library, turn.Language) is { Count: > 1 } faults && state.Next is { } first)
                await turn.SendActivityAsync(FormCard.Of(form, first, state, Library, turn.Language, faults), cancellationToken);
            return await AskNextAsync(innerDc, cancellationToken);
        }
        await moves.SayAsync(innerDc.Context, Library.Phrases.Form.CardIsOver, cancellationToken);
        await innerDc.RepromptDialogAsync(cancellationToken);
        return EndOfTurn;
    }

    private async Task<DialogTurnResult> AskNextAsync(DialogContext innerDc, CancellationToken cancellationToken)
    {
        await innerDc.CancelAllDialogsAsync(cancellationToken);
        var (turn, state) = (innerDc.Context, StateOf(innerDc));
        if (await ShouldStopAsync(turn, new(state.Answers), cancellationToken)) return new(DialogTurnStatus.Complete);
        while (await ValidateAsync(turn, new(state.Answers), cancellationToken) is { } refused)
            if (!state.Refuse(refused)) await turn.SendActivityAsync(Reply.In(turn.Language, refused.Why), cancellationToken);
        if (state.Next is { } next) return await innerDc.BeginDialogAsync(next.Id, new PromptOptions(), cancellationToken);
        if (form.Confirm is not null) FormMemory.In(turn).Remember(new(state.Answers));
        await FinishAsync(turn, new(state.Answers), cancellationToken);
        return new(DialogTurnStatus.Complete);
    }

    /// <summary>Answers of other forms, where this one's field of the same name can take them and has none yet.</summary>
    private void Offer(FormState state, Dictionary<string, string> given)
    {
        foreach (var field in form.Fields.Where(field => !state.Answers.ContainsKey(field.Id)))
            if (given.TryGetValue(field.Id, out var answer) && Library.Reader.Read(field, answer) == Reading.Of(answer))
                state.OfferAnswer(field.Id, answer);
    }

    private FormState StateOf(DialogContext innerDc)
    {
        var state = new FormState(form, innerDc.Parent.ActiveDialog.State);
        innerDc.Context.Note(state);
        return state;
    }
}
