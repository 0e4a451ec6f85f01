using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Waits as long as a proxy would; so it runs beside the other servers and not in their turn.</summary>
public sealed class KeepAliveTests
{
    [Fact]
    public async Task Empty_frames_keep_a_quiet_line_alive_in_both_directions()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await using var socket = await DirectLineSocket.OpenAsync(visitor.StreamUrl);
        await socket.SendAsync("");

        string? frame;
        do
        {
            frame = await socket.ReceiveAsync();
        }
        while (frame is { Length: > 0 });

        Assert.Equal("", frame);
    }
}
