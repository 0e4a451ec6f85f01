using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Gaps;

public sealed class GapHoldings : RoomHoldings
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(2);

    public override IReadOnlyList<Holding> All { get; } =
    [
        new("unanswered_questions", HeldOf.Visitors, Kept.Chats)
        {
            Person = [new("conversation_id", PersonKey.Conversation)],
            Expired = "at < @before",
        },
        new("gap_steps", HeldOf.Nobody, Kept.WhileInUse),
    ];

    /// <summary>A question is kept a moment before its message has its place in the log.</summary>
    public override Task EraseMessageAsync(StoreTransaction transaction, string conversation, DateTimeOffset at) =>
        QuestionTable.DeleteAsync(transaction.Sql, conversation, at - AMoment);
}
