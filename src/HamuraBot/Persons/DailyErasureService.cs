using HamuraBot.Data;
using HamuraBot.Mail;

namespace HamuraBot.Persons;

/// <summary>Sees to it that the timer is set, and looks after the files beside this node: each node has its own.</summary>
public sealed partial class DailyErasureService(DailyErasure daily, PersonErasure erasure, Store store, MailFiles mails, TimeProvider clock, ILogger<DailyErasureService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await daily.SetFirstTimerAsync(stoppingToken);
                await erasure.WriteFileAsync(stoppingToken);
                if (await mails.DeleteForgottenAsync(store, stoppingToken) is > 0 and var deleted) Deleted(logger, deleted);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(logger, error);
            }
            await Task.Delay(Every, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Kept long enough: {Count} files of mails deleted.")]
    private static partial void Deleted(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The files beside the store could not be looked after; it is tried again later.")]
    private static partial void Failed(ILogger logger, Exception error);
}
