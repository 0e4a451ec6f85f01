namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The short way to run a dialog.</summary>
public static class DialogExtensions
{
    /// <summary>
    /// Continues the dialog where its state in <paramref name="accessor"/> stands, or begins it. Saving the state is left to the
    /// caller.
    /// </summary>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(accessor).Add(dialog);
        var dc = await dialogs.CreateContextAsync(turnContext, cancellationToken).ConfigureAwait(false);
        var result = await dc.ContinueDialogAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status == DialogTurnStatus.Empty)
        {
            await dc.BeginDialogAsync(dialog.Id, null, cancellationToken).ConfigureAwait(false);
        }
    }
}
