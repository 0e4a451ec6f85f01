using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>Notices twice a second what another node has changed.</summary>
public sealed partial class SeminarTitlesRefresher(Store store, SeminarTitles titles, TimeProvider clock, ILogger<SeminarTitlesRefresher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.ReadAsync(
                    async sql =>
                    {
                        await titles.RefreshAsync(sql);
                        return true;
                    }, stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; looking for changed seminars again in a moment.")]
    private static partial void StoreAway(ILogger logger, Exception error);
}
