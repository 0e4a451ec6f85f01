using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.DirectLine;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Each part of an activity has a size that clients do not need: what is larger is refused, in the visitor's language, and nothing is kept.</summary>
[Collection(Servers.Name)]
public sealed class PartSizeTests(SharedServer server)
{
    public static TheoryData<string, int> Parts => new()
    {
        { "channelData", 17_000 }, { "ChannelData", 500_000 }, { "value", 66_000 }, { "entities", 17_000 }, { "localTimezone", 9_000 }, { "future", 9_000 }, { "from", 9_000 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_that_is_too_large_is_refused_in_words(string part, int size)
    {
        var visitor = await server.VisitorAsync();
        foreach (var (locale, sentence) in new[] { ("ja-JP", "大きすぎて"), ("en-US", "too large") })
        {
            using var answer = await visitor.PostAsync(With(part, size, locale));

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains(sentence, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"].Text("message"));
        }
        using var upload = await visitor.CallAsync(HttpMethod.Post, "/upload", DirectLineClient.Multipart(With(part, size, "ja-JP"), ("p.png", "image/png", SomeFile.Png)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, upload.StatusCode);
        Assert.DoesNotContain(await visitor.HistoryAsync(), Activities.IsFromUser);
    }

    [Fact]
    public async Task Many_small_unknown_parts_are_one_large_one()
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("こんにちは");
        for (var n = 0; n < 100; n++) message[$"future{n}"] = new string('a', 100);

        using var answer = await visitor.PostAsync(message);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task What_clients_send_of_their_own_accord_is_taken()
    {
        var visitor = await server.VisitorAsync();
        var message = With("value", 60_000, "ja-JP");
        message["channelData"] = new JsonObject { ["clientActivityID"] = Some.Key(), ["page"] = new string('a', 15_000) };

        using var answer = await visitor.PostAsync(message);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>An IPv6 line has as many addresses as it likes; an IPv4 address is one, however it is written.</summary>
    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    public void An_address_is_what_one_line_has(string address, string counted) => Assert.Equal(counted, ClientAddress.Of(IPAddress.Parse(address)));

    private static JsonObject With(string part, int size, string locale)
    {
        var message = Some.Message("こんにちは");
        message.Remove(message.Select(property => property.Key).FirstOrDefault(name => name.Equals(part, StringComparison.OrdinalIgnoreCase)) ?? part);
        message["locale"] = locale;
        message[part] = part is "entities" ? new JsonArray(new JsonObject { ["type"] = new string('a', size) }) : part is "localTimezone" ? new string('a', size) : new JsonObject { ["name"] = new string('a', size) };
        return message;
    }
}
