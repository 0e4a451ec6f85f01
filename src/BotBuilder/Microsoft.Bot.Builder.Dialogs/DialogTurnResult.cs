namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>How a dialog, or a stack of them, stands after being begun or continued.</summary>
public class DialogTurnResult
{
    /// <summary>Makes one.</summary>
    public DialogTurnResult(DialogTurnStatus status, object result = null)
    {
        Status = status;
        Result = result;
    }

    /// <summary>Whether it waits or has ended.</summary>
    public DialogTurnStatus Status { get; set; }

    /// <summary>What the dialog that ended last returned; null unless <see cref="Status"/> is Complete.</summary>
    public object Result { get; set; }
}
