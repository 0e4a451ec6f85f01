using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.OfficeHours;
using HamuraBot.Timers;
using Microsoft.Extensions.Options;

namespace HamuraBot.Persons;

/// <summary>Once a day, by night, what is older than its period goes. The timer sees to it that one node does it, in one transaction with the next date.</summary>
public sealed partial class DailyErasure(
    Store store, IEnumerable<RoomHoldings> rooms, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<DailyErasure> logger)
{
    public const string Timer = "retention";

    private const string Subject = "daily";

    /// <summary>Conversations, requests … of a kind in one transaction: visitors wait meanwhile.</summary>
    private const int MostAtOnce = 200;

    private static readonly TimeOnly Night = new(3, 0);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public async Task FireAsync(StoreTransaction transaction)
    {
        var (now, more) = (clock.GetUtcNow(), false);
        var all = rooms.ToList();
        foreach (var holding in all.SelectMany(room => room.All).Where(holding => holding.Expired is not null))
        {
            var before = now.AddDays(-options.Value.DaysOf(holding.Kept)!.Value);
            if (!holding.IsRoot)
            {
                Log(holding.Name, await HeldRows.DeleteExpiredAsync(transaction.Sql, holding, before));
                continue;
            }
            var keys = await HeldRows.ExpiredAsync(transaction.Sql, holding, before, MostAtOnce);
            if (keys.Count == 0) continue;
            more |= keys.Count == MostAtOnce;
            var scope = new PersonScope();
            (holding.Person[0].Key is PersonKey.Conversation ? scope.Conversations : scope.Numbers).UnionWith(keys);
            foreach (var count in await HeldErasure.RunAsync(transaction, all, scope)) Log(count.Name, count.Count);
        }
        foreach (var room in all) await room.EveryNightAsync(transaction, now);
        transaction.SetTimer(Timer, Subject, more ? now + Soon : NextNight(now));
        if (!more) transaction.AfterCommit(() => _ = store.ForgetDeletedAsync());
    }

    /// <summary>For a store that has none yet.</summary>
    public Task<bool> SetFirstTimerAsync(CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        await transaction.SetFirstTimerAsync(Timer, Subject, NextNight(clock.GetUtcNow()));
        return true;
    }, cancellationToken);

    private static DateTimeOffset NextNight(DateTimeOffset now)
    {
        var tonight = Tokyo.At(Tokyo.Day(now), Night);
        return tonight > now ? tonight : Tokyo.At(Tokyo.Day(now).AddDays(1), Night);
    }

    private void Log(string holding, long count)
    {
        if (count > 0) Deleted(logger, holding, count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Kept long enough: {Count} of {Holding} deleted.")]
    private static partial void Deleted(ILogger logger, string holding, long count);
}
