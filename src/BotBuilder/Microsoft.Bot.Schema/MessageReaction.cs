using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A reaction to a message.</summary>
public class MessageReaction
{
    /// <summary>Makes an empty one.</summary>
    public MessageReaction()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public MessageReaction(string type = null)
    {
        Type = type;
    }

    /// <summary>like, plusOne, or what the channel calls it.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }
}
