using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HamuraBot.Officers;

/// <summary>One-time codes as every authenticator app makes them: RFC 6238 with SHA-1, 30 seconds and 6 digits.</summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>Bytes, as RFC 4226 recommends.</summary>
    private const int SecretLength = 20;

    private const int SecondsAStep = 30;

    /// <summary>How many steps the clock of a phone may be fast or slow.</summary>
    private const int Tolerance = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / SecondsAStep;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0xf)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <returns>The step that the code is of, so that it is taken once only.</returns>
    public static long? FindStep(byte[] secret, string code, DateTimeOffset now)
    {
        long? found = null;
        var typed = Encoding.UTF8.GetBytes(code);
        var current = StepAt(now);
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), typed)) found = step;
        }
        return found;
    }

    /// <summary>What the QR code says: the key URI that authenticator apps read.</summary>
    public static string KeyUri(byte[] secret, string issuer, string account)
    {
        var by = Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{by}:{Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}&issuer={by}";
    }
}
