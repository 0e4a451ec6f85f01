using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Hosting;

/// <summary>The server answers by its own names only: none of somebody else's gets into a link.</summary>
public sealed class PublicHostsTests
{
    [Theory]
    [InlineData("https://bot.example.lg.jp", null, "evil.example", false)]
    [InlineData("https://bot.example.lg.jp", null, "bot.example.lg.jp", true)]
    [InlineData("https://bot.example.lg.jp", null, "localhost:5080", true)]
    [InlineData("https://bot.example.lg.jp", null, "bot.example.lg.jp.evil.example", false)]
    [InlineData("https://bot.example.lg.jp", "inside.example;bot.example.lg.jp", "inside.example", true)]
    [InlineData("https://bot.example.lg.jp", "*", "evil.example", true)]
    [InlineData("", null, "any.example", true)]
    public async Task A_foreign_host_is_refused(string publicUrl, string? allowed, string host, bool isAnswered)
    {
        await using var app = await new TestApp { Settings = [new("PublicUrl", publicUrl), new("AllowedHosts", allowed)] }.StartAsync();

        Assert.Equal(isAnswered, await StatusAsync(app, "/seminars", host) is not HttpStatusCode.BadRequest);
        // A balancer asks by the node's address; where names are set on purpose, the framework keeps to them here, too.
        if (allowed is null) Assert.NotEqual(HttpStatusCode.BadRequest, await StatusAsync(app, "/healthz/live", "10.0.0.7"));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await app.CreateClient().SendAsync(request);
        return answer.StatusCode;
    }
}
