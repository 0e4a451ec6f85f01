using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>What signs the visitors' tokens: from the configuration, or made once and shared by all nodes through the store.</summary>
public static class SigningKey
{
    public static async Task<byte[]> LoadAsync(Store store, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        if (options.Value.Secret is { } configured)
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(configured));
        }
        await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "INSERT INTO signing_keys (id, secret) VALUES (1, @secret) ON CONFLICT (id) DO NOTHING",
            ("@secret", RandomNumberGenerator.GetBytes(32))), cancellationToken);
        return await store.ReadAsync(async sql => (byte[])(await sql.ScalarAsync("SELECT secret FROM signing_keys WHERE id = 1"))!, cancellationToken);
    }
}
