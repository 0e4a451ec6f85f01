using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What a channel says about an activity that it took.</summary>
public class ResourceResponse
{
    /// <summary>Makes an empty one.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public ResourceResponse(string id = null)
    {
        Id = id;
    }

    /// <summary>The activity's id.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }
}
