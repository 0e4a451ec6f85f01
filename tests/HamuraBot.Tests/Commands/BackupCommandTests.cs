using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Commands;

public sealed class BackupCommandTests
{
    [Fact]
    public async Task A_conversation_goes_on_after_backup_wipe_and_restore()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("専門家派遣について知りたい");
        var before = (await visitor.HistoryAsync()).Select(activity => activity.ToJsonString()).ToList();
        var file = Path.Combine(Path.GetDirectoryName(server.Data)!, "hamura.backup");

        var taken = await RunAsync(server, "backup", file);
        var refused = await RunAsync(server, "restore", file, "--replace");
        await server.StopAsync();
        Directory.Delete(server.Data, recursive: true);
        var restored = await RunAsync(server, "restore", file);
        await server.StartAsync();

        Assert.Equal((0, ""), (taken.ExitCode, taken.Errors));
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Another process has the store in Data__Directory", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (restored.ExitCode, restored.Errors));
        Assert.Equal(taken.Output[taken.Output.IndexOf(": ", StringComparison.Ordinal)..][2..], restored.Output["Restored ".Length..]);
        Assert.Equal(before, (await visitor.HistoryAsync()).Select(activity => activity.ToJsonString()));
        await visitor.SayAsync("上限は？");
    }

    [Theory]
    [InlineData(1, "There is no store '", "backup", "/tmp/never.backup")]
    [InlineData(1, "The backup '/no/such.backup' cannot be read: ", "restore", "/no/such.backup")]
    [InlineData(1, "The backup '/tmp' cannot be read: ", "restore", "/tmp")]
    [InlineData(2, "Say backup FILE, or restore FILE", "restore")]
    public async Task What_cannot_be_done_is_told_in_a_sentence(int exitCode, string sentence, params string[] arguments)
    {
        var refused = await HamuraCommand.RunAsync(arguments);

        Assert.Equal(exitCode, refused.ExitCode);
        Assert.StartsWith(sentence, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_store_is_refused_until_the_first_is_dead()
    {
        await using var server = await HamuraProcess.StartNewAsync();

        var second = await HamuraCommand.RunAsync(["--urls", $"http://127.0.0.1:{Ports.Free()}"], ("Data__Directory", server.Data));
        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith("Another process has the store in Data__Directory", second.Errors, StringComparison.Ordinal);

        server.Kill();
        await server.StartAsync();
    }

    private static Task<HamuraCommand> RunAsync(HamuraProcess server, params string[] arguments) =>
        HamuraCommand.RunAsync(arguments, ("Data__Directory", server.Data));
}
