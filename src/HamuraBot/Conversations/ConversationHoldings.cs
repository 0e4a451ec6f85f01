using HamuraBot.Data.Holdings;

namespace HamuraBot.Conversations;

public sealed class ConversationHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("states", HeldOf.Visitors, Kept.Chats) { Person = [new("key", PersonKey.Conversation, TurnRecord.StateKey(""))] },
        new("withdrawn_messages", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("said", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("files", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("outgoing_activities", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("conversation_references", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("activities", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)] },
        new("conversations", HeldOf.Visitors, Kept.Chats) { Person = [new("id", PersonKey.Conversation)], Expired = "last_at < @before", IsRoot = true },
    ];
}
