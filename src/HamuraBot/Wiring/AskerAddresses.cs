using HamuraBot.Data;
using HamuraBot.Gaps;
using HamuraBot.Handoffs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Requests;

namespace HamuraBot.Wiring;

/// <summary>Leads the gaps to the addresses that visitors left in a conversation: with a request, or for an officer's answer.</summary>
public static class AskerAddresses
{
    public static IServiceCollection AddAskerAddresses(this IServiceCollection services) => services
        .AddSingleton<IAskerAddressSource, OfRequests>()
        .AddSingleton<IAskerAddressSource, OfHandoffs>();

    private sealed class OfRequests : IAskerAddressSource
    {
        public int Order => 10;

        public async Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation) => (await SupportRequests.OfConversationAsync(sql, conversation))
            .Select(request => EmailAddress.TryParse(request.Answer(RequestFields.Email))).OfType<EmailAddress>().FirstOrDefault();
    }

    private sealed class OfHandoffs : IAskerAddressSource
    {
        public int Order => 20;

        public async Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation) =>
            (await HandoffTable.OfConversationAsync(sql, conversation)).Select(handoff => EmailAddress.TryParse(handoff.Email)).OfType<EmailAddress>().FirstOrDefault();
    }
}
