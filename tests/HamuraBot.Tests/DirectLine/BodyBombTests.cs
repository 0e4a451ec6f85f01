using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Bodies made to exhaust: refused before they are parsed, most before they are read.</summary>
[Collection(Servers.Name)]
public sealed class BodyBombTests(SharedServer server)
{
    private const int Depth = 100_000;
    private const int Huge = 31_000_000;

    public static TheoryData<string, string> Deep => new()
    {
        { "[", "]" },
        { "{\"a\":", "}" },
        { "{\"type\":\"message\",\"value\":", "}" },
        { "[", "" },
        { "{\"channelData\":", "" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task A_bottomless_activity_is_refused(string open, string close)
    {
        var visitor = await server.VisitorAsync();
        var bomb = new StringBuilder().Insert(0, open, Depth).Append('1').Insert(open.Length * Depth + 1, close, Depth).ToString();

        foreach (var type in new[] { "application/json", "text/plain" })
        {
            using var answer = await visitor.CallAsync(HttpMethod.Post, "/activities", new StringContent(bomb, Encoding.UTF8, type));
            Assert.Contains((int)answer.StatusCode, new[] { 400, 413, 415 });
        }

        await AssertIsUntouchedAsync(visitor);
    }

    [Theory]
    [InlineData("/activities")]
    [InlineData("/upload")]
    public async Task A_huge_body_is_refused_by_its_announced_length(string path)
    {
        var visitor = await server.VisitorAsync();

        Assert.Equal(413, await RawHttp.StatusAsync(server.Process.Address, Head(visitor, path, $"Content-Length: {Huge}")));
        await AssertIsUntouchedAsync(visitor);
    }

    [Theory]
    [InlineData("/activities")]
    [InlineData("/upload")]
    public async Task A_huge_body_of_unknown_length_is_cut_off(string path)
    {
        var visitor = await server.VisitorAsync();
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{Huge:X}\r\n"), .. new byte[Huge], .. "\r\n0\r\n\r\n"u8];

        var status = await RawHttp.StatusAsync(server.Process.Address, Head(visitor, path, "Transfer-Encoding: chunked"), chunk);

        // The server may hang up on somebody who goes on sending before the refusal is heard.
        Assert.Contains(status, new[] { 413, 400, 415, 0 });
        await AssertIsUntouchedAsync(visitor);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        var visitor = await server.VisitorAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Some.Message(new string('a', 1_000_000)).ToJsonString()));
        }

        var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        body.Headers.ContentEncoding.Add("gzip");
        using var answer = await visitor.CallAsync(HttpMethod.Post, "/activities", body);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType });
        await AssertIsUntouchedAsync(visitor);
    }

    [Theory]
    [InlineData("Content-Length: 5")]
    [InlineData("Content-Length: 5000")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: 10\nContent-Length: 20")]
    [InlineData("Content-Length: 10\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    public async Task A_lie_about_the_length_is_refused(string lie)
    {
        var visitor = await server.VisitorAsync();
        var body = Encoding.UTF8.GetBytes(Some.Message("こんにちは").ToJsonString());

        var status = await RawHttp.StatusAsync(server.Process.Address, Head(visitor, "/activities", lie), body, hangUp: true);

        Assert.Contains(status, new[] { 400, 408, 413, 501, 0 });
        await AssertIsUntouchedAsync(visitor);
    }

    private string Head(DirectLineClient visitor, string path, string length) => $"""
        POST {DirectLineCalls.Root}{visitor.Path}{path} HTTP/1.1
        Host: {server.Process.Address.Authority}
        Authorization: Bearer {visitor.Token}
        Content-Type: {(path == "/upload" ? "multipart/form-data; boundary=x" : "application/json")}
        {length}


        """;

    private static async Task AssertIsUntouchedAsync(DirectLineClient visitor) =>
        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
}
