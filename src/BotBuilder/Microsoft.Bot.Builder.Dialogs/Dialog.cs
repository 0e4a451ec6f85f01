namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// A piece of conversation. One object serves all conversations: what belongs to one of them goes into <see cref="DialogInstance.State"/>.
/// </summary>
public abstract class Dialog
{
    /// <summary>What to return when the dialog waits for the user.</summary>
    public static readonly DialogTurnResult EndOfTurn = new DialogTurnResult(DialogTurnStatus.Waiting);

    private string _id;

    /// <summary>Makes one called <paramref name="dialogId"/>; when null the id is the type's name.</summary>
    public Dialog(string dialogId = null)
    {
        _id = dialogId;
    }

    /// <summary>Unique within a <see cref="DialogSet"/>; saved conversations refer to it.</summary>
    public string Id
    {
        get => _id ??= OnComputeId();
        set => _id = value;
    }

    /// <summary>The dialog has been put on top of the stack.</summary>
    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object options = null, CancellationToken cancellationToken = default);

    /// <summary>The user has answered while the dialog is on top. Unless overridden, the dialog ends without result.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        dc.EndDialogAsync(null, cancellationToken);

    /// <summary>
    /// The dialog above has ended, with <paramref name="result"/>. Unless overridden, this one ends with the same result.
    /// </summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default) =>
        dc.EndDialogAsync(result, cancellationToken);

    /// <summary>The user was interrupted and should hear the question again. Unless overridden, nothing is said.</summary>
    public virtual Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The dialog is about to leave the stack, for whatever reason.</summary>
    public virtual Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>The id of a dialog that was given none.</summary>
    protected virtual string OnComputeId() => GetType().Name;
}
