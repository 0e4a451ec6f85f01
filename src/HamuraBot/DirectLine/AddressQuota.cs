using System.Collections.Concurrent;
using HamuraBot.Data;
using HamuraBot.OfficeHours;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>
/// Bytes that the visitors of one address may put into the store on one day (in Tokyo), on all nodes together. A node draws on the day's quota
/// in portions, so that messages of one address do not wait for one row; what it has drawn and not used is lost when it stops.
/// </summary>
public sealed class AddressQuota(Store store, IOptions<RateLimitOptions> options, TimeProvider clock)
{
    /// <summary>Of the quota, and bytes at most: by so little a node may be wrong.</summary>
    private const int PortionsAtLeast = 20, LargestPortion = 1_000_000;

    /// <summary>Addresses remembered at once. Beyond, all are forgotten: each then loses less than a portion.</summary>
    private const int ManyAddresses = 20_000;

    private readonly ConcurrentDictionary<(string Address, DateOnly Day), Allowance> allowances = [];

    /// <summary>Until the day is over and its quota with it.</summary>
    public TimeSpan UntilRenewed => Tokyo.At(clock.TodayInTokyo().AddDays(1), TimeOnly.MinValue) - clock.GetUtcNow();

    private long Portion => Math.Min(LargestPortion, Math.Max(1, options.Value.Bytes / PortionsAtLeast));

    /// <returns>False if the address has had its bytes for today; then nothing was taken.</returns>
    public async Task<bool> TryTakeAsync(string address, long bytes, CancellationToken cancellationToken)
    {
        var day = clock.TodayInTokyo();
        if (allowances.Count > ManyAddresses) allowances.Clear();
        var allowance = allowances.GetOrAdd((address, day), _ => new());
        if (allowance.TryTake(bytes)) return true;
        using var place = await allowance.EnterAsync(cancellationToken);
        if (allowance.TryTake(bytes)) return true;
        var lacking = Math.Max(1, bytes - allowance.Left);
        foreach (var wanted in (long[])[Math.Max(lacking, Portion), lacking])
        {
            if (!await store.WriteAsync(transaction => DrawAsync(transaction, address, day, wanted), cancellationToken)) continue;
            allowance.Add(wanted);
            return allowance.TryTake(bytes);
        }
        return false;
    }

    /// <returns>Whether there would be room; nothing is taken yet.</returns>
    public async Task<bool> HasRoomAsync(string address, long bytes, CancellationToken cancellationToken)
    {
        var room = await TryTakeAsync(address, bytes, cancellationToken);
        if (room) Settle(address, -bytes);
        return room;
    }

    /// <summary>What was stored beyond what was taken before, such as the answers: it is owed, and paid by whoever takes next.</summary>
    public void Settle(string address, long bytes) => allowances.GetOrAdd((address, clock.TodayInTokyo()), _ => new()).Add(-bytes);

    private async Task<bool> DrawAsync(StoreTransaction transaction, string address, DateOnly day, long bytes)
    {
        await transaction.Sql.ExecuteAsync("DELETE FROM address_days WHERE day < @day", ("@day", day));
        await transaction.Sql.ExecuteAsync(
            "INSERT INTO address_days (address, day, bytes) VALUES (@address, @day, 0) ON CONFLICT (day, address) DO NOTHING", ("@address", address), ("@day", day));
        return await transaction.Sql.ExecuteAsync(
            "UPDATE address_days SET bytes = bytes + @bytes WHERE address = @address AND day = @day AND bytes + @bytes <= @most",
            ("@bytes", bytes), ("@address", address), ("@day", day), ("@most", options.Value.Bytes)) == 1;
    }

    /// <summary>What this node has drawn for an address and not used. Below nothing is what is owed.</summary>
    private sealed class Allowance
    {
        private readonly SemaphoreSlim drawing = new(1);
        private long left;

        public long Left => Interlocked.Read(ref left);

        public void Add(long bytes) => Interlocked.Add(ref left, bytes);

        public bool TryTake(long bytes)
        {
            if (Interlocked.Add(ref left, -bytes) >= 0) return true;
            Add(bytes);
            return false;
        }

        public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
        {
            await drawing.WaitAsync(cancellationToken);
            return new Place(drawing);
        }

        private sealed class Place(SemaphoreSlim drawing) : IDisposable
        {
            public void Dispose() => drawing.Release();
        }
    }
}
