using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Connects a bot to a channel: opens turns for what comes in, and carries out what goes out.</summary>
public abstract class BotAdapter
{
    /// <summary>Makes one without middleware.</summary>
    public BotAdapter()
    {
    }

    /// <summary>Receives what middleware and bot throw. When null the exception goes on to the caller of the adapter.</summary>
    public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }

    /// <summary>The middleware, in the order it runs.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new MiddlewareSet();

    /// <summary>Adds middleware at the end.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="middleware"/> is null.</exception>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Sends to the channel.</summary>
    /// <returns>One response an activity, in the same order, with the ids the channel gave.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Replaces the activity with the same id.</summary>
    public abstract Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Deletes the activity that the reference points at.</summary>
    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a turn that no user started, with <see cref="ConversationReference.GetContinuationActivity"/> as its activity.
    /// </summary>
    public virtual Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(botId, reference.GetContinuationActivity(), callback, cancellationToken);

    /// <summary>Opens a turn that no user started, with an activity of the caller's making.</summary>
    public virtual async Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turnContext = new TurnContext(this, continuationActivity);
        await RunPipelineAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs middleware and bot, and hands what they throw to <see cref="OnTurnError"/>.</summary>
    protected async Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext is TurnContext turn && !string.IsNullOrWhiteSpace(turn.Activity.Locale))
        {
            turn.Locale = turn.Activity.Locale;
        }

        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OnTurnError != null)
        {
            await OnTurnError(turnContext, e).ConfigureAwait(false);
        }
    }
}
