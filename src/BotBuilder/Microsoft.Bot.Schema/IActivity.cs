namespace Microsoft.Bot.Schema;

/// <summary>
/// What every activity has, whatever its type. The <c>As…</c> members give the view for the type, or null when the type is another.
/// </summary>
public interface IActivity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a name that only this channel knows.</summary>
    string Type { get; set; }

    /// <summary>Given by the channel when it takes the activity; unique within the conversation.</summary>
    string Id { get; set; }

    /// <summary>When the channel took the activity, UTC.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>When the sender sent it, with the sender's own offset.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>Where replies go; belongs to the channel.</summary>
    string ServiceUrl { get; set; }

    /// <summary>The channel's name.</summary>
    string ChannelId { get; set; }

    /// <summary>The sender.</summary>
    ChannelAccount From { get; set; }

    /// <summary>The conversation it is part of.</summary>
    ConversationAccount Conversation { get; set; }

    /// <summary>The addressee.</summary>
    ChannelAccount Recipient { get; set; }

    /// <summary>The activity that this one answers.</summary>
    string ReplyToId { get; set; }

    /// <summary>Metadata objects, told apart by their type.</summary>
    IList<Entity> Entities { get; set; }

    /// <summary>What only this channel or this bot's clients understand. A JObject after reading JSON.</summary>
    object ChannelData { get; set; }

    /// <inheritdoc cref="Activity.GetChannelData{TypeT}"/>
    TypeT GetChannelData<TypeT>();

    /// <inheritdoc cref="Activity.TryGetChannelData{TypeT}"/>
    bool TryGetChannelData<TypeT>(out TypeT instance);

    /// <summary>The view as a message, or null.</summary>
    IMessageActivity AsMessageActivity();

    /// <summary>The view as a conversation update, or null.</summary>
    IConversationUpdateActivity AsConversationUpdateActivity();

    /// <summary>The view as a typing indicator, or null.</summary>
    ITypingActivity AsTypingActivity();

    /// <summary>The view as an end of conversation, or null.</summary>
    IEndOfConversationActivity AsEndOfConversationActivity();

    /// <summary>The view as an event, or null.</summary>
    IEventActivity AsEventActivity();

    /// <inheritdoc cref="Activity.GetConversationReference"/>
    ConversationReference GetConversationReference();

    /// <inheritdoc cref="Activity.ApplyConversationReference"/>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}
