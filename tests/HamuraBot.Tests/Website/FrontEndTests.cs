using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Website;
using Microsoft.AspNetCore.Http;

namespace HamuraBot.Tests.Website;

public sealed partial class FrontEndTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    private static readonly string Source = Path.Combine(Repository.App, "wwwroot");

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=1", "gzip")]
    [InlineData("", null)]
    public async Task A_script_comes_compressed_as_the_browser_likes_and_may_be_kept_for_good(string accepted, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await ScriptAsync());
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await pages.Http.SendAsync(request);

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Contains("hamurabot.session", await PlainAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/..%2Fpackage.json")]
    [InlineData("/assets/no-such.js")]
    public async Task Nothing_but_what_was_bundled_is_served(string path)
    {
        using var answer = await pages.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_before_a_build_under_the_running_server_gets_what_is_there_now_and_keeps_it_not()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        void Build(string hash)
        {
            foreach (var suffix in new[] { "", ".br", ".gz" }) File.WriteAllText(Path.Combine(folder, $"page.{hash}.js{suffix}"), hash);
            File.WriteAllText(Path.Combine(folder, "manifest.json"), $$"""{"page.js":"page.{{hash}}.js"}""");
        }
        Build("0123456789ab");
        var frontEnd = new FrontEnd(folder);
        foreach (var old in Directory.GetFiles(folder)) File.Delete(old);
        Build("ba9876543210");

        var (content, cache) = await ServeAsync("page.0123456789ab.js");
        Assert.Equal(("ba9876543210", "no-store"), (content, cache));
        Assert.Equal("/assets/page.ba9876543210.js", frontEnd.Url("page.js"));
        Assert.Contains("immutable", (await ServeAsync("page.ba9876543210.js")).Cache, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        async Task<(string Content, string Cache)> ServeAsync(string file)
        {
            var context = new DefaultHttpContext { RequestServices = pages.Services, Response = { Body = new MemoryStream() } };
            await frontEnd.Serve(file, context).ExecuteAsync(context);
            return (Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), context.Response.Headers.CacheControl.ToString());
        }
    }

    [Fact]
    public async Task The_page_itself_is_small_and_leaves_Web_Chat_for_later()
    {
        var page = await pages.PageAsync("/");

        Assert.DoesNotContain(page.QuerySelectorAll("script[src]"), script => script.GetAttribute("src")!.Contains("webchat", StringComparison.Ordinal));
        Assert.Contains("\"webChat\":\"/assets/webchat.", page.QuerySelector("[data-chat-settings]")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page, its style and its script, as a browser fetches them before the input can be used.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    public async Task Less_than_60_KB_come_before_the_first_usable_input(string path)
    {
        var page = await pages.PageAsync(path);
        var loaded = page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
        var bytes = (await pages.Http.GetByteArrayAsync(path)).Length;
        foreach (var address in loaded)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var answer = await pages.Http.SendAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.NotNull(page.QuerySelector("textarea[data-chat-input]"));
        Assert.InRange(bytes, 1, 60 * 1024);
    }

    [Fact]
    public async Task The_widget_is_one_script_with_its_words_in_both_languages()
    {
        using var answer = await pages.Http.GetAsync("/widget.js");
        var script = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(pages.Library.Phrases.Web["openChat"].In(Language.Ja), script, StringComparison.Ordinal);
        Assert.Contains(pages.Library.Phrases.Web["openChat"].In(Language.En), script, StringComparison.Ordinal);
        Assert.DoesNotContain("WORDS", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_are_exact_and_the_lock_file_names_no_registry()
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(Source, "package.json")))!;
        var versions = package["dependencies"]!.AsObject().Concat(package["devDependencies"]!.AsObject()).Select(entry => (string)entry.Value!);

        Assert.All(versions, version => Assert.Matches(Exact(), version));
        Assert.All(package["takenAsPublished"]!.AsObject(), taken =>
        {
            Assert.Matches(Exact(), (string)taken.Value!["version"]!);
            Assert.StartsWith("sha512-", (string)taken.Value["integrity"]!, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Source, "package-lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Web_Chat_is_served_as_it_was_published()
    {
        var published = File.ReadAllBytes(Path.Combine(Source, "node_modules", "botframework-webchat", "dist", "webchat.js"));
        var served = File.ReadAllBytes(Directory.GetFiles(Path.Combine(Source, "dist"), "webchat.*.js").Single());

        Assert.Equal(published, served);
    }

    private async Task<string> ScriptAsync() => (await pages.PageAsync("/")).QuerySelector("script[src]")!.GetAttribute("src")!;

    private static async Task<string> PlainAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync();
        using var plain = new StreamReader(answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        return await plain.ReadToEndAsync();
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Exact();
}
