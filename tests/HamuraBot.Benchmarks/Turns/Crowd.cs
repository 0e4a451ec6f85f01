using System.Diagnostics;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>What one slice of time showed. Latencies and CPU in milliseconds, memory in bytes.</summary>
/// <param name="Compiling">The part of the CPU time that went into compiling the server itself.</param>
internal sealed record Slice(double TurnsPerSecond, double Median, double Worst1Percent, double CpuPerTurn, double AllocatedPerTurn, double Compiling);

/// <summary>Conversations that talk to one server at the same time.</summary>
internal sealed class Crowd(ServerProcess server, IReadOnlyList<Visitor> visitors, IReadOnlyList<Question> questions) : IDisposable
{
    private int next;

    public IReadOnlyList<Visitor> Visitors { get; } = visitors;

    public static async Task<Crowd> EnterAsync(ServerProcess server, int conversations, IReadOnlyList<Question> questions)
    {
        var visitors = new List<Visitor>();
        for (var i = 0; i < conversations; i++)
        {
            visitors.Add(await Visitor.EnterAsync(server.Http));
        }
        return new Crowd(server, visitors, questions);
    }

    public async Task<Slice> TalkAsync(double seconds)
    {
        var (cpuBefore, before, began) = (server.Cpu, server.Probe(), Stopwatch.GetTimestamp());
        var until = began + (long)(seconds * Stopwatch.Frequency);
        var latencies = (await Task.WhenAll(Visitors.Select(visitor => Task.Run(() => TalkAsync(visitor, until))))).SelectMany(each => each).Order().ToList();
        var (cpu, after, elapsed) = (server.Cpu - cpuBefore, server.Probe(), Stopwatch.GetElapsedTime(began).TotalSeconds);
        return new Slice(
            latencies.Count / elapsed, latencies[latencies.Count / 2], latencies[latencies.Count * 99 / 100], cpu.TotalMilliseconds / latencies.Count,
            (double)(after.Allocated - before.Allocated) / latencies.Count, (after.Compiling - before.Compiling) / cpu);
    }

    public void Dispose()
    {
        foreach (var visitor in Visitors)
        {
            visitor.Dispose();
        }
    }

    private async Task<List<double>> TalkAsync(Visitor visitor, long until)
    {
        var latencies = new List<double>();
        do
        {
            var question = questions[(int)((uint)Interlocked.Increment(ref next) % questions.Count)];
            latencies.Add((await visitor.SayAsync(question)).TotalMilliseconds);
        }
        while (Stopwatch.GetTimestamp() < until);
        return latencies;
    }
}
