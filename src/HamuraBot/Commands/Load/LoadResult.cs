using System.Collections.Concurrent;
using System.Globalization;

namespace HamuraBot.Commands.Load;

/// <summary>What the visitors of a load met with.</summary>
public sealed class LoadResult
{
    private readonly ConcurrentQueue<TimeSpan> taken = new(), answered = new();
    private readonly ConcurrentDictionary<string, int> refused = [];
    private int lost, doubled, outOfOrder, cut;

    public bool IsGood => lost == 0 && doubled == 0 && outOfOrder == 0 && !answered.IsEmpty;

    /// <summary>From sending to the acknowledgement, after which the message is durable.</summary>
    public void Taken(TimeSpan after) => taken.Enqueue(after);

    /// <summary>From sending to the answer on the socket.</summary>
    public void Answered(TimeSpan after) => answered.Enqueue(after);

    /// <param name="why">The status, or the kind of fault.</param>
    public void Refused(string why) => refused.AddOrUpdate(why, 1, (_, count) => count + 1);

    /// <summary>Acknowledged, and no answer came.</summary>
    public void Lost() => Interlocked.Increment(ref lost);

    public void Doubled() => Interlocked.Increment(ref doubled);

    public void OutOfOrder() => Interlocked.Increment(ref outOfOrder);

    /// <summary>A socket ended before its visitor wanted it to.</summary>
    public void Cut() => Interlocked.Increment(ref cut);

    public string Summary(TimeSpan over) => string.Create(CultureInfo.InvariantCulture,
        $"""
        acknowledged {taken.Count} ({taken.Count / over.TotalSeconds:F1} a second), answered {answered.Count}
        acknowledged after {Spread(taken)}
        answered after     {Spread(answered)}
        lost {lost}, doubled {doubled}, out of order {outOfOrder}, sockets cut {cut}
        refused {(refused.IsEmpty ? "none" : string.Join(", ", refused.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}")))}
        """);

    private static string Spread(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToList();
        return sorted.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):F1} ms, p95 {At(0.95):F1} ms, p99 {At(0.99):F1} ms, most {sorted[^1]:F1} ms");

        double At(double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
