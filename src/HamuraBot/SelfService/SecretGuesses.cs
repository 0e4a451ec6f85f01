using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace HamuraBot.SelfService;

public sealed class SecretGuessOptions
{
    /// <summary>Links that lead nowhere, a minute from one address. People mistype a few; only programs try many.</summary>
    [Range(1, 10_000_000)]
    public int SecretGuessesPerAddress { get; set; } = 30;
}

/// <summary>Counts what was tried in vain. Who has good links never meets this, however many share the address.</summary>
public sealed class SecretGuesses(IOptions<SecretGuessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> misses = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.SecretGuessesPerAddress,
            TokensPerPeriod = options.Value.SecretGuessesPerAddress,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Asked before looking: an address that has missed too often learns nothing, not even whether it is right now.</summary>
    /// <remarks>A lease of nothing would not do: it is given as long as any fraction of a miss is left.</remarks>
    public bool MayTry(HttpContext http) => misses.GetStatistics(Address(http)) is not { CurrentAvailablePermits: 0 };

    public void Missed(HttpContext http) => misses.AttemptAcquire(Address(http)).Dispose();

    public void Dispose() => misses.Dispose();

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
