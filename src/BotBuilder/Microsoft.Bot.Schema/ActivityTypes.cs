namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.Type"/>. A channel may send others; treat an unknown type as not addressed to the bot.</summary>
public static class ActivityTypes
{
    /// <summary>Something said: text, cards, attachments.</summary>
    public const string Message = "message";

    /// <summary>The bot was added to or removed from a user's contacts.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>Members joined or left, or the topic changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The sender is writing; nothing to answer.</summary>
    public const string Typing = "typing";

    /// <summary>The sender considers the conversation finished.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>A named signal for programs, not shown to people.</summary>
    public const string Event = "event";

    /// <summary>A named call that expects a result in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>A request to erase what is kept about the user.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>A message was edited after it was sent.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was withdrawn after it was sent.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>The bot was installed in or removed from an organisation.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A reaction was put on or taken from a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A suggestion to one recipient about another activity.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Diagnostics; sending one does not count as a reply.</summary>
    public const string Trace = "trace";

    /// <summary>Control of the conversation passes on.</summary>
    public const string Handoff = "handoff";

    /// <summary>A request to perform an action; answered by a command result.</summary>
    public const string Command = "command";

    /// <summary>The outcome of a command.</summary>
    public const string CommandResult = "commandResult";

    /// <summary>Not sent: the adapter pauses for the milliseconds in <see cref="Activity.Value"/>.</summary>
    public const string Delay = "delay";
}
