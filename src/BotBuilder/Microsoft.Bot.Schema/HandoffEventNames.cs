namespace Microsoft.Bot.Schema;

/// <summary>Names of the event activities that pass a conversation between bot and people.</summary>
public static class HandoffEventNames
{
    /// <summary>From the bot to the desk: a person is wanted.</summary>
    public const string InitiateHandoff = "handoff.initiate";

    /// <summary>From the desk to the bot: how far the handoff got.</summary>
    public const string HandoffStatus = "handoff.status";
}
