using System.Diagnostics;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>How long the first visitor waits. All in milliseconds.</summary>
/// <param name="Ready">From the start of the process until it reports ready.</param>
/// <param name="FirstAcknowledged">From sending the very first message until it is acknowledged, which is after its answer is durable.</param>
/// <param name="FirstAnswer">From the start of the process until that answer has been read.</param>
internal sealed record Starts(double Ready, double FirstAcknowledged, double FirstAnswer)
{
    public static async Task<Starts> MeasureAsync(Arena arena, Build build, IReadOnlyDictionary<string, string> store, Question question)
    {
        var began = Stopwatch.GetTimestamp();
        using var server = await arena.StartAppAsync(build, store, probed: false);
        using var visitor = await Visitor.EnterAsync(server.Http);
        var acknowledged = await visitor.SayAsync(question);
        await Transcript.VerifyAsync(server.Http, visitor);
        return new Starts(server.UntilReady.TotalMilliseconds, acknowledged.TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }
}
