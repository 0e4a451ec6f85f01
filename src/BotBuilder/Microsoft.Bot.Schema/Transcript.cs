using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What was said, in order.</summary>
public class Transcript
{
    /// <summary>Makes an empty one.</summary>
    public Transcript()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public Transcript(IList<Activity> activities = null)
    {
        Activities = activities;
    }

    /// <summary>The activities, oldest first.</summary>
    [JsonProperty(PropertyName = "activities")]
    public IList<Activity> Activities { get; set; }
}
