namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>How a stack of dialogs stands.</summary>
public enum DialogTurnStatus
{
    /// <summary>Nothing is on the stack; nothing was done.</summary>
    Empty = 0,

    /// <summary>The dialog on top waits for the user.</summary>
    Waiting = 1,

    /// <summary>The last dialog ended, and the stack is empty.</summary>
    Complete = 2,

    /// <summary>The dialogs were cancelled, and the stack is empty.</summary>
    Cancelled = 3,

    /// <summary>The dialog ended, and its parent is to wait for the user.</summary>
    CompleteAndWait = 4,
}
