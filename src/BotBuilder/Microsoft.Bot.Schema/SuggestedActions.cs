using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Buttons under a message that vanish when the conversation goes on.</summary>
public class SuggestedActions
{
    /// <summary>Makes an empty one.</summary>
    public SuggestedActions()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public SuggestedActions(IList<string> to = null, IList<CardAction> actions = null)
    {
        To = to;
        Actions = actions;
    }

    /// <summary>Ids of those who see them; everybody when null or empty.</summary>
    [JsonProperty(PropertyName = "to")]
    public IList<string> To { get; set; }

    /// <summary>The buttons, in order.</summary>
    [JsonProperty(PropertyName = "actions")]
    public IList<CardAction> Actions { get; set; }
}
