using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A request, in terms of a program instead of words.</summary>
public class SemanticAction
{
    /// <summary>Makes an empty one.</summary>
    public SemanticAction()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public SemanticAction(string id = null, IDictionary<string, Entity> entities = null)
    {
        Id = id;
        Entities = entities;
    }

    /// <summary>Which action.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    /// <summary>start, continue or done.</summary>
    [JsonProperty(PropertyName = "state")]
    public string State { get; set; }

    /// <summary>Its arguments.</summary>
    [JsonProperty(PropertyName = "entities")]
    public IDictionary<string, Entity> Entities { get; set; }
}
