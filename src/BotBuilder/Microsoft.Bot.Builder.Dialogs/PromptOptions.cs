using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt asks. Kept with the conversation while the prompt is on the stack.</summary>
public class PromptOptions
{
    /// <summary>Makes empty ones.</summary>
    public PromptOptions()
    {
    }

    /// <summary>The question; null asks nothing. Its input hint becomes expectingInput unless it is set.</summary>
    [JsonProperty("prompt")]
    public Activity Prompt { get; set; }

    /// <summary>The question after an answer that would not do; null asks <see cref="Prompt"/> again.</summary>
    [JsonProperty("retryPrompt")]
    public Activity RetryPrompt { get; set; }

    /// <summary>Whatever the validator needs to know; JSON must bring it back.</summary>
    [JsonProperty("validations")]
    public object Validations { get; set; }
}
