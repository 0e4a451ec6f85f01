using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Ordinary things, each with an identity of its own.</summary>
public static class Some
{
    public static string User() => "dl_" + Guid.NewGuid().ToString("N");

    public static string Key() => Guid.NewGuid().ToString("N");

    /// <summary>A message as Web Chat posts it.</summary>
    public static JsonObject Message(string text, string? key = null)
    {
        Canaries.Note(text);
        return MessageOf(text, key);
    }

    private static JsonObject MessageOf(string text, string? key) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["attachments"] = new JsonArray(),
        ["channelId"] = "webchat",
        ["locale"] = "ja-JP",
        ["localTimestamp"] = "2026-11-22T06:22:24.694Z",
        ["localTimezone"] = "Asia/Tokyo",
        ["from"] = new JsonObject { ["id"] = "dl_hint", ["name"] = "", ["role"] = "user" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = key ?? Key(), ["attachmentSizes"] = new JsonArray() },
    };
}
