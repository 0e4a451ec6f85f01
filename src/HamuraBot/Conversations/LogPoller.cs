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
        var heads = await sql.ListAsync($"SELECT id, head FROM conversations WHERE id IN ({ids})",
            row => (Id: row.Text("id"), Head: row.Integer("head")), ("@ids", JsonSerializer.Serialize(heard.Keys)));
        return heads.Where(log => log.Head > heard[log.Id]).Select(log => log.Id).ToList();
    }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; looking for news again in a second.")]
    private static partial void StoreAway(ILogger logger, Exception error);
}
