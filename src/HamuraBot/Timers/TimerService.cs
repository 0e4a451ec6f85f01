using HamuraBot.Data;

namespace HamuraBot.Timers;

/// <summary>
/// Lets timers go off, on every node: marking one as done and its effect are one transaction, so it happens once,
/// whichever node comes first and whenever one dies. What is overdue after a rest or a jump of the clock goes off at once.
/// </summary>
/// <remarks>By hand, because a scheduler keeps its jobs in transactions of its own: then an effect could happen twice, or its timer be lost.</remarks>
public sealed partial class TimerService : BackgroundService
{
    private const int MostAtOnce = 50;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private readonly Store store;
    private readonly TimeProvider clock;
    private readonly ILogger<TimerService> logger;
    private readonly Dictionary<string, TimerHandler> handlers;
    private readonly (string Name, object? Value)[] kinds;
    private readonly string due;

    public TimerService(Store store, IEnumerable<TimerHandler> handlers, TimeProvider clock, ILogger<TimerService> logger)
    {
        (this.store, this.clock, this.logger) = (store, clock, logger);
        this.handlers = handlers.ToDictionary(handler => handler.Kind);
        kinds = [.. this.handlers.Keys.Select((kind, i) => ($"@kind{i}", (object?)kind))];
        // Timers of kinds that only a newer node knows are left to it.
        due = $"""
            SELECT kind, subject, due_at, next_attempt_at, failures FROM timers
            WHERE next_attempt_at <= @now AND kind IN ({string.Join(", ", kinds.Select(kind => kind.Name))})
            ORDER BY next_attempt_at LIMIT {MostAtOnce}
            """;
    }

    /// <summary>One round.</summary>
    /// <returns>How many timers went off here.</returns>
    public async Task<int> FireDueAsync(CancellationToken cancellationToken)
    {
        var wentOff = 0;
        foreach (var timer in await ReadDueAsync(cancellationToken))
        {
            if (await TryGoOffAsync(timer, cancellationToken))
            {
                wentOff++;
            }
        }
        return wentOff;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (handlers.Count > 0)
        {
            try
            {
                while (await FireDueAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, error);
            }
            await Task.Delay(PollEvery, stoppingToken);
        }
    }

    private Task<List<Waiting>> ReadDueAsync(CancellationToken cancellationToken) => store.ReadAsync(sql => sql.ListAsync(
        due,
        row => new Waiting(new(row.Text("kind"), row.Text("subject"), row.Instant("due_at")), row.Instant("next_attempt_at"), row.Number("failures")),
        [("@now", clock.GetUtcNow()), .. kinds]), cancellationToken);

    private async Task<bool> TryGoOffAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(transaction => FireAsync(transaction, waiting), cancellationToken);
        }
        catch (Exception error) when (error is StoreConflictException or StoreUnavailableException)
        {
            // Nothing was done; the timer is still there for the next round.
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(logger, error, waiting.Timer.Kind, waiting.Timer.Subject);
            await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
                "UPDATE timers SET failures = failures + 1, next_attempt_at = @next WHERE kind = @kind AND subject = @subject AND next_attempt_at = @seen",
                ("@next", clock.GetUtcNow() + BackOff(waiting.Failures)),
                ("@kind", waiting.Timer.Kind), ("@subject", waiting.Timer.Subject), ("@seen", waiting.NextAttempt)), cancellationToken);
            return false;
        }
    }

    private async Task<bool> FireAsync(StoreTransaction transaction, Waiting waiting)
    {
        var taken = await transaction.Sql.ExecuteAsync(
            "UPDATE timers SET done_at = @now, next_attempt_at = NULL WHERE kind = @kind AND subject = @subject AND next_attempt_at = @seen",
            ("@now", clock.GetUtcNow()),
            ("@kind", waiting.Timer.Kind), ("@subject", waiting.Timer.Subject), ("@seen", waiting.NextAttempt));
        if (taken == 0)
        {
            return false;
        }
        await handlers[waiting.Timer.Kind].FireAsync(transaction, waiting.Timer);
        return true;
    }

    private static TimeSpan BackOff(int failures) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, failures)));

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Kind} of {Subject} failed; it is tried again later.")]
    private static partial void Failed(ILogger logger, Exception error, string kind, string subject);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timers could not be read; it goes on in a moment.")]
    private static partial void RoundFailed(ILogger logger, Exception error);

    /// <param name="NextAttempt">As it was read: whoever still finds it has the timer.</param>
    private sealed record Waiting(DueTimer Timer, DateTimeOffset NextAttempt, int Failures);
}
