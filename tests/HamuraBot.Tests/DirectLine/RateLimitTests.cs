using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>A 429 is said only where the client copes with it: never to a start, which would hang, nor to a poll, which would stop.</summary>
[Collection(Floods.Name)]
public sealed class RateLimitTests
{
    private const int Limit = 20;
    private const int Flood = 3 * Limit;

    [Fact]
    public async Task One_visitor_who_floods_is_told_when_to_come_back()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__PerVisitor", $"{Limit}"));
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var other = await DirectLineClient.StartAsync(server.Http);

        await AssertIsLimitedAsync(() => visitor.PostAsync(Some.Message("こんにちは")));

        await AssertIsNeverLimitedAsync(() => visitor.CallAsync(HttpMethod.Get, "/activities?watermark="));
        Assert.NotEmpty(await other.SayAsync("こんにちは"));
    }

    [Fact]
    public async Task One_address_that_floods_is_told_when_to_come_back()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__PerAddress", $"{Limit}"));
        var visitor = await DirectLineClient.StartAsync(server.Http);

        await AssertIsLimitedAsync(() => server.Http.CallAsync(HttpMethod.Post, "/tokens/generate"));
        await AssertIsLimitedAsync(() => server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token));
        await AssertIsLimitedAsync(() => visitor.CallAsync(HttpMethod.Get, ""));
        await AssertIsLimitedAsync(() => visitor.PostAsync(Some.Message("こんにちは")));

        await AssertIsNeverLimitedAsync(() => server.Http.CallAsync(HttpMethod.Post, "/conversations", visitor.Token));
        await AssertIsNeverLimitedAsync(() => visitor.CallAsync(HttpMethod.Get, "/activities?watermark="));
    }

    private static async Task AssertIsLimitedAsync(Func<Task<HttpResponseMessage>> call)
    {
        for (var i = 0; i < Flood; i++)
        {
            using var answer = await call();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                return;
            }
        }

        Assert.Fail("Nothing was refused.");
    }

    private static async Task AssertIsNeverLimitedAsync(Func<Task<HttpResponseMessage>> call)
    {
        for (var i = 0; i < Flood; i++)
        {
            using var answer = await call();
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        }
    }
}
