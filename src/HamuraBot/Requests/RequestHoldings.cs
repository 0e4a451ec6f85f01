using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Requests.Desk;

namespace HamuraBot.Requests;

public sealed class RequestHoldings : RoomHoldings
{
    private static readonly string Ended = string.Join(", ", Enum.GetValues<RequestStage>()
        .Where(stage => stage.Next().Count == 0 || stage is RequestStage.Declined or RequestStage.Reported).Select(stage => $"'{stage.Code()}'"));

    public override IReadOnlyList<Holding> All { get; } =
    [
        new("request_events", HeldOf.Visitors, Kept.Requests) { Person = [new("number", PersonKey.Number)] },
        new("requests", HeldOf.Visitors, Kept.Requests)
        {
            Person = [new("number", PersonKey.Number)],
            Expired = $"updated_at < @before AND stage IN ({Ended})",
            IsRoot = true,
        },
    ];

    public override async Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) =>
        [.. (await SupportRequests.ListAsync(sql, null, null)).Select(request => new HeldRecord(SupportRequests.Kind, request.Number, request.ReceivedAt, RequestPages.PathOf(request.Number))
        {
            Name = request.Answer(RequestFields.ContactName),
            Company = request.Answer(RequestFields.CompanyName),
            Email = request.Answer(RequestFields.Email),
            Phone = request.Answer(RequestFields.Phone),
            ConversationId = request.ConversationId,
        })];
}
