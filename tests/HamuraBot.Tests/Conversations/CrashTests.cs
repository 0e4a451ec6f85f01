using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Conversations;

/// <summary>
/// Whatever happens to the process or to the machine: what was acknowledged is there, once, in order, answered once; and a
/// message sent again gets the id that it got first.
/// </summary>
[Collection(Crashes.Name)]
public sealed class CrashTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Visitors = 200;

    /// <summary>So few messages at once that SQLite does not come to a checkpoint with every commit, which would sync in any mode.</summary>
    private const int Few = 4;

    private static readonly int Kills = TestSettings.Number("HAMURA_KILLS", 5);
    private static readonly int KillsOnPostgres = TestSettings.Number("HAMURA_KILLS_POSTGRES", 3);
    private static readonly int PowerCuts = TestSettings.Number("HAMURA_POWER_CUTS", 4);

    [Fact]
    public async Task Kills_lose_nothing_and_double_nothing_on_SQLite()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await SurvivesAsync(server, Visitors, Kills, server.Kill);
    }

    [Fact]
    public async Task Kills_lose_nothing_and_double_nothing_on_PostgreSQL()
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Data__Provider", "PostgreSql"), ("ConnectionStrings__HamuraBot", await postgres.CreateDatabaseAsync()));
        await SurvivesAsync(server, Visitors, KillsOnPostgres, server.Kill);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Visitors)]
    public async Task Power_cuts_lose_nothing_and_double_nothing(int atOnce)
    {
        await using var server = new HamuraProcess();
        var power = new PowerCut(server);
        await server.StartAsync();
        await SurvivesAsync(server, atOnce, PowerCuts / 2, power.Cut);
    }

    /// <summary>Shows that the test above can fail.</summary>
    [Fact]
    public async Task A_store_that_does_not_sync_is_found_out_by_a_power_cut()
    {
        await using var server = new HamuraProcess { Settings = { ["Data__Synchronous"] = "NORMAL" } };
        var power = new PowerCut(server);
        await server.StartAsync();
        var crowd = new Crowd(server, Few);
        await crowd.GatherAsync(Few);
        await crowd.HearAsync(5 * Few);

        await crowd.FallSilentAsync(power.Cut);
        await server.StartAsync();

        var verdict = await crowd.JudgeAsync();
        Assert.True(verdict.Lost > 0, $"{verdict}");
    }

    [Fact]
    public async Task A_file_that_was_taken_survives_a_power_cut()
    {
        await using var server = new HamuraProcess();
        var power = new PowerCut(server);
        await server.StartAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.UploadAsync("見積書です", ("見積書.txt", "text/plain", "合計 1,000円"u8.ToArray())).JsonAsync();

        power.Cut();
        await server.StartAsync();

        var stored = (await visitor.HistoryAsync()).Single(activity => activity["attachments"] is System.Text.Json.Nodes.JsonArray { Count: > 0 } && activity.IsFromUser());
        using var file = await server.Http.GetAsync(new Uri(stored["attachments"]![0].Text("contentUrl")));
        Assert.Equal("合計 1,000円", await file.Content.ReadAsStringAsync());
    }

    private static async Task SurvivesAsync(HamuraProcess server, int atOnce, int crashes, Action crash)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var crowd = new Crowd(server, atOnce);
        await crowd.GatherAsync(Visitors);
        for (var i = 0; i < crashes; i++)
        {
            await crowd.HearAsync(random.Next(1, 3 * Visitors));
            await crowd.DuringAsync(crash);
        }

        await crowd.HearAsync(Visitors);
        await crowd.FinishAsync();

        var verdict = await crowd.JudgeAsync();
        Assert.True(verdict == new Crowd.Verdict(verdict.Acknowledged, 0, 0, 0, 0, 0), $"Seed {seed}: {verdict}\n{server.LastWords}");
    }
}
