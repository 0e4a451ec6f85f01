using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Conversations;
using HamuraBot.Tests.Fixtures;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.DirectLine;

/// <summary>What is checked, stored, shown and answered is one thing, however its names are written.</summary>
[Collection(Servers.Name)]
public sealed class OneReadingTests(SharedServer server)
{
    private const string Elsewhere = """[{"contentType":"application/pdf","contentUrl":"https://example.com/a.pdf","name":"a.pdf"}]""";

    /// <summary>Whatever the server looks at before it takes a message, with a second value that it would mind.</summary>
    public static TheoryData<string, string> Checked => new()
    {
        { "type", "\"event\"" }, { "text", "\"担当者です\"" }, { "attachments", "null" }, { "attachments", Elsewhere }, { "value", "{\"form\":\"expert-dispatch\"}" },
        { "locale", "\"en-US\"" }, { "from", "{\"id\":\"officer:1\",\"role\":\"bot\"}" }, { "channelData", "{\"hamura\":{}}" },
        { "conversation", "{\"id\":\"another\"}" }, { "id", "\"1\"" }, { "timestamp", "\"2020-01-01T00:00:00Z\"" }, { "recipient", "{\"id\":\"x\"}" },
    };

    [Theory]
    [MemberData(nameof(Checked))]
    public async Task A_name_that_stands_twice_is_refused_in_whatever_case(string name, string second)
    {
        var visitor = await server.VisitorAsync();
        foreach (var variant in Variants(name))
        {
            await AssertRefusedAsync(visitor, $"{{\"{variant}\":{second},{Rest(name)},\"{name}\":{First(name)}}}");
            await AssertRefusedAsync(visitor, $"{{\"{name}\":{First(name)},{Rest(name)},\"{variant}\":{second}}}");
        }
        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Theory]
    [InlineData("\"channelData\":{\"clientActivityID\":\"a\",\"ClientActivityId\":\"b\"}")]
    [InlineData("\"channelData\":{\"mine\":{\"a\":1,\"A\":2}}")]
    [InlineData("\"value\":{\"form\":\"expert-dispatch\",\"Form\":\"website-building\"}")]
    [InlineData("\"value\":{\"issue\":\"一つ目の課題\",\"issue\":\"二つ目の課題\"}")]
    [InlineData("\"future\":[[{\"a\":1,\"\\u0041\":2}]]")]
    [InlineData("\"$type\":\"System.Object\"")]
    [InlineData("\"value\":{\"$Type\":\"HamuraBot.Conversations.Conversation, HamuraBot\"}")]
    [InlineData("\"channelData\":{\"a\":[{\"\\u0024ref\":\"1\"}]}")]
    [InlineData("\"value\":{\"$values\":[]}")]
    public async Task What_readers_could_differ_about_is_refused_at_any_depth(string part)
    {
        var visitor = await server.VisitorAsync();

        await AssertRefusedAsync(visitor, $"{{\"type\":\"message\",\"text\":\"こんにちは\",{part}}}");

        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Fact]
    public async Task A_name_in_another_case_alone_is_the_name_that_is_known()
    {
        var visitor = await server.VisitorAsync();

        using var answer = await PostAsync(visitor, """{"TYPE":"message","Text":"電話番号は？","LOCALE":"th-TH","future":1}""");
        var id = (await answer.JsonAsync()).Id();

        var kept = (await visitor.HistoryAsync()).Single(Activities.IsFromUser);
        Assert.Equal(("message", "電話番号は？", "ja-JP"), (kept.Text("type"), kept.Text("text"), kept.Text("locale")));
        Assert.Equal(1, (int)kept["future"]!);
        Assert.DoesNotContain(kept.Select(property => property.Key).GroupBy(name => name.ToUpperInvariant()), same => same.Count() > 1);
        Assert.Contains("042-555-1111", string.Concat(await visitor.AnswersAsync(id)));
    }

    [Fact]
    public async Task Files_of_others_are_refused_in_whatever_case()
    {
        var visitor = await server.VisitorAsync();
        foreach (var variant in Variants("attachments").Append("attachments"))
        {
            await AssertRefusedAsync(visitor, $"{{\"type\":\"message\",\"text\":\"資料です\",\"{variant}\":{Elsewhere}}}");
        }
        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Fact]
    public async Task An_upload_has_the_files_that_came_and_no_others()
    {
        var visitor = await server.VisitorAsync();
        var activity = new JsonObject { ["type"] = "message", ["Attachments"] = JsonNode.Parse(Elsewhere), ["text"] = "資料です" };

        using var answer = await visitor.CallAsync(HttpMethod.Post, "/upload", DirectLineClient.Multipart(activity, ("p.png", "image/png", SomeFile.Png)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = (await visitor.HistoryAsync()).Single(Activities.IsFromUser);
        Assert.Equal("p.png", Assert.Single(kept["attachments"]!.AsArray()).Text("name"));
        Assert.DoesNotContain("example.com", kept.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_kept_as_the_text_that_is_answered()
    {
        var visitor = await server.VisitorAsync();

        using var answer = await PostAsync(visitor, """{"type":"message","text":12345}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("12345", (await visitor.HistoryAsync()).Single(Activities.IsFromUser).Text("text"));
    }

    [Fact]
    public async Task What_a_button_stands_for_may_be_as_long_as_a_message_and_no_longer()
    {
        var visitor = await server.VisitorAsync();

        await AssertRefusedAsync(visitor, $"{{\"type\":\"message\",\"value\":\"{new string('あ', 4001)}\"}}");
        await AssertRefusedAsync(visitor, $"{{\"type\":\"message\",\"text\":\"\",\"value\":\"{new string('あ', 4001)}\"}}");
    }

    [Fact]
    public async Task Marks_come_off_a_visitors_message_in_whatever_case()
    {
        var visitor = await server.VisitorAsync();

        using var answer = await PostAsync(visitor, """{"type":"message","text":"こんにちは","channelData":{"Hamura":{"handoff":{"status":"closed"}},"mine":1}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"mine":1}""", (await visitor.HistoryAsync()).Single(Activities.IsFromUser)["channelData"]!.ToJsonString());
    }

    /// <summary>The bot takes a card's fields whatever text stands beside them: so the officer reads both.</summary>
    [Theory]
    [InlineData("""{"text":"こんにちは"}""", "こんにちは")]
    [InlineData("""{"text":"こんにちは","value":"apply:expert-dispatch"}""", "こんにちは")]
    [InlineData("""{"text":"","value":"apply:expert-dispatch"}""", "apply:expert-dispatch")]
    [InlineData("""{"text":"こんにちは","value":{"form":"expert-dispatch","issue":"段取り替え","people":12,"agree":true,"none":null}}""",
        "こんにちは\nform: expert-dispatch\nissue: 段取り替え\npeople: 12\nagree: True")]
    public void Officers_read_what_the_bot_answers(string activity, string shown) => Assert.Equal(shown, MessageText.Shown(JObject.Parse(activity)));

    private static IEnumerable<string> Variants(string name) =>
        [name, name.ToUpperInvariant(), char.ToUpperInvariant(name[0]) + name[1..], name[..^1] + char.ToUpperInvariant(name[^1]), $"\\u{(int)name[0]:x4}{name[1..]}"];

    private static string First(string name) => name switch
    {
        "type" => "\"message\"",
        "text" => "\"こんにちは\"",
        "attachments" => "[]",
        "locale" => "\"ja-JP\"",
        "from" or "conversation" or "recipient" or "channelData" => "{}",
        _ => "\"2026-11-22T06:22:24.694Z\"",
    };

    private static string Rest(string name) => name switch
    {
        "type" => "\"text\":\"こんにちは\"",
        "text" => "\"type\":\"message\"",
        _ => "\"type\":\"message\",\"text\":\"こんにちは\"",
    };

    private static Task<HttpResponseMessage> PostAsync(DirectLineClient visitor, string json) =>
        visitor.CallAsync(HttpMethod.Post, "/activities", new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task AssertRefusedAsync(DirectLineClient visitor, string json)
    {
        using var answer = await PostAsync(visitor, json);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} for {json[..Math.Min(json.Length, 200)]}");
    }
}
