using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Schema;

public sealed class ActivityJsonTests
{
    private static readonly JsonSerializerSettings WithoutNulls = new() { NullValueHandling = NullValueHandling.Ignore };

    [Fact]
    public void A_round_trip_keeps_what_is_known_and_what_is_not()
    {
        var wire = JObject.Parse("""
            {
              "type": "message", "id": "7", "localTimezone": "Asia/Tokyo",
              "serviceUrl": "https://channel.example", "channelId": "directline",
              "from": { "id": "visitor", "name": "山田", "role": "user", "department": "総務" },
              "conversation": { "id": "c", "isGroup": false, "shard": 3 },
              "recipient": { "id": "bot" },
              "textFormat": "plain", "attachmentLayout": "list", "locale": "ja-JP", "text": "備品",
              "speak": "びひん", "inputHint": "expectingInput",
              "suggestedActions": { "to": ["visitor"], "actions": [ { "type": "imBack", "title": "はい", "value": "はい" } ] },
              "attachments": [ { "contentType": "image/png", "contentUrl": "https://channel.example/a.png", "name": "a.png", "size": 12 } ],
              "entities": [ { "type": "ClientCapabilities", "requiresBotState": true } ],
              "channelData": { "clientActivityID": "x1" },
              "replyToId": "6", "value": { "a": 1 }, "name": "n", "code": "unknown", "importance": "high", "deliveryMode": "normal",
              "relatesTo": { "activityId": "5", "channelId": "directline", "locale": "ja-JP" },
              "timestampOfTheMoon": "full", "nested": { "kept": [1, 2] }
            }
            """);

        var activity = wire.ToObject<Activity>()!;
        var back = JObject.Parse(JsonConvert.SerializeObject(activity, WithoutNulls));

        Assert.True(JToken.DeepEquals(wire, back), back.ToString());
        Assert.Equal("full", (string?)activity.Properties["timestampOfTheMoon"]);
        Assert.Equal("総務", (string?)activity.From.Properties["department"]);
    }

    [Fact]
    public void Timestamps_keep_their_offset()
    {
        var activity = new Activity { LocalTimestamp = new DateTimeOffset(2026, 11, 22, 8, 30, 0, TimeSpan.FromHours(9)) };

        var back = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity))!;

        Assert.Equal(activity.LocalTimestamp, back.LocalTimestamp);
        Assert.Equal(TimeSpan.FromHours(9), back.LocalTimestamp!.Value.Offset);
    }

    [Fact]
    public void Channel_data_is_given_as_itself_or_read_from_its_json()
    {
        var data = new ClientData { ClientActivityID = "x1" };

        Assert.Same(data, new Activity { ChannelData = data }.GetChannelData<ClientData>());
        Assert.Equal("x1", new Activity { ChannelData = JObject.FromObject(data) }.GetChannelData<ClientData>().ClientActivityID);
        Assert.Null(new Activity().GetChannelData<ClientData>());
    }

    [Fact]
    public void Trying_for_channel_data_says_whether_there_is_any()
    {
        var activity = new Activity { ChannelData = new JObject { ["ClientActivityID"] = "x1" } };

        Assert.True(activity.TryGetChannelData<ClientData>(out var found));
        Assert.Equal("x1", found.ClientActivityID);
        Assert.False(new Activity().TryGetChannelData<ClientData>(out _));
    }

    [Fact]
    public void An_entity_is_read_as_its_type_and_set_from_it()
    {
        var entity = JObject.Parse("""{ "type": "place", "town": "羽村" }""").ToObject<Entity>()!;
        Assert.Equal("羽村", entity.GetAs<Place>().Town);

        entity.SetAs(new Place { Type = "place", Town = "青梅" });
        Assert.Equal("青梅", (string?)entity.Properties["town"]);
    }

    [Fact]
    public void A_hero_card_travels_as_an_attachment()
    {
        var card = new HeroCard("title", buttons: [new CardAction(ActionTypes.OpenUrl, "open", value: "https://example.jp")]);

        var attachment = card.ToAttachment();

        Assert.Equal("application/vnd.microsoft.card.hero", attachment.ContentType);
        Assert.Same(card, attachment.Content);
        Assert.Equal("openUrl", (string?)JObject.FromObject(attachment).SelectToken("content.buttons[0].type"));
    }

    [Fact]
    public void A_string_becomes_a_button_without_a_type()
    {
        CardAction action = "はい";

        Assert.Equal((null, "はい", "はい"), (action.Type, action.Title, action.Value));
    }

    private sealed class ClientData
    {
        public string? ClientActivityID { get; set; }
    }

    private sealed class Place
    {
        [JsonProperty("type")]
        public string? Type { get; set; }

        [JsonProperty("town")]
        public string? Town { get; set; }
    }
}
