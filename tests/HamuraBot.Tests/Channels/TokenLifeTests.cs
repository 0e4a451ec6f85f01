using System.Globalization;
using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Channels;

/// <summary>Tokens on a clock that jumps: the server is started again on the same data, later.</summary>
[Collection(Servers.Name)]
public sealed class TokenLifeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9));

    private readonly HamuraProcess server = new();
    private DirectLineClient visitor = null!;

    public async Task InitializeAsync()
    {
        await StartAtAsync(Monday);
        visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("こんにちは");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_restart_ends_no_token()
    {
        await RestartAtAsync(Monday + TimeSpan.FromMinutes(1));

        await visitor.SayAsync("まだいます");

        Assert.Equal(2, (await visitor.HistoryAsync()).Count(Activities.IsFromUser));
    }

    [Fact]
    public async Task An_unused_stream_address_ends_after_a_minute()
    {
        await RestartAtAsync(Monday + TimeSpan.FromSeconds(200));

        Assert.InRange(await DirectLineSocket.KnockAsync(visitor.StreamUrl), 401, 403);
    }

    [Fact]
    public async Task A_laptop_that_slept_for_a_night_renews_its_token()
    {
        await RestartAtAsync(Monday + TimeSpan.FromHours(16));
        foreach (var path in new[] { "/activities?watermark=", "/activities" })
        {
            using var poll = await visitor.CallAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.Unauthorized, poll.StatusCode);
        }

        using var post = await visitor.PostAsync(Some.Message("おはよう"));
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);

        var resumed = await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync();
        Assert.Equal(101, await DirectLineSocket.KnockAsync(resumed.Text("streamUrl")));
        visitor.Token = (await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token).JsonAsync()).Text("token");
        await visitor.SayAsync("おはよう");
        Assert.Equal(2, (await visitor.HistoryAsync()).Count(Activities.IsFromUser));
    }

    [Fact]
    public async Task A_token_of_long_ago_is_not_renewed()
    {
        await RestartAtAsync(Monday + TimeSpan.FromDays(60));

        using var refresh = await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token);
        using var resume = await visitor.CallAsync(HttpMethod.Get, "");

        Assert.Equal(HttpStatusCode.Unauthorized, refresh.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, resume.StatusCode);
    }

    private Task RestartAtAsync(DateTimeOffset moment)
    {
        server.Kill();
        return StartAtAsync(moment);
    }

    private Task StartAtAsync(DateTimeOffset moment)
    {
        server.Settings["Clock__Start"] = moment.ToString("O", CultureInfo.InvariantCulture);
        return server.StartAsync();
    }
}
