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

        public async Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation)
        {
            await using var rows = await sql.QueryAsync(
                $"SELECT {SupportRequest.Columns} FROM requests WHERE conversation_id = @conversation ORDER BY received_at DESC", ("@conversation", conversation));
            while (await rows.ReadAsync())
                if (EmailAddress.TryParse(SupportRequest.Read(rows).Answer("email")) is { } address) return address;
            return null;
        }
    }

    private sealed class OfHandoffs : IAskerAddressSource
    {
        public int Order => 20;

        public async Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation) =>
            (await HandoffTable.OfConversationAsync(sql, conversation)).Select(handoff => EmailAddress.TryParse(handoff.Email)).OfType<EmailAddress>().FirstOrDefault();
    }
}
