using System.Collections.Concurrent;
using System.Globalization;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class MalformedActivityTests(SharedServer server, PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Visitors = 16;

    private static readonly int Activities =
        int.TryParse(Environment.GetEnvironmentVariable("HAMURA_MALFORMED"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 10_000;

    private static readonly int ActivitiesOnPostgres = TestSettings.Number("HAMURA_MALFORMED_POSTGRES", 500);

    [Fact]
    public Task Whatever_is_posted_is_answered_or_refused_and_never_breaks_the_server() => HoldsAsync(server.Process, Activities);

    [Fact]
    public async Task Nor_does_it_on_PostgreSQL()
    {
        await using var onPostgres = await HamuraProcess.StartNewAsync(
            ("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", await postgres.CreateDatabaseAsync(durable: false)));
        await HoldsAsync(onPostgres, ActivitiesOnPostgres);
    }

    private static async Task HoldsAsync(HamuraProcess server, int activities)
    {
        var seed = Environment.TickCount;
        var process = server.Id;
        var breaks = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(n => Task.Run(() => PostAsync(server, activities / Visitors, seed + n, breaks))));

        Assert.True(breaks.IsEmpty, $"Seed {seed}:\n{string.Join('\n', breaks.Take(5))}\n{server.LastWords}");
        Assert.True(server.IsRunning);
        Assert.Equal(process, server.Id);
        var visitor = await DirectLineClient.StartAsync(server.Http);
        Assert.NotEmpty(await visitor.AnswersAsync(await visitor.SayAsync("電話番号は？")));
    }

    private static async Task PostAsync(HamuraProcess server, int activities, int seed, ConcurrentQueue<string> breaks)
    {
        var malformed = new MalformedActivities(seed);
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var acknowledged = new HashSet<string>();
        for (var i = 0; i < activities; i++)
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
