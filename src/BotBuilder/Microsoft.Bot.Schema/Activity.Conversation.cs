namespace Microsoft.Bot.Schema;

/// <content>Where an activity belongs, and where its answers go.</content>
public partial class Activity
{
    /// <summary>Where this activity came from, for an activity that the bot received.</summary>
    public ConversationReference GetConversationReference() => new ConversationReference
    {
        ActivityId = AnswerableId,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>As <see cref="GetConversationReference"/>, but pointing at the reply that the channel has just taken.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>
    /// Puts this activity into the conversation of <paramref name="reference"/> and returns it. Outgoing (the default) it goes from bot
    /// to user and replies to the referenced activity; incoming it comes from the user and takes the referenced activity's id. A locale
    /// that is set stays.
    /// </summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;

        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    /// <summary>A message back to the sender of this activity, with empty lists of attachments and entities.</summary>
    /// <param name="text">Null gives an empty text.</param>
    /// <param name="locale">Null takes the locale of this activity.</param>
    public Activity CreateReply(string text = null, string locale = null) => new Activity
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount(Recipient?.Id, Recipient?.Name),
        Recipient = new ChannelAccount(From?.Id, From?.Name),
        ReplyToId = AnswerableId,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = new ConversationAccount(Conversation?.IsGroup, id: Conversation?.Id, name: Conversation?.Name),
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    };

    // Direct Line does not deliver conversation updates to its clients: a reply to one would wait for an activity that never comes.
    private string AnswerableId => IsActivity(ActivityTypes.ConversationUpdate) && ChannelId is "directline" or "webchat" ? null : Id;
}
