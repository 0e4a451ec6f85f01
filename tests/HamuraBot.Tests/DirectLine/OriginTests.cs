using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

public sealed class CityServer : IAsyncLifetime
{
    public const string Origin = "https://www.city.example";

    public HamuraProcess Process { get; private set; } = null!;

    public async Task InitializeAsync() => Process = await HamuraProcess.StartNewAsync(("DirectLine__AllowedOrigins__0", Origin));

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

/// <summary>Pages that may embed the chat are named; all others are shut out, on every way in.</summary>
[Collection(Servers.Name)]
public sealed class OriginTests(CityServer city) : IClassFixture<CityServer>
{
    public static TheoryData<string> Strangers =>
    [
        "null",
        "https://evil.example",
        "https://www.city.example.evil.example",
        "https://evilwww.city.example",
        "https://evil-www.city.example",
        "https://sub.www.city.example",
        "https://city.example",
        "http://www.city.example",
        "https://www.city.example:8443",
        "https://www.city.example@evil.example",
        "https://www.city.example,https://evil.example",
        "https://www.city.example/",
        "file://",
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_stranger_gets_no_token(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, DirectLineCalls.Root + "/tokens/generate");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await city.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_stranger_opens_no_socket(string origin)
    {
        var visitor = await DirectLineClient.StartAsync(city.Process.Http);

        Assert.Equal(403, await DirectLineSocket.KnockAsync(visitor.StreamUrl, origin));
    }

    [Fact]
    public async Task What_is_no_page_opens_no_socket()
    {
        var visitor = await DirectLineClient.StartAsync(city.Process.Http);

        Assert.Equal(403, await DirectLineSocket.KnockAsync(visitor.StreamUrl, origin: null));
    }

    [Fact]
    public async Task The_citys_page_and_our_own_are_let_in()
    {
        foreach (var origin in new[] { CityServer.Origin, city.Process.Address.GetLeftPart(UriPartial.Authority) })
        {
            using var generated = await city.Process.Http.CallAsync(HttpMethod.Post, "/tokens/generate", null, body: (HttpContent?)null, origin);
            Assert.Equal(HttpStatusCode.OK, generated.StatusCode);
            var visitor = await DirectLineClient.StartAsync(city.Process.Http);
            Assert.Equal(101, await DirectLineSocket.KnockAsync(visitor.StreamUrl, origin));
        }
    }

    [Theory]
    [InlineData("/tokens/refresh")]
    [InlineData("/conversations")]
    [InlineData("/conversations/c_1/activities")]
    [InlineData("/conversations/c_1/upload")]
    public async Task A_preflight_allows_what_the_client_sends(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, DirectLineCalls.Root + path);
        request.Headers.Add("Origin", CityServer.Origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var answer = await city.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(CityServer.Origin, Header(answer, "Access-Control-Allow-Origin"));
        foreach (var header in new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" })
        {
            Assert.Contains(header, Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Origin", Header(answer, "Vary"));
    }

    [Theory]
    [InlineData("POST", "/conversations")]
    [InlineData("POST", "/tokens/refresh")]
    [InlineData("GET", "/conversations/c_1")]
    [InlineData("GET", "/conversations/c_1/activities")]
    [InlineData("POST", "/conversations/c_1/activities")]
    [InlineData("GET", "/nowhere")]
    public async Task A_refusal_can_be_read_by_the_citys_page(string method, string path)
    {
        using var answer = await city.Process.Http.CallAsync(new HttpMethod(method), path, null, body: (HttpContent?)null, CityServer.Origin);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(CityServer.Origin, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("Retry-After", Header(answer, "Access-Control-Expose-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
