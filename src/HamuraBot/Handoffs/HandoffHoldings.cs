using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Handoffs.Desk;

namespace HamuraBot.Handoffs;

public sealed class HandoffHoldings : RoomHoldings
{
    private const string Kind = "handoff";

    public override IReadOnlyList<Holding> All { get; } =
    [
        new("drafts", HeldOf.Visitors, Kept.Chats) { Person = [new("handoff_id", PersonKey.Number)], Expired = "updated_at < @before" },
        new("conversation_notes", HeldOf.Visitors, Kept.Chats) { Person = [new("conversation_id", PersonKey.Conversation)], Expired = "at < @before" },
        new("handoffs", HeldOf.Visitors, Kept.Chats)
        {
            Person = [new("id", PersonKey.Number), new("conversation_id", PersonKey.Conversation)],
            Expired = "updated_at < @before",
            IsRoot = true,
        },
        new("saved_replies", HeldOf.Nobody, Kept.WhileInUse),
    ];

    public override async Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) =>
        [.. (await HandoffTable.ListAsync(sql, null, int.MaxValue)).Select(handoff => new HeldRecord(Kind, handoff.Id, handoff.AskedAt, ConversationPages.Of(handoff.Id))
        {
            Name = handoff.ContactName,
            Company = handoff.CompanyName,
            Email = handoff.Email,
            Phone = handoff.Phone,
            ConversationId = handoff.ConversationId,
        })];
}
