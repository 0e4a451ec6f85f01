using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A stack of dialogs, as it is saved between turns.</summary>
public class DialogState
{
    /// <summary>Makes an empty stack.</summary>
    public DialogState()
        : this(null)
    {
    }

    /// <summary>Makes one over <paramref name="stack"/> itself, not a copy; null gives an empty one.</summary>
    public DialogState(List<DialogInstance> stack)
    {
        DialogStack = stack ?? new List<DialogInstance>();
    }

    /// <summary>The dialogs that have begun and not ended; the active one is first.</summary>
    [JsonProperty("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; }
}
