using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Threats;

/// <summary>A store on a disk that fills up: reading goes on, writing is refused, and once there is room it goes on by itself.</summary>
[Collection(Crashes.Name)]
public sealed class FullDiskTests
{
    [Fact]
    public async Task On_a_full_disk_reading_goes_on_and_what_was_acknowledged_stays()
    {
        await using var server = new HamuraProcess();
        var disk = new FullDisk(server);
        await server.StartAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var acknowledged = new List<string> { await visitor.SayAsync("電話番号は？") };

        disk.Fill();
        await Eventually.TrueAsync("a message is refused", async () => !await IsTakenAsync(visitor, acknowledged));
        Assert.Equal(acknowledged, await SaidAsync(visitor));
        await Eventually.TrueAsync("the node says why", async () =>
            (await (await server.Http.GetAsync("/healthz/ready")).Content.ReadAsStringAsync()).Contains("store-full", StringComparison.Ordinal));

        disk.MakeRoom();
        await Eventually.TrueAsync("a message is taken again", () => IsTakenAsync(visitor, acknowledged));
        Assert.Equal(acknowledged, await SaidAsync(visitor));
        Assert.True(server.IsRunning);
        await server.StopAsync();
        using var store = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.Data, "hamura.db")};Pooling=False");
        store.Open();
        using var check = store.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }

    private static async Task<bool> IsTakenAsync(DirectLineClient visitor, List<string> acknowledged)
    {
        var message = Some.Message("電話番号は？");
        message["value"] = new string('a', 60_000);
        using var answer = await visitor.PostAsync(message);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
        if (answer.IsSuccessStatusCode) acknowledged.Add((await answer.JsonAsync()).Id());
        return answer.IsSuccessStatusCode;
    }

    private static async Task<IEnumerable<string>> SaidAsync(DirectLineClient visitor) => (await visitor.HistoryAsync()).Where(Activities.IsFromUser).Select(Activities.Id);
}
