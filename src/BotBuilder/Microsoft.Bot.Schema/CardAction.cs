using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A button.</summary>
public class CardAction
{
    /// <summary>Makes an empty one.</summary>
    public CardAction()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public CardAction(
        string type = null, string title = null, string image = null, string text = null, string displayText = null, object value = null,
        object channelData = null)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Text on the button.</summary>
    [JsonProperty(PropertyName = "title")]
    public string Title { get; set; }

    /// <summary>URL of a picture beside the title.</summary>
    [JsonProperty(PropertyName = "image")]
    public string Image { get; set; }

    /// <summary>Description of the picture.</summary>
    [JsonProperty(PropertyName = "imageAltText")]
    public string ImageAltText { get; set; }

    /// <summary>Text of the message that a messageBack sends.</summary>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>What the conversation shows when a messageBack is clicked.</summary>
    [JsonProperty(PropertyName = "displayText")]
    public string DisplayText { get; set; }

    /// <summary>What the action works on; its type depends on the kind of action.</summary>
    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }

    /// <summary>What only this channel understands.</summary>
    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    /// <summary>A button that says its own title, see <see cref="FromString"/>.</summary>
    public static implicit operator CardAction(string input) => FromString(input);

    /// <summary>An imBack button with <paramref name="input"/> as its title and its value.</summary>
    public static CardAction FromString(string input) => new CardAction { Type = ActionTypes.ImBack, Title = input, Value = input };
}
