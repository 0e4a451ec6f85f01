namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Why a dialog's method is called.</summary>
public enum DialogReason
{
    /// <summary>The dialog begins.</summary>
    BeginCalled = 0,

    /// <summary>The user has answered.</summary>
    ContinueCalled = 1,

    /// <summary>The dialog ends, or the one above it did.</summary>
    EndCalled = 2,

    /// <summary>Another dialog takes its place.</summary>
    ReplaceCalled = 3,

    /// <summary>It is cancelled.</summary>
    CancelCalled = 4,

    /// <summary>A waterfall step went on to the next by itself.</summary>
    NextCalled = 5,
}
