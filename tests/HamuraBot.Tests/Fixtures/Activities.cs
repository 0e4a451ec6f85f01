using System.Text.Json.Nodes;
using HamuraBot.Conversations;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Fixtures;

public static class Activities
{
    public static bool IsFromBot(this JsonNode activity) => activity["from"].Text("role") == "bot";

    public static bool IsFromUser(this JsonNode activity) => activity["from"].Text("role") == "user";

    public static bool IsMessage(this JsonNode activity) => activity.Text("type") == "message";

    public static string Id(this JsonNode activity) => activity.Text("id");

    /// <summary>What other programs read of it, as they get it.</summary>
    public static JsonNode? Marks(this JsonNode activity) => (activity["channelData"] as JsonObject)?["hamura"];

    public static Marks Marks(this Activity activity) => HamuraBot.Conversations.Marks.Of(new JObject { ["channelData"] = (activity.ChannelData as JObject)?.DeepClone() });

    /// <summary>The identity that the client gave; empty for what others said.</summary>
    public static string Key(this JsonNode activity) => activity["channelData"] is JsonObject data ? data.Text("clientActivityID") : "";
}
