using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using Npgsql;

namespace HamuraBot.Tests.Threats;

/// <summary>Lines that break: to the database, and from the visitor. What was acknowledged is there, once and in order, and nobody has to restart anything.</summary>
[Collection(Crashes.Name)]
public sealed class LineTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly int Cuts = TestSettings.Number("HAMURA_CUTS", 2);
    private static readonly int Visitors = TestSettings.Number("HAMURA_CUT_VISITORS", 20);

    [Fact]
    public async Task A_database_that_goes_and_comes_back_under_load_loses_nothing_and_ends_no_process()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        await using var line = new TcpProxy(database.Port);
        database.Port = line.Port;
        await using var server = await HamuraProcess.StartNewAsync(("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", database.ConnectionString));
        var process = server.Id;
        var talks = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => DirectLineClient.StartAsync(server.Http)));

        for (var cut = 0; cut < Cuts; cut++)
        {
            var talking = Task.WhenAll(talks.Select(talk => InsistAsync(talk, messages: 5)));
            line.Cut();
            await Eventually.TrueAsync("the node says that its store is away", async () => (await server.Http.GetAsync("/healthz/ready")).StatusCode is System.Net.HttpStatusCode.ServiceUnavailable);
            line.Mend();
            await talking;
        }

        Assert.True(server.IsRunning);
        Assert.Equal(process, server.Id);
        foreach (var talk in talks) AssertIsWhole(await talk.HistoryAsync(), 5 * Cuts);
    }

    [Fact]
    public async Task A_visitor_whose_line_is_cut_resumes_after_the_watermark_and_misses_nothing()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await using var line = new TcpProxy(server.Address.Port);
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var seen = new List<string>();
        for (var cut = 0; cut < Cuts; cut++)
        {
            var watermark = (await visitor.PollAsync()).Text("watermark");
            await using var socket = await OpenAsync(visitor, line, watermark);
            var id = await visitor.SayAsync("電話番号は？");
            seen.AddRange((await socket.UntilAsync(activity => activity.Text("replyToId") == id)).Where(Activities.IsFromUser).Select(Activities.Id));
            watermark = (await visitor.PollAsync()).Text("watermark");
            line.Cut();
            var meanwhile = await visitor.SayAsync("電話番号は？");
            line.Mend();
            await using var again = await OpenAsync(visitor, line, watermark);
            seen.AddRange((await again.UntilAsync(activity => activity.Text("replyToId") == meanwhile)).Where(Activities.IsFromUser).Select(Activities.Id));
        }
        Assert.Equal((await visitor.HistoryAsync()).Where(Activities.IsFromUser).Select(Activities.Id), seen);
    }

    private static async Task<DirectLineSocket> OpenAsync(DirectLineClient visitor, TcpProxy line, string watermark)
    {
        var stream = new Uri((await visitor.CallAsync(HttpMethod.Get, $"?watermark={watermark}").JsonAsync()).Text("streamUrl"));
        return await DirectLineSocket.OpenAsync(new UriBuilder(stream) { Port = line.Port }.ToString(), $"http://{stream.Authority}");
    }

    private static async Task InsistAsync(DirectLineClient visitor, int messages)
    {
        for (var n = 0; n < messages; n++)
        {
            var key = Some.Key();
            await Eventually.TrueAsync("the message is taken", async () =>
            {
                using var answer = await visitor.PostAsync(Some.Message("電話番号は？", key));
                Assert.Contains((int)answer.StatusCode, new[] { 200, 503 });
                Assert.True(answer.IsSuccessStatusCode || answer.Headers.RetryAfter is not null);
                return answer.IsSuccessStatusCode;
            }, TimeSpan.FromMinutes(2));
        }
    }

    private static void AssertIsWhole(IReadOnlyList<JsonObject> history, int messages)
    {
        Assert.Equal(messages, history.Count(Activities.IsFromUser));
        foreach (var (message, next) in history.Zip(history.Skip(1).Append(null)).Where(pair => pair.First.IsFromUser()))
            Assert.Equal(message.Id(), next?.Text("replyToId"));
    }
}
