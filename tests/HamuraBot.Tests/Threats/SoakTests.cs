using HamuraBot.Tests.Fixtures;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Threats;

/// <summary>Visitors who come, talk, send a file, follow by a socket and go, for as long as it is asked for: the node does not grow by them.</summary>
[Collection(Floods.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int VisitorsAtOnce = 4;

    /// <summary>In MB, from the middle of the run to its end, beside one for every ten minutes: what the collector happens to hold at a moment.</summary>
    private const int Swing = 25;

    private static readonly int Seconds = TestSettings.Number("HAMURA_SOAK_SECONDS", 0);

    [Fact]
    public async Task A_long_run_leaves_nothing_behind()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var (until, visits, memory) = (TimeProvider.System.GetUtcNow().AddSeconds(Seconds), 0, new List<long>());
        do
        {
            await Task.WhenAll(Enumerable.Range(0, VisitorsAtOnce).Select(_ => VisitAsync(server)));
            visits += VisitorsAtOnce;
            memory.Add(server.ResidentMegabytes);
        }
        while (TimeProvider.System.GetUtcNow() < until);

        Assert.True(server.IsRunning);
        var (middle, end) = (Median(memory.Skip(memory.Count / 2).Take(memory.Count / 8)), Median(memory.TakeLast(memory.Count / 8)));
        output.WriteLine($"{visits} visits in {Seconds} s: {middle} MB in the middle, {end} MB at the end.");
        if (Seconds > 0) Assert.InRange(end - middle, -1_000, Swing + (Seconds / 600));
    }

    private static async Task VisitAsync(HamuraProcess server)
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await using var socket = await DirectLineSocket.OpenAsync(visitor.StreamUrl);
        foreach (var text in (string[])["電話番号は？", "利子補給について教えて", "What seminars are coming up?", "asdf", "専門家の派遣を申し込みたい", "やめる"]) await visitor.SayAsync(text);
        using var upload = await visitor.UploadAsync("資料です", ("a.txt", "text/plain", SomeFile.Text("羽村市")));
        var last = (await visitor.HistoryAsync())[^1].Id();
        Assert.NotEmpty(await socket.UntilAsync(activity => activity.Id() == last));
    }

    private static long Median(IEnumerable<long> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : 0;
}
