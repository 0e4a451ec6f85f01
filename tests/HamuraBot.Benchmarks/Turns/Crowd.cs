using System.Diagnostics;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>What one slice of time showed. Latencies and CPU in milliseconds, memory in bytes.</summary>
/// <param name="AllCpuPerTurn">With the database's share and the load's: what decides the speed where they have the cores for themselves.</param>
/// <param name="Compiling">The part of the server's CPU time that went into compiling itself.</param>
internal sealed record Slice(
    double TurnsPerSecond, double Median, double Worst1Percent, double CpuPerTurn, double AllCpuPerTurn, double AllocatedPerTurn, double Compiling);

/// <summary>Conversations that talk to one server at the same time.</summary>
internal sealed class Crowd(
    ServerProcess server, ThrowAwayPostgres? postgres, IReadOnlyList<Visitor> visitors, IReadOnlyList<Question> questions) : IDisposable
{
    private int next;

    public IReadOnlyList<Visitor> Visitors { get; } = visitors;

    public static async Task<Crowd> EnterAsync(
        ServerProcess server, ThrowAwayPostgres? postgres, int conversations, IReadOnlyList<Question> questions)
    {
        var visitors = new List<Visitor>();
        for (var i = 0; i < conversations; i++)
        {
            visitors.Add(await Visitor.EnterAsync(server.Http));
        }
        return new Crowd(server, postgres, visitors, questions);
    }

    public async Task<Slice> TalkAsync(double seconds)
    {
        var (cpuBefore, othersBefore, before) = (server.Cpu, OthersCpu, server.Probe());
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(seconds * Stopwatch.Frequency);
        var talks = await Task.WhenAll(Visitors.Select(visitor => Task.Run(() => TalkAsync(visitor, until))));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (cpu, others, after) = (server.Cpu - cpuBefore, OthersCpu - othersBefore, server.Probe());
        var latencies = talks.SelectMany(talk => talk).Order().ToList();
        return new Slice(
            latencies.Count / elapsed,
            latencies[latencies.Count / 2],
            latencies[latencies.Count * 99 / 100],
            cpu.TotalMilliseconds / latencies.Count,
            (cpu + others).TotalMilliseconds / latencies.Count,
            (double)(after.Allocated - before.Allocated) / latencies.Count,
            (after.Compiling - before.Compiling) / cpu);
    }

    public void Dispose()
    {
        foreach (var visitor in Visitors)
        {
            visitor.Dispose();
        }
    }

    private TimeSpan OthersCpu => Environment.CpuUsage.TotalTime + (postgres?.Cpu ?? TimeSpan.Zero);

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
