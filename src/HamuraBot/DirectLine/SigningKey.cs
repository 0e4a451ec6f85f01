using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>What signs the visitors' tokens: from the configuration, or made once and shared by all nodes through the store.</summary>
public static class SigningKey
{
    private const int Length = 32;

    public static async Task<byte[]> LoadAsync(Store store, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        if (options.Value.Secret is { } configured)
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(configured));
        }
        await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "INSERT INTO signing_keys (id, secret) VALUES (1, @secret) ON CONFLICT (id) DO NOTHING",
            ("@secret", RandomNumberGenerator.GetBytes(Length))), cancellationToken);
        var secret = await store.ReadAsync(sql => sql.ScalarAsync("SELECT secret FROM signing_keys WHERE id = 1"), cancellationToken);
        return secret is byte[] { Length: >= Length } ? (byte[])secret : throw new SettingException(
            "The key in the store's table signing_keys is damaged: put it back from a backup, delete its row, or set DirectLine__Secret; open chats then begin anew.");
    }
}
