namespace Microsoft.Bot.Builder;

/// <summary>Something done around every turn.</summary>
public interface IMiddleware
{
    /// <summary>Called in the order of registration; what follows the await of <paramref name="next"/> runs in reverse order.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
