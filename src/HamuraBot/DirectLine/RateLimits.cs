using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>
/// How much one address and one visitor may ask for. Polling and opening a conversation are never limited:
/// the clients stop for good on a refusal there; what precedes them (a token) is.
/// </summary>
public sealed class RateLimits : IDisposable
{
    /// <summary>Requests' worth of a new token: each may begin a conversation.</summary>
    private const int TokenCost = 5;

    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<string> visitors;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        addresses = PerMinute(options.Value.PerAddress);
        visitors = PerMinute(options.Value.PerVisitor);
    }

    public bool TakeToken(HttpContext http) => Take(addresses, Address(http), TokenCost, http);

    public bool TakeRequest(HttpContext http, Visitor visitor) =>
        visitor.Rehearsal || (Take(visitors, visitor.UserId, 1, http) && Take(addresses, Address(http), 1, http));

    public static IResult Refused() =>
        DirectLineError.Result(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Please wait a moment and try again.");

    public void Dispose()
    {
        addresses.Dispose();
        visitors.Dispose();
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool Take(PartitionedRateLimiter<string> limiter, string who, int cost, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(who, cost);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
            http.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> PerMinute(int requests) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(requests, TokenCost),
            TokensPerPeriod = Math.Max(1, requests / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(requests < 60 ? 60.0 / requests : 1),
            QueueLimit = 0,
        }));
}
