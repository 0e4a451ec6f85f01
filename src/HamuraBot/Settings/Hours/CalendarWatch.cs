using HamuraBot.Data;
using HamuraBot.Settings.Office;

namespace HamuraBot.Settings.Hours;

/// <summary>Holds this node's calendar and contact to what officers have entered on any node: before the first visitor, and then within a second.</summary>
public sealed partial class CalendarWatch(CalendarChanges changes, OfficeSettings office, TimeProvider clock, ILogger<CalendarWatch> logger) : BackgroundService
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private string known = "";

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var version = $"{await changes.VersionAsync(cancellationToken)} {await office.VersionAsync(cancellationToken)}";
        if (version == known) return;
        await changes.ApplyAsync(cancellationToken);
        await office.ApplyAsync(cancellationToken);
        known = version;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; the calendar is looked at again in a second.")]
    private static partial void StoreAway(ILogger logger, Exception error);
}
