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
        // Only the administrator may make a small disk: CI's containers and this test's own machine do, an ordinary user's machine does not.
        if (!Programs.IsRoot || !await SmallDisk.CanBeMadeAsync()) return;
        await using var disk = SmallDisk.Make(megabytes: 24);
        await using var server = await HamuraProcess.StartNewAsync(("Data__Directory", disk.Path));
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var acknowledged = new List<string> { await visitor.SayAsync("電話番号は？") };

        disk.Fill();
        await Eventually.TrueAsync("a message is refused", async () =>
        {
            using var answer = await visitor.PostAsync(Heavy());
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
            if (answer.IsSuccessStatusCode) acknowledged.Add((await answer.JsonAsync()).Id());
            return !answer.IsSuccessStatusCode;
        });
        Assert.Equal(acknowledged, (await visitor.HistoryAsync()).Where(Activities.IsFromUser).Select(Activities.Id));
        await Eventually.TrueAsync("the node says why", async () =>
            (await (await server.Http.GetAsync("/healthz/ready")).Content.ReadAsStringAsync()).Contains("store-full", StringComparison.Ordinal));

        disk.MakeRoom();
        await Eventually.TrueAsync("a message is taken again", async () =>
        {
            using var answer = await visitor.PostAsync(Heavy());
            if (answer.IsSuccessStatusCode) acknowledged.Add((await answer.JsonAsync()).Id());
            return answer.IsSuccessStatusCode;
        });
        Assert.Equal(acknowledged, (await visitor.HistoryAsync()).Where(Activities.IsFromUser).Select(Activities.Id));
        Assert.True(server.IsRunning);
        await server.StopAsync();
        using var store = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={System.IO.Path.Combine(disk.Path, "hamura.db")};Pooling=False");
        store.Open();
        using var check = store.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }

    private static System.Text.Json.Nodes.JsonObject Heavy()
    {
        var message = Some.Message("電話番号は？");
        message["value"] = new string('a', 60_000);
        return message;
    }

    /// <summary>A file system in memory that has so much room and no more.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private string Ballast => System.IO.Path.Combine(Path, "ballast");

        public required string Path { get; init; }

        public static async Task<bool> CanBeMadeAsync()
        {
            try
            {
                await using var trial = Make(megabytes: 1);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        public static SmallDisk Make(int megabytes)
        {
            var path = Directory.CreateTempSubdirectory("hamura-disk-").FullName;
            Programs.Run("/bin/mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path);
            return new() { Path = path };
        }

        public void Fill()
        {
            using var ballast = File.Create(Ballast);
            try
            {
                while (true) ballast.Write(new byte[64 * 1024]);
            }
            catch (IOException)
            {
                // It is full.
            }
        }

        public void MakeRoom() => File.Delete(Ballast);

        public ValueTask DisposeAsync()
        {
            Programs.Run("/bin/umount", "-l", Path);
            return ValueTask.CompletedTask;
        }
    }
}
