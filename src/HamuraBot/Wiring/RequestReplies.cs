using HamuraBot.Appointments;
using HamuraBot.Data;
using HamuraBot.Handoffs;
using HamuraBot.Replies;
using HamuraBot.Requests;

namespace HamuraBot.Wiring;

/// <summary>Leads replies to mails about a request or its appointment to the conversation that the request was made in, where an officer answers them.</summary>
public static class RequestReplies
{
    public static IServiceCollection AddRequestReplies(this IServiceCollection services) => services
        .AddSingleton(provider => Kind(provider, SupportRequests.Kind, (_, number) => Task.FromResult<string?>(number)))
        .AddSingleton(provider => Kind(provider, OfficerAppointments.Kind, async (sql, id) => (await AppointmentTable.FindAsync(sql, id))?.Request));

    /// <param name="services">Of the application.</param>
    /// <param name="kind">What the mail was about.</param>
    /// <param name="requestOf">The number of the request that belongs to what the mail was about.</param>
    private static Repliable Kind(IServiceProvider services, string kind, Func<StoreConnection, string, Task<string?>> requestOf)
    {
        var (text, store, replies) = (services.GetRequiredService<RequestText>(), services.GetRequiredService<Store>(), services.GetRequiredService<HandoffReplies>());
        return new(kind)
        {
            Find = (number, cancellationToken) => store.ReadAsync(async sql => await FindAsync(sql, number) is { } request
                ? new ReplyThread(request.ConversationId, request.Language, Address(request), RequestMails.Addressee(request)) : null, cancellationToken),
            Take = async (transaction, number, reply, cancellationToken) => await FindAsync(transaction.Sql, number) is { } request
                && await replies.TakeAboutAsync(transaction, new(request.ConversationId), Wish(request), reply, cancellationToken),
        };

        async Task<SupportRequest?> FindAsync(StoreConnection sql, string number) =>
            await requestOf(sql, number) is { } request ? await SupportRequests.FindAsync(sql, request) : null;

        HandoffWish Wish(SupportRequest request) => new(HandoffCause.Mail)
        {
            About = $"{text.Name(request).In(request.Language)} {request.Number}",
            CompanyName = request.Answer(RequestFields.CompanyName),
            ContactName = request.Answer(RequestFields.ContactName),
            Email = Address(request)?.Value,
        };
    }

    private static EmailAddress? Address(SupportRequest request) => EmailAddress.TryParse(request.Answer(RequestFields.Email));
}
