using System.Net;
using System.Net.Http.Json;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Data.Sqlite;

namespace HamuraBot.Tests.Hosting;

/// <summary>Whoever runs the server sees at once that its store cannot be written, and why.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_store_that_another_process_holds_is_told_once_and_officers_still_read()
    {
        await using var server = await HamuraProcess.StartNewAsync([("Clock__Start", "2026-11-30T10:30:00+09:00"), .. DeskClient.Settings]);
        var desk = new DeskClient { Server = server };
        await desk.SignInAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        foreach (var text in (string[])["人と話したい", "補助金のことで相談したい", "なし", "なし"]) await visitor.SayAsync(text);
        var handoff = (await desk.GetAsync("handoffs"))[0]!.Text("id");
        await using (var other = await OpenAsync(server))
        {
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            await Eventually.TrueAsync("it is told", async () => await ReasonAsync(server) == "store-locked");
            await Eventually.TrueAsync("it is logged", () => Task.FromResult(LinesOf(server, "store-locked") > 0));
            Assert.Equal(handoff, (await desk.GetAsync($"handoffs/{handoff}")).Text("id"));
            await ExecuteAsync(other, "ROLLBACK");
        }
        await Eventually.TrueAsync("it is ready again", async () => await ReasonAsync(server) is null);

        await Eventually.TrueAsync("that is logged, too", () => Task.FromResult(server.Log.Contains("The store can be written again.", StringComparison.Ordinal)));
        Assert.Equal(1, LinesOf(server, "store-locked"));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_told_and_not_opened_again()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await using (var other = await OpenAsync(server)) await ExecuteAsync(other, "INSERT INTO schema_steps (number) VALUES (9000)");

        await Eventually.TrueAsync("it is told", async () => await ReasonAsync(server) == "store-newer");
        await server.StopAsync();

        var refused = await HamuraCommand.RunAsync(["--urls", $"http://127.0.0.1:{Ports.Free()}"], ("Data__Directory", server.Data));
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("The store is of a newer version (schema step 9000; ", refused.Errors, StringComparison.Ordinal);
    }

    /// <returns>Null when it is ready.</returns>
    private static async Task<string?> ReasonAsync(HamuraProcess server)
    {
        using var answer = await server.Http.GetAsync("/healthz/ready");
        var said = await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.Equal(answer.StatusCode == HttpStatusCode.OK ? "ready" : "not ready", said!["status"]);
        return said.GetValueOrDefault("reason");
    }

    private static int LinesOf(HamuraProcess server, string reason) => server.Log.Split($"The store cannot be used: {reason}.").Length - 1;

    private static async Task<SqliteConnection> OpenAsync(HamuraProcess server)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(server.Data, "hamura.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
