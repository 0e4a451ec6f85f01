namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A stack of dialogs in a turn, and what can be done with it.</summary>
public class DialogContext
{
    /// <summary>The context of an outermost stack.</summary>
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        Dialogs = dialogs ?? throw new ArgumentNullException(nameof(dialogs));
        Context = turnContext ?? throw new ArgumentNullException(nameof(turnContext));
        Stack = state.DialogStack;
    }

    /// <summary>The context of a stack inside the active dialog of <paramref name="parentDialogContext"/>.</summary>
    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, parentDialogContext.Context, state)
    {
        Parent = parentDialogContext;
    }

    /// <summary>The dialogs that can be begun; those of the parents come after them.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The dialogs that have begun and not ended; the active one is first.</summary>
    public List<DialogInstance> Stack { get; }

    /// <summary>The stack that this one is inside of, or null.</summary>
    public DialogContext Parent { get; set; }

    /// <summary>The dialog on top, or null.</summary>
    public DialogInstance ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>The context of the stack inside the active dialog, or null when that has none.</summary>
    public DialogContext Child => ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container
        ? container.CreateChildContext(this)
        : null;

    /// <summary>The dialog with this id, in this set or the nearest parent that has it; null when nobody has.</summary>
    public Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>Puts a dialog on top and begins it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="dialogId"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">There is no such dialog.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        var dialog = Require(dialogId);
        Stack.Insert(0, new DialogInstance { Id = dialogId, State = new Dictionary<string, object>() });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Begins a prompt.</summary>
    /// <exception cref="ArgumentNullException">Id or options are null.</exception>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Hands the turn to the dialog on top; the result is Empty when there is none.</summary>
    /// <exception cref="InvalidOperationException">The set no longer has the dialog on top.</exception>
    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog == null
            ? Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty))
            : Require(ActiveDialog.Id).ContinueDialogAsync(this, cancellationToken);

    /// <summary>Ends the dialog on top and gives its result to the one below; when that was the last, the result is Complete.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default)
    {
        await PopAsync(DialogReason.EndCalled, cancellationToken).ConfigureAwait(false);
        if (ActiveDialog == null)
        {
            return new DialogTurnResult(DialogTurnStatus.Complete, result);
        }

        return await Require(ActiveDialog.Id)
            .ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Ends the dialog on top and begins another in its place; the one below notices nothing.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        await PopAsync(DialogReason.ReplaceCalled, cancellationToken).ConfigureAwait(false);
        return await BeginDialogAsync(dialogId, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends every dialog of this stack, from the top; the result is Empty when there was none. Parents stay.</summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog == null && Parent == null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        while (ActiveDialog != null)
        {
            await PopAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Lets the dialog on top ask its question again.</summary>
    public Task RepromptDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog == null
            ? Task.CompletedTask
            : Require(ActiveDialog.Id).RepromptDialogAsync(Context, ActiveDialog, cancellationToken);

    private async Task PopAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } ending)
        {
            return;
        }

        // A dialog of a parent's set can be begun from here, but is not told when it ends.
        if (Dialogs.Find(ending.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, ending, reason, cancellationToken).ConfigureAwait(false);
        }

        Stack.RemoveAt(0);
    }

    private Dialog Require(string dialogId) =>
        FindDialog(dialogId) ?? throw new InvalidOperationException($"There is no dialog '{dialogId}', neither here nor in a parent.");
}
