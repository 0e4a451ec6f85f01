using System.Collections;

namespace Microsoft.Bot.Builder;

/// <summary>Middleware in order, itself usable as one.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _middleware = new List<IMiddleware>();

    /// <summary>Makes an empty one.</summary>
    public MiddlewareSet()
    {
    }

    /// <summary>Adds one at the end.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="middleware"/> is null.</exception>
    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Runs all of it, and then the rest of the pipeline.</summary>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        await RunAsync(turnContext, null, 0, cancellationToken).ConfigureAwait(false);
        await next(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs all of it, and <paramref name="callback"/> (may be null) when none ended the turn before.</summary>
    public Task ReceiveActivityWithStatusAsync(
        ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunAsync(turnContext, callback, 0, cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task RunAsync(ITurnContext turnContext, BotCallbackHandler callback, int index, CancellationToken cancellationToken)
    {
        if (index < _middleware.Count)
        {
            return _middleware[index].OnTurnAsync(turnContext, ct => RunAsync(turnContext, callback, index + 1, ct), cancellationToken);
        }

        return callback?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask;
    }
}
