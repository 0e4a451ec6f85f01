using System.Threading.Channels;

namespace HamuraBot.Desk;

/// <summary>Wakes one who waits. However often it rings meanwhile, once is enough: whoever wakes reads what there is.</summary>
public sealed class WakeSignal
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rung.Writer.TryWrite(true);

    /// <returns>False when nothing rang for so long.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (rung.Reader.TryRead(out _)) return true;
        if (atMost <= TimeSpan.Zero) return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = clock.CreateTimer(_ => limit.Cancel(), null, atMost, Timeout.InfiniteTimeSpan);
        try
        {
            return await rung.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
