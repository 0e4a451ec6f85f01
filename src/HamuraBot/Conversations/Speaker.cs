using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

public enum Speaker
{
    Visitor,
    Bot,
    Officer,
}

/// <summary>The one who says an activity, as its <c>from</c> tells: the channel itself sets a visitor's and the bot's, the desk an officer's.</summary>
public static class Speakers
{
    private const string OfficerPrefix = "officer:";

    public static ChannelAccount Bot(string name) => new("bot", name, RoleTypes.Bot);

    public static ChannelAccount Officer(string id, string name) => new(OfficerPrefix + id, name, RoleTypes.Bot);

    public static ChannelAccount Visitor(string id, string name) => new(id, name, RoleTypes.User);

    /// <summary>The officer's id; null if somebody else says it.</summary>
    public static string? OfficerOf(JObject activity) => Of(activity) is Speaker.Officer ? ((string)activity["from"]!["id"]!)[OfficerPrefix.Length..] : null;

    public static Speaker Of(JObject activity)
    {
        var from = activity["from"] as JObject ?? [];
        return (string?)from["role"] == RoleTypes.User ? Speaker.Visitor
            : ((string?)from["id"])?.StartsWith(OfficerPrefix, StringComparison.Ordinal) is true ? Speaker.Officer
            : Speaker.Bot;
    }
}
