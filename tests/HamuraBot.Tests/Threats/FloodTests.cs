using System.Diagnostics;
using HamuraBot.Tests.Fixtures;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Threats;

/// <summary>One address floods as far as its limits go. The node does not grow by it, and another visitor is answered as before.</summary>
[Collection(Floods.Name)]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int MostGrowth = 50, FileSize = 2_000_000;

    /// <summary>As fast as one visitor may write.</summary>
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(200);

    private static readonly byte[] File = SomeFile.Text(new string('a', FileSize));

    private static readonly int Rounds = TestSettings.Number("HAMURA_FLOOD_ROUNDS", 1);
    private static readonly int CalmRounds = Math.Max(1, Rounds / 4);
    private static readonly bool IsMeasured = TestSettings.Number("HAMURA_FLOOD_ROUNDS", 0) > 0;

    [Fact]
    public async Task A_flood_from_one_address_neither_fills_the_memory_nor_slows_another_down()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__PerAddress", "1800"), ("RateLimits__PerVisitor", "300"));
        using var elsewhere = server.NewClient();
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var other = await DirectLineClient.StartAsync(elsewhere);
        for (var n = 0; n < 20; n++) await other.SayAsync("電話番号は？");
        var (idle, calm) = (server.ResidentMegabytes, await MediansAsync(other, CalmRounds));

        var most = 0L;
        using var over = new CancellationTokenSource();
        var flood = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FloodAsync(server, over.Token)));
        var flooded = await MediansAsync(other, Rounds, () => most = Math.Max(most, server.ResidentMegabytes));
        await over.CancelAsync();
        await flood;
        // The machine may have become busier or idler meanwhile, with no flood's help.
        calm.AddRange(await MediansAsync(other, CalmRounds));

        output.WriteLine($"Idle {idle} MB, most {most} MB; another visitor's median {Median(calm):F1} ms calm, {Median(flooded):F1} ms in the flood, {flooded.Max():F1} ms at worst.");
        Assert.True(server.IsRunning);
        if (!IsMeasured) return;
        Assert.InRange(most - idle, -1_000, MostGrowth);
        Assert.InRange(Median(flooded) / Median(calm), 0, 2);
    }

    private static async Task<List<double>> MediansAsync(DirectLineClient visitor, int rounds, Action? eachRound = null)
    {
        var medians = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            medians.Add(await MedianAsync(visitor));
            eachRound?.Invoke();
        }
        return medians;
    }

    private static async Task<double> MedianAsync(DirectLineClient visitor)
    {
        var times = new List<double>();
        for (var n = 0; n < 15; n++)
        {
            var watch = Stopwatch.StartNew();
            await visitor.SayAsync("電話番号は？");
            times.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(BetweenMessages);
        }
        return Median(times);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Heavy messages, polls and uploads, twelve at once and twice as many a minute as an address may; whatever is answered is no server's fault.</summary>
    private static async Task FloodAsync(HamuraProcess server, CancellationToken over)
    {
        using var http = server.NewClient();
        var flooder = await DirectLineClient.StartAsync(http);
        var heavy = Some.Message("電話番号は？");
        heavy["value"] = new string('a', 60_000);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(0.8));
        while (!over.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync(CancellationToken.None);
            var calls = Enumerable.Range(0, 12).Select(n => (n % 4) switch
            {
                0 => flooder.PostAsync(heavy.DeepClone()),
                1 => flooder.UploadAsync("", ("a.txt", "text/plain", File)),
                _ => flooder.CallAsync(HttpMethod.Get, "/activities?watermark="),
            });
            foreach (var answer in await Task.WhenAll(calls))
            {
                Assert.InRange((int)answer.StatusCode, 200, 499);
                answer.Dispose();
            }
        }
    }
}
