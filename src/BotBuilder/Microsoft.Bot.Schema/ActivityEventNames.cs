namespace Microsoft.Bot.Schema;

/// <summary>Names of event activities that adapters make themselves.</summary>
public static class ActivityEventNames
{
    /// <summary>Opens a turn that no user started, see <see cref="ConversationReference.GetContinuationActivity"/>.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>Opens the first turn of a conversation that the bot created.</summary>
    public const string CreateConversation = "CreateConversation";
}
