using System.Globalization;
using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Tokens on a clock that jumps: the server is started again on the same data, later.</summary>
[Collection(Floods.Name)]
public sealed class TokenLifeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task A_token_outlives_a_restart_and_a_night_of_sleep_but_not_two_months()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", Written(Monday)));
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var first = visitor.Token;
        await visitor.SayAsync("こんにちは");

        await RestartAtAsync(server, Monday + TimeSpan.FromSeconds(90));
        await visitor.SayAsync("まだいます");
        // The address of the stream was not used, and is not good any more.
        Assert.Equal(403, await DirectLineSocket.KnockAsync(visitor.StreamUrl));

        await RestartAtAsync(server, Monday + TimeSpan.FromHours(16));
        await AssertIsOverAsync(visitor);
        var resumed = await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync();
        Assert.Equal(101, await DirectLineSocket.KnockAsync(resumed.Text("streamUrl")));
        visitor.Token = (await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", first).JsonAsync()).Text("token");
        await visitor.SayAsync("おはよう");
        Assert.Equal(3, (await visitor.HistoryAsync()).Count(Activities.IsFromUser));

        await RestartAtAsync(server, Monday + TimeSpan.FromDays(60));
        await AssertIsOverAsync(visitor);
        using var refresh = await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token);
        using var resume = await visitor.CallAsync(HttpMethod.Get, "");
        Assert.Equal(HttpStatusCode.Unauthorized, refresh.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, resume.StatusCode);
    }

    private static async Task AssertIsOverAsync(DirectLineClient visitor)
    {
        using var poll = await visitor.CallAsync(HttpMethod.Get, "/activities?watermark=");
        using var post = await visitor.PostAsync(Some.Message("こんにちは"));
        Assert.Equal(HttpStatusCode.Unauthorized, poll.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
    }

    private static Task RestartAtAsync(HamuraProcess server, DateTimeOffset moment)
    {
        server.Kill();
        server.Settings["Clock__Start"] = Written(moment);
        return server.StartAsync();
    }

    private static string Written(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
