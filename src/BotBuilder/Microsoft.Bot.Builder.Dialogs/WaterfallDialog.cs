namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A step of a waterfall. It ends the turn, ends the dialog, or goes on by <see cref="WaterfallStepContext.NextAsync"/>.</summary>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

/// <summary>
/// Steps one after the other; each gets what the one before has brought in. After the last the dialog ends with that result.
/// </summary>
public class WaterfallDialog : Dialog
{
    private const string OptionsKey = "options";
    private const string ValuesKey = "values";
    private const string StepKey = "stepIndex";

    private readonly List<WaterfallStep> _steps;

    /// <summary>Makes one of these steps.</summary>
    public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep> actions = null)
        : base(dialogId)
    {
        _steps = actions == null ? new List<WaterfallStep>() : new List<WaterfallStep>(actions);
    }

    /// <summary>Adds a step at the end. Saved conversations refer to steps by number.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="step"/> is null.</exception>
    public WaterfallDialog AddStep(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }

    /// <inheritdoc/>
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var state = dc.ActiveDialog.State;
        state[OptionsKey] = options;
        state[ValuesKey] = new Dictionary<string, object>();
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <summary>Gives the next step the text of the message; activities that are no messages change nothing.</summary>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var message = dc.Context.Activity.AsMessageActivity();
        return message == null
            ? Task.FromResult(EndOfTurn)
            : ResumeDialogAsync(dc, DialogReason.ContinueCalled, message.Text, cancellationToken);
    }

    /// <summary>Runs the next step with <paramref name="result"/>.</summary>
    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var next = Stored.Value<int>(dc.ActiveDialog.State, StepKey) + 1;
        return RunStepAsync(dc, next, reason, result, cancellationToken);
    }

    /// <summary>Runs one step. Unless overridden, simply calls it.</summary>
    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken) =>
        _steps[stepContext.Index](stepContext, cancellationToken);

    /// <summary>
    /// Runs the step at <paramref name="index"/>, counted from 0; after the last one the dialog ends with <paramref name="result"/>.
    /// </summary>
    protected Task<DialogTurnResult> RunStepAsync(
        DialogContext dc, int index, DialogReason reason, object result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (index >= _steps.Count)
        {
            return dc.EndDialogAsync(result, cancellationToken);
        }

        var state = dc.ActiveDialog.State;
        state[StepKey] = index;
        var values = Stored.Value<IDictionary<string, object>>(state, ValuesKey);
        state.TryGetValue(OptionsKey, out var options);
        return OnStepAsync(new WaterfallStepContext(this, dc, options, values, index, reason, result), cancellationToken);
    }
}
