namespace Microsoft.Bot.Builder;

/// <summary>State of a conversation, whoever speaks. Key: <c>channel/conversations/id</c>.</summary>
public class ConversationState : BotState
{
    /// <summary>Makes one.</summary>
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channel = activity.ChannelId ?? throw new InvalidOperationException("The activity has no channel.");
        var conversation = activity.Conversation?.Id ?? throw new InvalidOperationException("The activity has no conversation.");
        return $"{channel}/conversations/{conversation}";
    }
}
