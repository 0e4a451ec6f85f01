using HamuraBot.Data.Holdings;

namespace HamuraBot.DirectLine;

public sealed class DirectLineHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("signing_keys", HeldOf.Nobody, Kept.WhileInUse),
        new("address_days", HeldOf.Visitors, Kept.ForMoments),
        new("revocations", HeldOf.Nobody, Kept.ForMoments) { Expired = "kept_until < @before" },
        new("stream_tickets", HeldOf.Nobody, Kept.ForMoments) { Expired = "expires_at < @before" },
    ];
}
