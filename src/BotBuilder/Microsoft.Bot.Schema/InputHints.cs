namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.InputHint"/>: what the client should do with its microphone or input field.</summary>
public static class InputHints
{
    /// <summary>The bot listens, but waits for nothing.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>The bot is busy; input would not be heard.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>The bot asked something and waits for the answer.</summary>
    public const string ExpectingInput = "expectingInput";
}
