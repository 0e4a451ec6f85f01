using Azure;
using Polly;
using Polly.CircuitBreaker;

namespace HamuraBot.Enrichment;

/// <summary>Leaves the cloud alone for a while when most of the last messages got nothing from it; then one message tries again.</summary>
public sealed partial class CloudBreaker
{
    private const double FailureRatio = 0.5;
    private const int LeastMessages = 3;
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    private static readonly ResiliencePropertyKey<TimeSpan> AskedFor = new("retry-after");

    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline pipeline;

    public CloudBreaker(TimeSpan rest, TimeProvider clock, ILogger logger) => pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            // Too late is as good as failed.
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is not null),
            FailureRatio = FailureRatio,
            MinimumThroughput = LeastMessages,
            SamplingDuration = Sampled,
            BreakDurationGenerator = failed => ValueTask.FromResult(Longer(rest, failed.Context.Properties.GetValue(AskedFor, TimeSpan.Zero))),
            StateProvider = state,
            OnOpened = opened =>
            {
                var (kind, status) = Cause(opened.Outcome.Exception);
                Resting(logger, (int)opened.BreakDuration.TotalSeconds, kind, status);
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                AnswersAgain(logger);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    public bool IsResting => state.CircuitState is not CircuitState.Closed;

    /// <exception cref="BrokenCircuitException">The cloud is being left alone.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await pipeline.ExecuteAsync(async (running, _) =>
            {
                try
                {
                    return await ask(running.CancellationToken);
                }
                catch (RequestFailedException refused) when (RetryAfter(refused) is { } asked)
                {
                    running.Properties.Set(AskedFor, asked);
                    throw;
                }
            }, context, state: 0);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What may be logged of a failure: its kind and HTTP's status. Its message may quote what was sent.</summary>
    public static (string Kind, int Status) Cause(Exception? failure) =>
        failure is RequestFailedException refused ? (refused.ErrorCode ?? "unreachable", refused.Status) : (failure?.GetType().Name ?? "", 0);

    private static TimeSpan Longer(TimeSpan rest, TimeSpan asked) => asked < rest ? rest : asked < LongestRest ? asked : LongestRest;

    private static TimeSpan? RetryAfter(RequestFailedException refused) =>
        refused.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var header)
        && uint.TryParse(header, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Azure AI Language is left alone for {Seconds} s; answers are local meanwhile ({Kind}, status {Status}).")]
    private static partial void Resting(ILogger logger, int seconds, string kind, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Azure AI Language answers again.")]
    private static partial void AnswersAgain(ILogger logger);
}
