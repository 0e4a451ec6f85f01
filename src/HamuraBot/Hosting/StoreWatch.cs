using HamuraBot.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HamuraBot.Hosting;

/// <summary>
/// Writes to the store every second, as nothing else shows that it still can be written. What is wrong is told to <c>/healthz/ready</c> within five
/// seconds, and to the log once a minute, however many messages it stops.
/// </summary>
public sealed partial class StoreWatch(Store store, TimeProvider clock, ILogger<StoreWatch> logger) : BackgroundService
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteFull = 13;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(3), BetweenLines = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> told = [];

    /// <summary>Null while the store can be written.</summary>
    public string? Reason { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var before = Reason;
            Reason = await LookAsync(stoppingToken);
            if (Reason is { } reason) Tell(reason);
            else if (before is not null) Recovered(logger);
            await Task.Delay(Step, clock, stoppingToken);
        }
    }

    private async Task<string?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(Migration.TouchAsync, cancellationToken).WaitAsync(Patience, clock, cancellationToken) ? null : "store-newer";
        }
        catch (TimeoutException)
        {
            return "store-locked";
        }
        catch (Exception fault) when (fault is StoreUnavailableException or SqliteException or NpgsqlException)
        {
            return ReasonOf(fault.InnerException as System.Data.Common.DbException ?? (System.Data.Common.DbException)fault);
        }
    }

    private static string ReasonOf(System.Data.Common.DbException fault) => fault switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => "store-locked",
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "store-full",
        SqliteException { SqliteErrorCode: SqliteReadOnly } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "store-read-only",
        _ => "store-away",
    };

    private void Tell(string reason)
    {
        var now = clock.GetUtcNow();
        if (told.TryGetValue(reason, out var last) && now - last < BetweenLines) return;
        told[reason] = now;
        CannotBeWritten(logger, reason);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be used: {Reason}. Messages are refused with 503 and sent again by whoever wrote them.")]
    private static partial void CannotBeWritten(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store can be written again.")]
    private static partial void Recovered(ILogger logger);
}
