using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;

namespace HamuraBot.Officers;

/// <summary>
/// How many passwords and codes may be tried, on all nodes together. A try counts before it is evaluated, so that a hundred at once are no way
/// around; one that succeeds is taken back. Accounts that do not exist are counted alike.
/// </summary>
/// <remarks>By hand, because the framework's limiters count in the memory of one node, and its lock-out would let strangers lock an officer out.</remarks>
public sealed class SignInLimits(Store store, TimeProvider clock)
{
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Whatever was typed into the field, even a password by mistake, is kept only as this.</summary>
    public static string AccountOf(string normalizedEmail) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)))[..32];

    /// <returns>Nothing if the try may be evaluated; else when to come again.</returns>
    public Task<TimeSpan?> SpendAttemptAsync(string account, SignInOrigin origin, CancellationToken cancellationToken) =>
        SpendAsync(LimitsOn(account, origin), cancellationToken);

    /// <summary>A try that names no account, as with a passkey: nobody guesses those, but the work is ours.</summary>
    public Task<TimeSpan?> SpendAttemptAsync(SignInOrigin origin, CancellationToken cancellationToken) => SpendAsync([OnAddress(origin)], cancellationToken);

    /// <summary>A mail that somebody has sent to an account, whether it exists or not.</summary>
    public Task<TimeSpan?> SpendMailAsync(string account, SignInOrigin origin, CancellationToken cancellationToken) =>
        SpendAsync([OnAddress(origin), new($"5 mails {account}", 3, Hour)], cancellationToken);

    public async Task GiveBackAsync(StoreTransaction transaction, string account, SignInOrigin origin)
    {
        foreach (var limit in LimitsOn(account, origin))
        {
            await transaction.Sql.ExecuteAsync("UPDATE sign_in_tries SET tries = tries - 1 WHERE key = @key AND tries > 0", ("@key", limit.Key));
        }
        await transaction.Sql.ExecuteAsync("DELETE FROM sign_in_tries WHERE window_ends_at < @past", ("@past", clock.GetUtcNow() - Hour));
    }

    private Task<TimeSpan?> SpendAsync(IEnumerable<Limit> limits, CancellationToken cancellationToken) => store.WriteAsync<TimeSpan?>(async transaction =>
    {
        var now = clock.GetUtcNow();
        foreach (var limit in limits)
        {
            var (tries, ends) = await CountAsync(transaction.Sql, limit, now);
            if (tries > limit.Most)
            {
                // What is refused is not evaluated, so it does not count anywhere else either.
                transaction.RollBack();
                return ends - now;
            }
        }
        return null;
    }, cancellationToken);

    /// <summary>In the order of their keys: two tries that lock the same rows lock them in the same order.</summary>
    private static IEnumerable<Limit> LimitsOn(string account, SignInOrigin origin)
    {
        var who = origin.Device is null ? $"{account} from {origin.Address}" : $"{account} with {origin.Device}";
        yield return new($"1 burst {who}", 5, Burst);
        yield return new($"2 hour {who}", 10, Hour);
        if (origin.Device is null)
        {
            yield return new($"3 strangers {account}", 20, Hour);
        }
        yield return OnAddress(origin);
    }

    /// <summary>A whole office may be behind one address.</summary>
    private static Limit OnAddress(SignInOrigin origin) => new($"4 address {origin.Address}", 60, Burst);

    private static async Task<Count> CountAsync(StoreConnection sql, Limit limit, DateTimeOffset now) => (await sql.FindAsync(
        """
        INSERT INTO sign_in_tries (key, tries, window_ends_at) VALUES (@key, 1, @ends) ON CONFLICT (key) DO UPDATE SET
        tries = CASE WHEN sign_in_tries.window_ends_at <= @now THEN 1 ELSE sign_in_tries.tries + 1 END,
        window_ends_at = CASE WHEN sign_in_tries.window_ends_at <= @now THEN excluded.window_ends_at ELSE sign_in_tries.window_ends_at END
        RETURNING tries, window_ends_at
        """,
        row => new Count(row.Number("tries"), row.Instant("window_ends_at")), ("@key", limit.Key), ("@ends", now + limit.Window), ("@now", now)))!;

    private sealed record Count(int Tries, DateTimeOffset Ends);

    private sealed record Limit(string Key, int Most, TimeSpan Window);
}
