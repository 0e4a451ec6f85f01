namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.Code"/>: why the conversation ended.</summary>
public static class EndOfConversationCodes
{
    /// <summary>No reason given.</summary>
    public const string Unknown = "unknown";

    /// <summary>The work is done.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The user gave up.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot did not answer in time.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent something unreadable.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel broke.</summary>
    public const string ChannelFailed = "channelFailed";
}
