using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>A message as Web Chat posts it, ready to be sent: only the client's id of the message is still to be written into it.</summary>
internal sealed class Question
{
    /// <summary>Characters of a client's id; Web Chat's have about as many.</summary>
    public const int IdLength = 11;

    private static readonly string IdPlace = new('0', IdLength);

    private Question(string text, string locale)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelId"] = "webchat",
            ["locale"] = locale,
            ["localTimezone"] = "Asia/Tokyo",
            ["from"] = new JsonObject { ["id"] = "dl_benchmark", ["name"] = "", ["role"] = "user" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = IdPlace, ["attachmentSizes"] = new JsonArray() },
        };
        Body = Encoding.UTF8.GetBytes(message.ToJsonString(Unescaped));
        IdAt = Body.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(IdPlace));
    }

    public byte[] Body { get; }

    public int IdAt { get; }

    private static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every sample question of every topic in both languages, well mixed, in the same order each time.</summary>
    public static IReadOnlyList<Question> ReadAll(string dialogs)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();
        var topics = Directory.GetFiles(Path.Combine(dialogs, "topics"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => yaml.Deserialize<TopicQuestions>(File.ReadAllText(file)).Questions).ToList();
        var questions = topics.SelectMany(topic => topic.Ja.Select(text => new Question(text, "ja-JP")))
            .Concat(topics.SelectMany(topic => topic.En.Select(text => new Question(text, "en-US")))).ToArray();
        new Random(8205).Shuffle(questions);
        return questions;
    }

    private sealed class TopicQuestions
    {
        public SampleQuestions Questions { get; set; } = new();
    }

    private sealed class SampleQuestions
    {
        public List<string> Ja { get; set; } = [];

        public List<string> En { get; set; } = [];
    }
}
