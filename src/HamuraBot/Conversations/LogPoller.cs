using System.Text.Json;
using HamuraBot.Data;

namespace HamuraBot.Conversations;

/// <summary>Bounds what a lost hint can cost: once a second, one query for all conversations that somebody here listens to.</summary>
public sealed partial class LogPoller(Store store, ConversationSignals signals, TimeProvider clock, ILogger<LogPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var heard = signals.Heard;
            if (heard.Count == 0)
            {
                continue;
            }
            try
            {
                foreach (var id in await MovedOnAsync(heard, stoppingToken))
                {
                    signals.Wake(id);
                }
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
        }
    }

    private Task<List<string>> MovedOnAsync(IReadOnlyDictionary<string, long> heard, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var ids = store is PostgresStore ? "SELECT jsonb_array_elements_text(@ids::jsonb)" : "SELECT value FROM json_each(@ids)";
        await using var rows = await sql.QueryAsync(
            $"SELECT id, head FROM conversations WHERE id IN ({ids})", ("@ids", JsonSerializer.Serialize(heard.Keys)));
        var moved = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.GetInt64(1) > heard[rows.GetString(0)])
            {
                moved.Add(rows.GetString(0));
            }
        }
        return moved;
    }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; looking for news again in a second.")]
    private static partial void StoreAway(ILogger logger, Exception error);
}
