namespace Microsoft.Bot.Schema;

/// <summary>Members joined or left, or the topic changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who joined; may include the bot itself.</summary>
    IList<ChannelAccount> MembersAdded { get; set; }

    /// <summary>Who left; may include the bot itself.</summary>
    IList<ChannelAccount> MembersRemoved { get; set; }

    /// <summary>The new topic.</summary>
    string TopicName { get; set; }

    /// <summary>Whether those who join see what was said before.</summary>
    bool? HistoryDisclosed { get; set; }
}

/// <summary>The sender is writing.</summary>
public interface ITypingActivity : IActivity
{
}

/// <summary>The sender considers the conversation finished.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>One of <see cref="EndOfConversationCodes"/>.</summary>
    string Code { get; set; }

    /// <summary>A parting word.</summary>
    string Text { get; set; }
}

/// <summary>A named signal for programs.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>Which event.</summary>
    string Name { get; set; }

    /// <summary>What the event carries.</summary>
    object Value { get; set; }

    /// <summary>The conversation the event is about, when that is another than its own.</summary>
    ConversationReference RelatesTo { get; set; }
}
