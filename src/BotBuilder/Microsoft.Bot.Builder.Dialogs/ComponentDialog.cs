namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog made of dialogs, with a stack of its own that outsiders do not see. It ends when that stack is empty.</summary>
public class ComponentDialog : DialogContainer
{
    /// <summary>Where the inner stack is kept in <see cref="DialogInstance.State"/>.</summary>
    public const string PersistedDialogState = "dialogs";

    /// <summary>Makes one without dialogs.</summary>
    public ComponentDialog(string dialogId = null)
        : base(dialogId)
    {
    }

    /// <summary>The dialog inside that begins; the first one added, unless set.</summary>
    public string InitialDialogId { get; set; }

    /// <summary>Adds a dialog inside.</summary>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        InitialDialogId ??= dialog.Id;
        return this;
    }

    /// <inheritdoc/>
    public override DialogContext CreateChildContext(DialogContext dc) =>
        dc.ActiveDialog == null ? null : new DialogContext(Dialogs, dc, InnerState(dc.ActiveDialog));

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext outerDc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var innerDc = CreateChildContext(outerDc);
        var turn = await OnBeginDialogAsync(innerDc, options, cancellationToken).ConfigureAwait(false);
        return await FollowAsync(outerDc, turn, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var innerDc = CreateChildContext(outerDc);
        var turn = await OnContinueDialogAsync(innerDc, cancellationToken).ConfigureAwait(false);
        return await FollowAsync(outerDc, turn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A dialog that somebody put above this one has ended: the inner stack asks again, and this one waits.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        await Inner(turnContext, instance).RepromptDialogAsync(cancellationToken).ConfigureAwait(false);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels the dialogs inside when this one is cancelled.</summary>
    public override async Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        if (reason == DialogReason.CancelCalled)
        {
            await Inner(turnContext, instance).CancelAllDialogsAsync(cancellationToken).ConfigureAwait(false);
        }

        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Called when this dialog begins. Unless overridden, begins the one in <see cref="InitialDialogId"/>.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
        innerDc.BeginDialogAsync(InitialDialogId, options, cancellationToken);

    /// <summary>
    /// Called when the user has answered. Unless overridden, continues the inner stack. An override that handles the message itself
    /// returns <see cref="Dialog.EndOfTurn"/> and leaves the inner stack where it is.
    /// </summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default) =>
        innerDc.ContinueDialogAsync(cancellationToken);

    /// <summary>Called when this dialog is about to leave the stack.</summary>
    protected virtual Task OnEndDialogAsync(
        ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Called after the inner stack has asked again.</summary>
    protected virtual Task OnRepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Called when the inner stack has ended. Unless overridden, ends this dialog with the same result.</summary>
    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object result, CancellationToken cancellationToken) =>
        outerDc.EndDialogAsync(result, cancellationToken);

    // However the dialogs inside ended, cancelled too, this one has come to its end: outside it is Complete.
    private async Task<DialogTurnResult> FollowAsync(DialogContext outerDc, DialogTurnResult turn, CancellationToken cancellationToken) =>
        turn.Status == DialogTurnStatus.Waiting
            ? EndOfTurn
            : await EndComponentAsync(outerDc, turn.Result, cancellationToken).ConfigureAwait(false);

    private DialogContext Inner(ITurnContext turnContext, DialogInstance instance) =>
        new DialogContext(Dialogs, turnContext, InnerState(instance));

    private static DialogState InnerState(DialogInstance instance)
    {
        var state = Stored.Value<DialogState>(instance.State, PersistedDialogState);
        if (state == null)
        {
            state = new DialogState();
            instance.State[PersistedDialogState] = state;
        }

        return state;
    }
}
