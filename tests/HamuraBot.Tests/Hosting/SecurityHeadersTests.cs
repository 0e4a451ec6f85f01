using System.Text;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Hosting;

/// <summary>Every response of every kind carries what protects the reader.</summary>
[Collection(Servers.Name)]
public sealed class SecurityHeadersTests(SharedServer server)
{
    private static readonly string[] Paths =
    [
        "/", "/?lang=en", "/chat", "/chat?lang=en", "/widget.js", "/topics", "/topics/expert-dispatch", "/topics/expert-dispatch?lang=en", "/topics/no-such", "/favicon.ico",
        "/healthz/live", "/healthz/ready", "/no-such", "/api/messages", "/r/no-such", "/desk", "/api/desk/handoffs",
        "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", "/v3/directline/conversations/c_1",
        "/v3/directline/conversations/c_1/activities", "/v3/directline/conversations/c_1/stream", "/v3/directline/conversations/c_1/upload",
        "/v3/directline/session/getsessionid", "/v3/directline/attachments/no-such", "/v3/directline/no-such",
    ];

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var method in new[] { "GET", "POST", "PUT", "HEAD", "OPTIONS" })
            {
                Array.ForEach(Paths, path => all.Add(method, path));
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_response_protects_its_reader(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("{", Encoding.UTF8, "application/json");
        }

        using var answer = await server.Http.SendAsync(request);

        AssertProtects(answer);
    }

    [Fact]
    public async Task So_does_what_a_visitor_with_a_token_gets()
    {
        var visitor = await server.VisitorAsync();
        foreach (var answer in new[]
        {
            await visitor.PostAsync(Some.Message("こんにちは")),
            await visitor.PostAsync(Some.Message(new string('a', 5000))),
            await visitor.CallAsync(HttpMethod.Get, ""),
            await visitor.CallAsync(HttpMethod.Get, "/activities?watermark="),
            await visitor.CallAsync(HttpMethod.Get, "/stream"),
            await visitor.UploadAsync("", ("a.exe", "text/plain", [1])),
        })
        {
            AssertProtects(answer);
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Behind_a_proxy_with_TLS_the_browser_is_told_to_stay_there()
    {
        foreach (var path in Paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await server.Http.SendAsync(request);
            Assert.Contains("max-age=", Header(answer, "Strict-Transport-Security"));
        }
    }

    private static void AssertProtects(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.NotEmpty(Header(answer, "Referrer-Policy"));
        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("frame-ancestors", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe-", policy);
        Assert.DoesNotContain("*", policy);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
