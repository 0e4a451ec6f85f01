using HamuraBot.Data.Holdings;

namespace HamuraBot.SelfService;

/// <summary>A link goes with what it opens.</summary>
public sealed class SelfServiceHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("secrets", HeldOf.Visitors, Kept.ForMoments) { Person = [new("number", PersonKey.Number)], Expired = "expires_at < @before" },
        new("counters", HeldOf.Nobody, Kept.WhileInUse),
    ];
}
