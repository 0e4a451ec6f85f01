using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that has begun and not ended, as it is saved between turns.</summary>
public class DialogInstance
{
    /// <summary>Makes an empty one.</summary>
    public DialogInstance()
    {
    }

    /// <summary>Which dialog.</summary>
    [JsonProperty("id")]
    public string Id { get; set; }

    /// <summary>What the dialog keeps until it ends; JSON must bring it back.</summary>
    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; }
}
