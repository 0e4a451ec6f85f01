using HamuraBot.Data.Holdings;

namespace HamuraBot.SelfService;

/// <summary>A link goes with what it opens.</summary>
public sealed class SelfServiceHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("secrets", HeldOf.Visitors, Kept.WhileInUse) { Person = [new("number", PersonKey.Number)] },
        new("counters", HeldOf.Nobody, Kept.WhileInUse),
    ];
}
