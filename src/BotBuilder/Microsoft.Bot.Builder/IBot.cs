namespace Microsoft.Bot.Builder;

/// <summary>What answers.</summary>
public interface IBot
{
    /// <summary>Called once for every incoming activity, after the middleware.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
