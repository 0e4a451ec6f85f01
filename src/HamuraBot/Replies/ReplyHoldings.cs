using HamuraBot.Data.Holdings;

namespace HamuraBot.Replies;

/// <summary>What has landed is a message of its conversation; here is only that it came, and what waits for somebody at the desk.</summary>
public sealed class ReplyHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("received_mails", HeldOf.Visitors, Kept.Mails)
        {
            Person = [new("from_address", PersonKey.Address), new("about_number", PersonKey.Number)],
            Expired = "received_at < @before",
        },
    ];
}
