namespace Microsoft.Bot.Builder;

/// <summary>State of a user of a channel, in whatever conversation. Key: <c>channel/users/id</c>.</summary>
public class UserState : BotState
{
    /// <summary>Makes one.</summary>
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channel = activity.ChannelId ?? throw new InvalidOperationException("The activity has no channel.");
        var user = activity.From?.Id ?? throw new InvalidOperationException("The activity has no sender.");
        return $"{channel}/users/{user}";
    }
}
