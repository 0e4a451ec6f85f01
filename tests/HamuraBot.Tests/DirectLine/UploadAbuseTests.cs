using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>What is not what it says is refused; what is taken is never executed, unpacked or stored outside.</summary>
[Collection(Servers.Name)]
public sealed class UploadAbuseTests(SharedServer server)
{
    private const string Script = "<script>alert(1)</script>";

    public static TheoryData<string, string, byte[]> Unwelcome => new()
    {
        { "nothing.txt", "text/plain", [] },
        { "drawing.svg", "image/svg+xml", SomeFile.Text($"<svg xmlns=\"http://www.w3.org/2000/svg\">{Script}</svg>") },
        { "drawing.png", "image/svg+xml", SomeFile.Text($"<svg xmlns=\"http://www.w3.org/2000/svg\">{Script}</svg>") },
        { "page.html", "text/html", SomeFile.Text(Script) },
        { "page.png", "image/png", SomeFile.Text($"<html>{Script}</html>") },
        { "page.pdf", "application/pdf", SomeFile.Text($"<html>{Script}</html>") },
        { "page.xhtml", "application/xhtml+xml", SomeFile.Text("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>") },
        { "code.js", "text/javascript", SomeFile.Text("alert(1)") },
        { "run.exe", "application/octet-stream", [.. "MZ"u8, 0x90, 0, 3, 0] },
        { "run.txt", "text/plain", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0] },
        { "run.png", "image/png", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "any.zip", "application/zip", SomeFile.Zip(("a.txt", SomeFile.Text("a"))) },
        { "any.docx", SomeFile.Word, SomeFile.Zip(("a.txt", SomeFile.Text("a"))) },
        { "photo.jpg", "image/jpeg", SomeFile.Png },
        { "photo", "image/png", SomeFile.Png },
        { "photo.png.exe", "image/png", SomeFile.Png },
        { "macro.docm", "application/vnd.ms-word.document.macroEnabled.12", SomeFile.Docx },
        { "link.url", "text/plain", SomeFile.Text("[InternetShortcut]\nURL=https://evil.example") },
    };

    public static TheoryData<string, string, byte[]> Polyglots => new()
    {
        { "p.gif", "image/gif", [.. "GIF89a"u8, .. SomeFile.Text($"/*{Script}*/=1;alert(1)")] },
        { "p.gif", "text/html", [.. SomeFile.Gif, .. SomeFile.Text(Script)] },
        { "p.png", "image/png", [.. SomeFile.Png, .. SomeFile.Text($"<html>{Script}</html>")] },
        { "p.pdf", "application/pdf", [.. SomeFile.Pdf, .. SomeFile.Text(Script)] },
        { "p.jpg", "image/jpeg", [.. SomeFile.Jpeg, .. SomeFile.Zip(("a.class", SomeFile.Text("cafebabe")))] },
        { "p.txt", "text/html", SomeFile.Text(Script) },
        { "p.txt", "text/plain", SomeFile.Text(Script) },
        { "p.csv", "text/csv", SomeFile.Text("=cmd|'/c calc'!A0\n") },
    };

    public static TheoryData<string> Escapes =>
    [
        "../../../../tmp/escaped.txt",
        "..\\..\\escaped.txt",
        "/etc/escaped.txt",
        "C:\\escaped.txt",
        "a/../../escaped.txt",
        "..%2f..%2fescaped.txt",
        "escaped\u0000.txt",
        "escaped\u202etxt.exe.txt",
        "....//escaped.txt",
        "con.txt",
        "escaped;filename=x.txt",
        new string('長', 300) + ".txt",
    ];

    [Theory]
    [MemberData(nameof(Unwelcome))]
    public async Task What_is_not_what_it_says_is_refused(string name, string type, byte[] content)
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.UploadAsync("", (name, type, content));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType });
        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Theory]
    [MemberData(nameof(Polyglots))]
    public async Task What_is_two_things_at_once_is_refused_or_only_saved(string name, string type, byte[] content)
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.UploadAsync("", (name, type, content));

        Assert.InRange((int)answer.StatusCode, 200, 415);
        await AssertIsOnlySavedAsync(visitor);
    }

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task No_name_leads_out_of_the_store(string name)
    {
        var visitor = await server.VisitorAsync();
        var outside = Outside();

        using var answer = await visitor.UploadAsync("", (name, "text/plain", SomeFile.Text("x")));

        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.Equal(outside, Outside());
        Assert.Empty(Directory.EnumerateFiles(server.Process.Data, "*escaped*", SearchOption.AllDirectories));
        await AssertIsOnlySavedAsync(visitor);
    }

    [Fact]
    public async Task A_bomb_is_not_unpacked()
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.UploadAsync("", ("bomb.docx", SomeFile.Word, SomeFile.ZipBomb(megabytes: 200)));

        Assert.InRange((int)answer.StatusCode, 200, 415);
        await AssertIsOnlySavedAsync(visitor);
        Assert.NotEmpty(await visitor.SayAsync("電話番号は？"));
    }

    [Fact]
    public async Task One_conversation_cannot_fill_the_store()
    {
        await using var small = await HamuraProcess.StartNewAsync(("DirectLine__ConversationBytes", "100000"));
        var visitor = await DirectLineClient.StartAsync(small.Http);
        var file = SomeFile.Text(new string('a', 30_000));
        var taken = 0;
        for (var i = 0; i < 10; i++)
        {
            using var answer = await visitor.UploadAsync("", ("a.txt", "text/plain", file));
            taken += answer.IsSuccessStatusCode ? 1 : 0;
        }

        Assert.Equal(3, taken);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=nowhere")]
    [InlineData("multipart/mixed; boundary=x")]
    [InlineData("multipart/form-data; boundary=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("text/plain")]
    public async Task A_body_that_is_no_upload_is_refused(string type)
    {
        var visitor = await server.VisitorAsync();
        var body = new ByteArrayContent(SomeFile.Text("--x\r\nContent-Disposition: form-data\r\n\r\n"));
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await visitor.CallAsync(HttpMethod.Post, "/upload", body);

        Assert.InRange((int)answer.StatusCode, 400, 415);
    }

    private string[] Outside() =>
        [.. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(server.Process.Data)!), .. Directory.EnumerateFiles(Path.GetTempPath(), "*escaped*")];

    private async Task AssertIsOnlySavedAsync(DirectLineClient visitor)
    {
        foreach (var attachment in (await visitor.HistoryAsync()).Where(Activities.IsFromUser).SelectMany(activity => activity["attachments"]!.AsArray()))
        {
            using var file = await server.Http.GetAsync(new Uri(attachment.Text("contentUrl")));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
            Assert.DoesNotContain(file.Content.Headers.ContentType?.MediaType, new[] { "text/html", "image/svg+xml", "text/javascript" });
            Assert.DoesNotContain("/", attachment.Text("name"), StringComparison.Ordinal);
            Assert.DoesNotContain("\\", attachment.Text("name"), StringComparison.Ordinal);
        }
    }
}
