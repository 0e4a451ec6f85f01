using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>
/// How much one address and one visitor may ask for. Opening a conversation is never refused, as clients stop for good there: the token that
/// precedes it is. Nor is a poll: beyond its limits it is told that there is nothing new, and loses nothing by that.
/// </summary>
public sealed class RateLimits : IDisposable
{
    /// <summary>At once. A page is read into memory and out again, so these bound what polling can take of it.</summary>
    private const int PollsOfVisitor = 2, PollsOfAddress = 8, Polls = 64, PollsWaiting = 1_000;

    /// <summary>Read through and written at once. The others wait in the files that they were spooled to.</summary>
    private const int FilesInHand = 2, FilesWaiting = 1_000;

    private const int DownloadsOfAddress = 8, Downloads = 64, DownloadsWaiting = 100;

    private readonly PartitionedRateLimiter<string> addresses, visitors, beginnings, polls, uploads;
    private readonly PartitionedRateLimiter<(string Address, string Visitor)> readings;
    private readonly PartitionedRateLimiter<string> downloads;
    private readonly ConcurrencyLimiter hands = new(new() { PermitLimit = FilesInHand, QueueLimit = FilesWaiting });

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        addresses = PerMinute(limits.PerAddress);
        visitors = PerMinute(limits.PerVisitor);
        beginnings = PerMinute(limits.Conversations);
        polls = PerMinute(limits.PerVisitor);
        uploads = AtOnce<string>(who => who, limits.Uploads, 0);
        readings = PartitionedRateLimiter.CreateChained(
            AtOnce<(string Address, string Visitor)>(who => who.Visitor, PollsOfVisitor, 0),
            AtOnce<(string Address, string Visitor)>(who => who.Address, PollsOfAddress, PollsWaiting),
            AtOnce<(string Address, string Visitor)>(_ => "", Polls, PollsWaiting));
        downloads = PartitionedRateLimiter.CreateChained(
            AtOnce<string>(who => who, DownloadsOfAddress, DownloadsWaiting), AtOnce<string>(_ => "", Downloads, DownloadsWaiting));
    }

    public bool TakeToken(HttpContext http) => Take(beginnings, ClientAddress.Of(http), http) && Take(addresses, ClientAddress.Of(http), http);

    public bool TakeRequest(HttpContext http, Visitor visitor) =>
        visitor.Rehearsal || (Take(visitors, visitor.UserId, http) && Take(addresses, ClientAddress.Of(http), http));

    /// <summary>The same for one who comes through a service of others, which speaks for many from one address.</summary>
    public bool TakeMessage(HttpContext http, string visitor) => Take(visitors, visitor, http);

    /// <returns>A place to read a page in, to be left when the page is sent; not acquired if this visitor reads or asks too much already.</returns>
    public async ValueTask<RateLimitLease> TakePollAsync(HttpContext http, Visitor visitor)
    {
        var rate = polls.AttemptAcquire(visitor.UserId);
        return rate.IsAcquired ? await readings.AcquireAsync((ClientAddress.Of(http), visitor.UserId), 1, http.RequestAborted) : rate;
    }

    /// <returns>A place for an upload to arrive in; not acquired, and the client told when to come again, if too many are on their way.</returns>
    public RateLimitLease TakeUpload(HttpContext http)
    {
        var lease = uploads.AttemptAcquire(ClientAddress.Of(http));
        if (!lease.IsAcquired) ComeAgain(http, TimeSpan.FromSeconds(1));
        return lease;
    }

    /// <summary>Waits until an upload may be read through and written.</summary>
    public ValueTask<RateLimitLease> TakeInHandAsync(CancellationToken cancellationToken) => hands.AcquireAsync(1, cancellationToken);

    public ValueTask<RateLimitLease> TakeDownloadAsync(HttpContext http) => downloads.AcquireAsync(ClientAddress.Of(http), 1, http.RequestAborted);

    public static void ComeAgain(HttpContext http, TimeSpan after) =>
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var limiter in (IDisposable[])[addresses, visitors, beginnings, polls, uploads, readings, downloads, hands]) limiter.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string who, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(who);
        if (!lease.IsAcquired) ComeAgain(http, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> PerMinute(int requests) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = requests,
            TokensPerPeriod = Math.Max(1, requests / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(requests < 60 ? 60.0 / requests : 1),
            QueueLimit = 0,
        }));

    private static PartitionedRateLimiter<T> AtOnce<T>(Func<T, string> key, int atOnce, int waiting) => PartitionedRateLimiter.Create<T, string>(who =>
        RateLimitPartition.GetConcurrencyLimiter(key(who), _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = waiting }));
}
