using System.Collections.Concurrent;
using System.Globalization;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class MalformedActivityTests(SharedServer server)
{
    private const int Visitors = 16;

    private static readonly int Activities =
        int.TryParse(Environment.GetEnvironmentVariable("HAMURA_MALFORMED"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 10_000;

    [Fact]
    public async Task Whatever_is_posted_is_answered_or_refused_and_never_breaks_the_server()
    {
        var seed = Environment.TickCount;
        var process = server.Process.Id;
        var breaks = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(n => Task.Run(() => PostAsync(seed + n, breaks))));

        Assert.True(breaks.IsEmpty, $"Seed {seed}:\n{string.Join('\n', breaks.Take(5))}\n{server.Process.LastWords}");
        Assert.True(server.Process.IsRunning);
        Assert.Equal(process, server.Process.Id);
        var visitor = await server.VisitorAsync();
        Assert.NotEmpty(await visitor.AnswersAsync(await visitor.SayAsync("電話番号は？")));
    }

    private async Task PostAsync(int seed, ConcurrentQueue<string> breaks)
    {
        var malformed = new MalformedActivities(seed);
        var visitor = await server.VisitorAsync();
        var acknowledged = new HashSet<string>();
        for (var i = 0; i < Activities / Visitors; i++)
        {
            var (body, type) = malformed.Next();
            var content = new ByteArrayContent(body);
            if (type is not null)
            {
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            }

            using var answer = await visitor.CallAsync(HttpMethod.Post, "/activities", content);
            var status = (int)answer.StatusCode;
            if (status is >= 500 or < 200)
            {
                breaks.Enqueue($"{status} ({seed}/{i}) {type}: {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 1000)))}");
            }
            else if (status < 300)
            {
                acknowledged.Add((await answer.JsonAsync()).Id());
            }
        }

        var stored = (await visitor.HistoryAsync()).Where(Fixtures.Activities.IsFromUser).Select(Fixtures.Activities.Id);
        foreach (var id in stored.Where(id => !acknowledged.Contains(id)))
        {
            breaks.Enqueue($"{id} was stored though its sender was refused ({seed}).");
        }
    }
}
