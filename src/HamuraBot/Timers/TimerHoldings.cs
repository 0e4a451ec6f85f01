using HamuraBot.Data.Holdings;

namespace HamuraBot.Timers;

public sealed class TimerHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("timers", HeldOf.Nobody, Kept.ForMoments)
        {
            Person = [new("subject", PersonKey.Number), new("subject", PersonKey.Conversation)],
            Expired = "done_at < @before",
        },
    ];
}
