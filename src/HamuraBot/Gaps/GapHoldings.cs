using HamuraBot.Data.Holdings;

namespace HamuraBot.Gaps;

public sealed class GapHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("unanswered_questions", HeldOf.Visitors, Kept.Chats)
        {
            Person = [new("conversation_id", PersonKey.Conversation)],
            Expired = "at < @before",
        },
        new("gap_steps", HeldOf.Nobody, Kept.WhileInUse),
    ];
}
