using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Timers;

/// <summary>What happens when a timer of a kind goes off, in the transaction that marks it as done.</summary>
public sealed record TimerHandler(string Kind, Func<StoreTransaction, DueTimer, Task> FireAsync);

public static class TimerServices
{
    public static IServiceCollection AddTimers(this IServiceCollection services) => services.AddHoldings<TimerHoldings>().AddHostedService<TimerService>();

    /// <summary>Has <paramref name="goOff"/> called once for every timer of the kind.</summary>
    public static IServiceCollection AddTimer<TService>(
        this IServiceCollection services, string kind, Func<TService, StoreTransaction, DueTimer, Task> goOff) where TService : notnull =>
        services.AddSingleton(provider =>
        {
            var service = provider.GetRequiredService<TService>();
            return new TimerHandler(kind, (transaction, timer) => goOff(service, transaction, timer));
        });
}
