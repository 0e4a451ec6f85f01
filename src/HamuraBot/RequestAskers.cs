using HamuraBot.Data;
using HamuraBot.Gaps;
using HamuraBot.Requests;

namespace HamuraBot;

/// <summary>Who filed a request in a conversation left an address there.</summary>
public static class RequestAskers
{
    public static readonly AskerAddresses Addresses = new(FindAsync);

    private static async Task<EmailAddress?> FindAsync(SqlConnection sql, string conversation)
    {
        await using var rows = await sql.QueryAsync(
            $"SELECT {SupportRequest.Columns} FROM requests WHERE conversation_id = @conversation ORDER BY received_at DESC", ("@conversation", conversation));
        while (await rows.ReadAsync())
            if (EmailAddress.TryParse(SupportRequest.Read(rows).Answer("email")) is { } address) return address;
        return null;
    }
}
