namespace Microsoft.Bot.Builder;

/// <summary>States that are loaded and saved together, at the same time.</summary>
public class BotStateSet
{
    /// <summary>Makes one of these.</summary>
    public BotStateSet(params BotState[] botStates)
    {
        BotStates.AddRange(botStates);
    }

    /// <summary>The states.</summary>
    public List<BotState> BotStates { get; set; } = new List<BotState>();

    /// <summary>Adds one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="botState"/> is null.</exception>
    public BotStateSet Add(BotState botState)
    {
        ArgumentNullException.ThrowIfNull(botState);
        BotStates.Add(botState);
        return this;
    }

    /// <summary>Loads every state, see <see cref="BotState.LoadAsync"/>.</summary>
    public Task LoadAllAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.WhenAll(BotStates.Select(state => state.LoadAsync(turnContext, force, cancellationToken)));

    /// <summary>Saves every state, see <see cref="BotState.SaveChangesAsync"/>.</summary>
    public Task SaveAllChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.WhenAll(BotStates.Select(state => state.SaveChangesAsync(turnContext, force, cancellationToken)));
}
