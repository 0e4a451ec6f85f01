using HamuraBot.Data.Holdings;
using HamuraBot.Data;
using HamuraBot.Timers;
using Microsoft.Bot.Builder;

namespace HamuraBot.Conversations;

public static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddHoldings<ConversationHoldings>()
        .AddSingleton<Typing>().AddSingleton<Transcripts>().AddSingleton<ActivityLog>().AddSingleton<SaidBefore>()
        .AddTimer<SaidBefore>(SaidBefore.Timer, (before, transaction, timer) => before.AddAsync(transaction, timer.Subject))
        .AddSingleton<FreeInput>()
        .AddSingleton<StoredConversationState>()
        .AddSingleton<ConversationSignals>().AddSingleton<ConversationTurns>()
        .AddHostedService<LogPoller>()
        .AddSingleton<IHostedService>(provider => provider.GetRequiredService<Store>() is PostgresStore postgres
            ? ActivatorUtilities.CreateInstance<PostgresSignals>(provider, postgres)
            : new OneNode());

    /// <summary>SQLite serves one process: there is nobody else to tell.</summary>
    private sealed class OneNode : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
