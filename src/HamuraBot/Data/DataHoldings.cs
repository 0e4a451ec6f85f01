using HamuraBot.Data.Holdings;

namespace HamuraBot.Data;

public sealed class DataHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("schema_steps", HeldOf.Nobody, Kept.WhileInUse),
        new("erased_records", HeldOf.Nobody, Kept.WhileInUse),
        new("erasures", HeldOf.Nobody, Kept.WhileInUse),
        new("hamura.db", HeldOf.Visitors, Kept.WhileInUse),
        new("hamura.lock", HeldOf.Nobody, Kept.WhileInUse),
        new(Erasures.FileName, HeldOf.Nobody, Kept.WhileInUse),
    ];
}
