using System.Net;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Website;

namespace HamuraBot.Tests.Hosting;

public sealed partial class HeadersTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/chat", HttpStatusCode.OK)]
    [InlineData("/topics", HttpStatusCode.OK)]
    [InlineData("/topics/no-such", HttpStatusCode.NotFound)]
    [InlineData("/widget.js", HttpStatusCode.OK)]
    [InlineData("/assets/no-such.js", HttpStatusCode.NotFound)]
    [InlineData("/no-such", HttpStatusCode.NotFound)]
    [InlineData(PagesFixture.Failing, HttpStatusCode.InternalServerError)]
    public async Task Every_response_protects_its_reader(string path, HttpStatusCode status)
    {
        using var answer = await pages.Http.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.NotEmpty(Header(answer, "Referrer-Policy"));
        Assert.NotEmpty(Header(answer, "Permissions-Policy"));
        Assert.NotEmpty(Header(answer, "Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task Only_the_chats_own_page_may_be_framed_and_only_by_allowed_origins()
    {
        Assert.Contains($"frame-ancestors 'self' {PagesFixture.City};", await PolicyAsync("/chat"), StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/topics", "/no-such", PagesFixture.Failing])
            Assert.Contains("frame-ancestors 'none'", await PolicyAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_our_scripts_run_and_a_nonce_is_good_for_one_response()
    {
        var (first, second) = (await PolicyAsync("/"), await PolicyAsync("/"));

        Assert.Contains("script-src 'self';", first, StringComparison.Ordinal);
        Assert.NotEqual(Nonce().Match(first).Value, Nonce().Match(second).Value);
    }

    [Fact]
    public async Task The_page_knows_the_nonce_of_its_header()
    {
        using var answer = await pages.Http.GetAsync("/chat");
        var nonce = Nonce().Match(Header(answer, "Content-Security-Policy")).Groups[1].Value;
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains($"\"nonce\":\"{nonce.Replace("+", "\\u002B", StringComparison.Ordinal)}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_never_kept_and_another_site_may_load_the_widget_only()
    {
        Assert.Equal("no-store", await HeaderAsync("/", "Cache-Control"));
        Assert.Equal("no-store", await HeaderAsync("/topics/seminars", "Cache-Control"));
        Assert.Equal("same-origin", await HeaderAsync("/", "Cross-Origin-Resource-Policy"));
        Assert.Equal("cross-origin", await HeaderAsync("/widget.js", "Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("https://bot.example/", true)]
    [InlineData("http://bot.example/", false)]
    public async Task A_secure_visit_stays_secure(string address, bool strict)
    {
        using var answer = await pages.Http.GetAsync(address);

        Assert.Equal(strict, answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains(strict ? "wss://bot.example" : "ws://bot.example", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    private Task<string> PolicyAsync(string path) => HeaderAsync(path, "Content-Security-Policy");

    private async Task<string> HeaderAsync(string path, string name)
    {
        using var answer = await pages.Http.GetAsync(path);
        return Header(answer, name);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
