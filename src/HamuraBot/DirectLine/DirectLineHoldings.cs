using HamuraBot.Data.Holdings;

namespace HamuraBot.DirectLine;

public sealed class DirectLineHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("signing_keys", HeldOf.Nobody, Kept.WhileInUse),
        new("stream_tickets", HeldOf.Nobody, Kept.ForMoments) { Expired = "expires_at < @before" },
    ];
}
