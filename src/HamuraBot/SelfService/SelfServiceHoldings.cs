using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using Microsoft.Extensions.Options;

namespace HamuraBot.SelfService;

/// <summary>A link goes with what it opens. In the log it stands for as long as its visitor may still be in the chat; later a new one is asked for.</summary>
public sealed class SelfServiceHoldings(IOptions<LinkOptions> options) : RoomHoldings
{
    /// <summary>What a night may have missed, such as while nobody ran the server, is done by one of the next.</summary>
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(8);

    public override IReadOnlyList<Holding> All { get; } =
    [
        new("secrets", HeldOf.Visitors, Kept.ForMoments) { Person = [new("number", PersonKey.Number)], Expired = "expires_at < @before" },
        new("counters", HeldOf.Nobody, Kept.WhileInUse),
    ];

    public override Task EveryNightAsync(StoreTransaction transaction, DateTimeOffset now)
    {
        var before = now.AddHours(-options.Value.LogHours);
        return ActivityLog.RewriteAsync(transaction.Sql, before - LookedBack, before, "%/r/%", Secrets.Masked);
    }
}
