using System.Text;
using HamuraBot.Conversations.Files;
using HamuraBot.Tests.DirectLine;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Conversations.Files;

/// <summary>Files that are longer than any piece in which they are read, checked, stored and sent.</summary>
public sealed class LongFileTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_file_comes_back_as_it_was_sent(bool onPostgres)
    {
        var database = onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null;
        await using var app = await new TestApp { Postgres = database }.StartAsync();
        using var http = app.CreateClient();
        var visitor = await DirectLineClient.StartAsync(http);
        byte[][] files = [Lines(1_000_003), Lines(3), Lines(300_001)];

        using var answer = await visitor.UploadAsync("資料です", [.. files.Select((content, place) => ($"{place}.txt", "text/plain", content))]);

        Assert.True(answer.IsSuccessStatusCode);
        var sent = (await visitor.HistoryAsync()).Single(activity => activity["attachments"]?.AsArray().Count == files.Length);
        foreach (var (place, attachment) in sent["attachments"]!.AsArray().Index())
            Assert.Equal(files[place], await http.GetByteArrayAsync(new Uri((string)attachment!["contentUrl"]!).PathAndQuery));
    }

    [Fact]
    public void A_character_may_lie_across_two_pieces()
    {
        for (var before = 0; before < 4; before++)
        {
            var text = new string('a', before) + string.Concat(Enumerable.Repeat("羽村市😀", 8_000));
            Assert.Equal("text/plain", FileKind.Of("a.txt", Encoding.UTF8.GetBytes(text)));
            Assert.Equal("text/csv", FileKind.Of("a.csv", ShiftJis.GetBytes(text.Replace("😀", "", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void What_is_no_text_is_found_at_the_end_as_well()
    {
        byte[] start = [.. Enumerable.Repeat((byte)'a', 50_000)];
        Assert.Null(FileKind.Of("a.txt", [.. start, 0]));
        Assert.Null(FileKind.Of("a.txt", [.. start, 0x81]));
        Assert.Null(FileKind.Of("a.txt", [.. start, 0xFF, 0xFF, .. start]));
        Assert.Null(FileKind.Of("a.txt", [.. Enumerable.Repeat((byte)' ', 50_000), .. "<script>"u8]));
    }

    private static byte[] Lines(int length) => [.. Enumerable.Range(0, length).Select(place => (byte)(place % 80 == 79 ? '\n' : '0' + (place / 80 % 64)))];
}
