using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Waits for an activity of any type that the validator takes, and ends with it.</summary>
public class ActivityPrompt : Dialog
{
    private readonly PromptValidator<Activity> _validator;

    /// <summary>Makes one.</summary>
    /// <exception cref="ArgumentNullException">Id or validator is null.</exception>
    public ActivityPrompt(string dialogId, PromptValidator<Activity> validator)
        : base(string.IsNullOrWhiteSpace(dialogId) ? throw new ArgumentNullException(nameof(dialogId)) : dialogId)
    {
        _validator = validator ?? throw new ArgumentNullException(nameof(validator));
    }

    /// <summary>Asks.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="options"/> are no <see cref="PromptOptions"/>.</exception>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object options, CancellationToken cancellationToken = default)
    {
        var (prompt, state) = PromptTurn.Begin(dc, options);
        await OnPromptAsync(dc.Context, state, prompt, false, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <summary>Judges the activity; one that will not do is asked for again, even where the validator has spoken.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var (options, state) = PromptTurn.Of(dc.ActiveDialog);
        var recognized = await OnRecognizeAsync(dc.Context, state, options, cancellationToken).ConfigureAwait(false);
        PromptTurn.CountAttempt(state);
        var context = new PromptValidatorContext<Activity>(dc.Context, recognized, state, options);
        if (await _validator(context, cancellationToken).ConfigureAwait(false))
        {
            return await dc.EndDialogAsync(recognized.Value, cancellationToken).ConfigureAwait(false);
        }

        await OnPromptAsync(dc.Context, state, options, true, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <summary>A dialog that somebody put above the prompt has ended: the prompt asks again and goes on waiting.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        var (options, state) = PromptTurn.Of(instance);
        return OnPromptAsync(turnContext, state, options, false, cancellationToken);
    }

    /// <summary>Asks the question. The prompt itself calls only the overload with <c>isRetry</c>.</summary>
    protected virtual Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        CancellationToken cancellationToken = default) =>
        OnPromptAsync(turnContext, state, options, false, cancellationToken);

    /// <summary>Asks the question; <paramref name="isRetry"/> when the answer before would not do.</summary>
    protected virtual Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default) => PromptTurn.AskAsync(turnContext, options, isRetry, cancellationToken);

    /// <summary>Makes something of the activity. Unless overridden, it is recognised as it is.</summary>
    protected virtual Task<PromptRecognizerResult<Activity>> OnRecognizeAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new PromptRecognizerResult<Activity> { Succeeded = true, Value = turnContext.Activity });
}
