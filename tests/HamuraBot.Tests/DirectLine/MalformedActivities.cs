using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Activities that went wrong on their way: real ones, damaged in one to three places.</summary>
public sealed class MalformedActivities(int seed)
{
    private const int LongText = 256 * 1024;
    private const string Hole = "@hole@";

    private static readonly string[] Originals =
    [
        Some.Message("利子補給について教えて").ToJsonString(),
        """{"type":"message","value":{"form":"expert-dispatch","agree":"true"},"channelData":{"postBack":true},"from":{"id":"dl_a"}}""",
        """{"type":"message","text":"menu","channelData":{"messageBack":{"displayText":"m"},"clientActivityID":"k"},"value":[1,2,{"a":null}]}""",
        """{"type":"event","name":"webchat/join","value":{"language":"ja-JP"},"from":{"id":"dl_a","role":"user"},"locale":"en-US"}""",
        """{"type":"typing","from":{"id":"dl_a","role":"user"},"channelData":{}}""",
        """
        {"type":"message","text":"a","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}],
        "entities":[{"type":"ClientCapabilities","requiresBotState":true},{"type":"mention","mentioned":{"id":"x"}}],"timestamp":"2026-11-22T06:22:24.694Z",
        "suggestedActions":{"to":[],"actions":[{"type":"imBack","value":"x"}]},"conversation":{"id":"c"},"recipient":{"id":"bot"},"replyToId":"1","id":"2"}
        """,
    ];

    private static readonly string[] Names =
    [
        "type", "id", "timestamp", "localTimestamp", "localTimezone", "conversation", "recipient", "serviceUrl", "replyToId", "attachments", "entities",
        "channelData", "channelId", "from", "membersAdded", "membersRemoved", "relatesTo", "expiration", "suggestedActions", "value", "locale", "text",
        "textFormat", "attachmentLayout", "topicName", "historyDisclosed", "importance", "deliveryMode", "listenFor", "textHighlights", "semanticAction",
        "reactionsAdded", "clientActivityID", "attachmentSizes", "", "__proto__", "$type", "$id", "$ref", "TYPE",
    ];

    private static readonly string[] Oddities =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-1e-400", new string('9', 400), "1.7976931348623157e309", "9223372036854775808", "[]", "{}", "[null]", "[[]]",
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\uffff\"", "\"\U0001d518\"", "\"\u202e\"", "\"2026-13-45T99:99:99Z\"",
        "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59+14:00\"", "\"message\"", "\"trace\"", "\"javascript:alert(1)\"", "{\"a\":1,\"a\":2}", "{\"$type\":\"System.Object\"}",
        "{\"id\":null}", "[{\"contentType\":null}]", "[{\"contentUrl\":\"file:///etc/passwd\"}]", "NaN", "Infinity", "undefined", "'x'", "/**/1", "01", "+1", "\"\\x41\"", "\"\t\"",
    ];

    private static readonly string?[] Types =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=shift_jis",
        "application/json; charset=no-such", "application/json; charset=", "text/plain", "application/octet-stream", "multipart/form-data; boundary=x", "nonsense", "", null,
    ];

    private readonly Random random = new(seed);

    public (byte[] Body, string? ContentType) Next()
    {
        var activity = JsonNode.Parse(Originals[random.Next(Originals.Length)])!.AsObject();
        for (var damage = random.Next(1, 4); damage > 0; damage--)
        {
            Damage(Pick([.. Inside(activity)]));
        }

        var parts = activity.ToJsonString().Split($"\"{Hole}\"");
        var text = string.Concat(parts.SkipLast(1).Select(part => part + Oddity())) + parts[^1];
        if (random.Next(8) == 0)
        {
            text = text.Replace("{", $"{{\"{Pick(Names)}\":{Pick(Oddities)},", StringComparison.Ordinal);
        }

        var body = Encoding.UTF8.GetBytes(text);
        return (random.Next(3) == 0 ? DamageBytes(body) : body, random.Next(10) == 0 ? Pick(Types) : Types[0]);
    }

    private void Damage(JsonObject target)
    {
        var name = target.Count > 0 && random.Next(2) == 0 ? Pick([.. target.Select(property => property.Key)]) : Pick(Names);
        if (!target.Remove(name) || random.Next(3) > 0)
        {
            target[name] = Hole;
        }
    }

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];

    private string Oddity() => random.Next(100) switch
    {
        0 => $"\"{new string('a', LongText)}\"",
        < 4 => Nested("[", "]"),
        < 8 => Nested("{\"a\":", "}"),
        _ => Pick(Oddities),
    };

    private string Nested(string open, string close)
    {
        var depth = random.Next(1, 300);
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    private byte[] DamageBytes(byte[] body)
    {
        var at = random.Next(body.Length);
        return random.Next(7) switch
        {
            0 => body[..at],
            1 => [.. body[..at], (byte)random.Next(256), .. body[at..]],
            2 => [.. body[..at], (byte)(body[at] ^ (1 << random.Next(8))), .. body[(at + 1)..]],
            3 => [.. body[..at], 0xFF, 0xC0, 0x80, .. body[at..]],
            4 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
            5 => [0xEF, 0xBB, 0xBF, .. body],
            _ => [.. body, .. Encoding.UTF8.GetBytes(random.Next(4).ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static IEnumerable<JsonObject> Inside(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(property => Inside(property.Value)).Prepend(one).ToList(),
        JsonArray many => many.SelectMany(Inside).ToList(),
        _ => [],
    };
}
