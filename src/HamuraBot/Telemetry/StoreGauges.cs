using System.Diagnostics.Metrics;
using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using HamuraBot.Handoffs;
using HamuraBot.Mail;

namespace HamuraBot.Telemetry;

/// <summary>What waits in the store, looked at now and then. All nodes tell the same: the largest of them is the figure.</summary>
public sealed partial class StoreGauges(Store store, TimeProvider clock, ILogger<StoreGauges> logger) : BackgroundService
{
    private const int MostHandoffs = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly Meter meter = new(TurnMeasures.Name);
    private Figures figures = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken) => figures = await store.ReadAsync(async sql =>
    {
        var now = clock.GetUtcNow();
        var waiting = await HandoffTable.ListAsync(sql, HandoffStatus.Waiting, MostHandoffs);
        var unanswered = await HandoffTable.UnansweredAsync(sql, MostHandoffs);
        var (mails, outgoing) = (await OutboxTable.CountAsync(sql), await OutgoingActivities.CountAsync(sql));
        return new Figures(
            waiting.Count, waiting.Count == 0 ? 0 : (now - waiting.Min(handoff => handoff.WaitingSince ?? handoff.AskedAt)).TotalSeconds,
            unanswered.Count, unanswered.Count(handoff => handoff.PromisedAt < now), mails.Waiting, mails.GivenUp,
            outgoing.Waiting, outgoing.OldestAt is { } oldest ? (now - oldest).TotalSeconds : 0)
        { OutgoingGivenUp = outgoing.GivenUp };
    }, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Observe("hamurabot.handoffs.waiting", "{handoff}", seen => seen.Waiting);
        Observe("hamurabot.handoffs.longest_wait", "s", seen => seen.LongestWait);
        Observe("hamurabot.handoffs.unanswered", "{handoff}", seen => seen.Unanswered);
        Observe("hamurabot.handoffs.promises_past", "{handoff}", seen => seen.PromisesPast);
        Observe("hamurabot.mails.waiting", "{mail}", seen => seen.MailsWaiting);
        Observe("hamurabot.mails.given_up", "{mail}", seen => seen.MailsGivenUp);
        Observe("hamurabot.outgoing.waiting", "{activity}", seen => seen.OutgoingWaiting);
        Observe("hamurabot.outgoing.oldest", "s", seen => seen.OutgoingOldest);
        Observe("hamurabot.outgoing.given_up", "{activity}", seen => seen.OutgoingGivenUp);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                StoreAway(logger);
            }
            await Task.Delay(Every, clock, stoppingToken);
        }
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    private void Observe(string name, string unit, Func<Figures, double> figure) => meter.CreateObservableGauge(name, () => figure(figures), unit);

    /// <param name="LongestWait">Seconds.</param>
    /// <param name="PromisesPast">Of the unanswered, those whose promise is over.</param>
    /// <param name="OutgoingOldest">Seconds.</param>
    private sealed record Figures(
        int Waiting, double LongestWait, int Unanswered, int PromisesPast, int MailsWaiting, int MailsGivenUp, int OutgoingWaiting, double OutgoingOldest)
    {
        public int OutgoingGivenUp { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures of the store cannot be read just now.")]
    private static partial void StoreAway(ILogger logger);
}
