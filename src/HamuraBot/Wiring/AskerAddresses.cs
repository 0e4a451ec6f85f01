using HamuraBot.Data;
using HamuraBot.Gaps;
using HamuraBot.Handoffs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Requests;

namespace HamuraBot.Wiring;

/// <summary>Who left an address in a conversation: with a request, or for an officer's answer.</summary>
public static class AskerAddresses
{
    public static IServiceCollection AddAskers(this IServiceCollection services) =>
        services.AddSingleton(new AskerAddressSource(OfRequestAsync)).AddSingleton(new AskerAddressSource(OfHandoffAsync));

    private static async Task<EmailAddress?> OfRequestAsync(StoreConnection sql, string conversation) =>
        (await SupportRequests.OfConversationAsync(sql, conversation)).Select(request => EmailAddress.TryParse(request.Answer("email"))).OfType<EmailAddress>().FirstOrDefault();

    private static async Task<EmailAddress?> OfHandoffAsync(StoreConnection sql, string conversation) =>
        (await HandoffTable.OfConversationAsync(sql, conversation)).Select(handoff => EmailAddress.TryParse(handoff.Email)).OfType<EmailAddress>().FirstOrDefault();
}
