using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class UploadTests(SharedServer server)
{
    public static TheoryData<string, string, byte[]> Welcome => new()
    {
        { "見積書.txt", "text/plain", SomeFile.Text("合計 1,000円") },
        { "plan.csv", "text/csv", SomeFile.Text("a,b\n1,2\n") },
        { "p.png", "image/png", SomeFile.Png },
        { "写真.JPG", "image/jpeg", SomeFile.Jpeg },
        { "p.gif", "image/gif", SomeFile.Gif },
        { "案内.pdf", "application/pdf", SomeFile.Pdf },
        { "計画書.docx", SomeFile.Word, SomeFile.Docx },
    };

    [Theory]
    [MemberData(nameof(Welcome))]
    public async Task A_file_comes_back_byte_for_byte_and_only_to_be_saved(string name, string type, byte[] content)
    {
        var visitor = await server.VisitorAsync();
        var id = (await visitor.UploadAsync("資料です", (name, type, content)).JsonAsync()).Id();

        var stored = (await visitor.HistoryAsync()).Single(activity => activity.Id() == id);
        var attachment = Assert.Single(stored["attachments"]!.AsArray())!;
        using var file = await server.Http.GetAsync(new Uri(attachment.Text("contentUrl")));

        Assert.Equal(name, attachment.Text("name"));
        Assert.NotEmpty(stored["channelData"]!["attachmentSizes"]!.AsArray());
        Assert.Equal(content, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("案", ".pdf")]
    [InlineData("𠮷", ".pdf")]
    public async Task A_name_that_is_too_long_keeps_its_ending(string letter, string ending)
    {
        var visitor = await server.VisitorAsync();
        var id = (await visitor.UploadAsync("資料です", (string.Concat(Enumerable.Repeat(letter, 150)) + ending, "application/pdf", SomeFile.Pdf)).JsonAsync()).Id();

        var name = (await visitor.HistoryAsync()).Single(activity => activity.Id() == id)["attachments"]![0].Text("name");

        Assert.EndsWith(letter + ending, name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 119, 120);
    }

    [Fact]
    public async Task A_file_is_acknowledged_with_an_answer_and_a_resend_adds_nothing()
    {
        var visitor = await server.VisitorAsync();
        var activity = Some.Message("資料です");
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["name"] = "p.png" });

        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var content = DirectLineClient.Multipart(activity.DeepClone().AsObject(), ("p.png", "image/png", SomeFile.Png));
            ids.Add((await visitor.CallAsync(HttpMethod.Post, "/upload", content).JsonAsync()).Id());
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.Single(await visitor.HistoryAsync(), stored => stored.IsFromUser());
        Assert.NotEmpty(await visitor.AnswersAsync(ids[0]));
    }

    [Fact]
    public async Task Files_may_come_without_an_activity()
    {
        var visitor = await server.VisitorAsync();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(SomeFile.Png), "file", "p.png" } };

        using var answer = await visitor.CallAsync(HttpMethod.Post, "/upload", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(await visitor.HistoryAsync(), activity => activity.IsFromUser() && activity["attachments"] is JsonArray { Count: 1 });
    }

    [Fact]
    public async Task Ten_files_are_taken_and_eleven_are_refused()
    {
        var visitor = await server.VisitorAsync();
        var files = Enumerable.Range(0, 11).Select(n => ($"{n}.txt", "text/plain", SomeFile.Text($"{n}"))).ToArray();

        using var ten = await visitor.UploadAsync("", files[..10]);
        using var eleven = await visitor.UploadAsync("", files);

        Assert.Equal(HttpStatusCode.OK, ten.StatusCode);
        await AssertRefusedAsync(eleven);
        Assert.Equal(10, Assert.Single(await visitor.HistoryAsync(), Activities.IsFromUser)["attachments"]!.AsArray().Count);
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_more_are_refused()
    {
        var visitor = await server.VisitorAsync();
        var half = SomeFile.Text(new string('a', 5_000_000));

        using var within = await visitor.UploadAsync("", ("a.txt", "text/plain", half), ("b.txt", "text/plain", half));
        using var beyond = await visitor.UploadAsync("", ("a.txt", "text/plain", half), ("b.txt", "text/plain", [.. half, (byte)'a']));

        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        await AssertRefusedAsync(beyond);
    }

    [Fact]
    public async Task A_refused_upload_leaves_no_message()
    {
        var visitor = await server.VisitorAsync();

        await AssertRefusedAsync(await visitor.UploadAsync("資料です", ("p.png", "image/png", SomeFile.Png), ("run.exe", "application/octet-stream", [.. "MZ"u8, 0, 0])));

        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Fact]
    public async Task The_address_of_a_file_cannot_be_guessed()
    {
        var visitor = await server.VisitorAsync();
        await visitor.UploadAsync("", ("a.txt", "text/plain", SomeFile.Text("a"))).JsonAsync();
        var address = new Uri((await visitor.HistoryAsync()).Single(Activities.IsFromUser)["attachments"]![0].Text("contentUrl"));
        var key = address.Segments.Select(segment => segment.Trim('/')).Single(segment => segment.Length >= 43);

        foreach (var guess in new[] { key[..^1], key + "A", (key[0] == 'A' ? "B" : "A") + key[1..], key.ToUpperInvariant(), "" })
        {
            using var answer = await server.Http.GetAsync(new Uri(address.AbsoluteUri.Replace(key, guess, StringComparison.Ordinal)));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType });
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"].Text("message"));
    }
}
