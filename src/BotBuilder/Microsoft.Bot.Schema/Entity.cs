using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Metadata about an activity: a type, and properties of that type.</summary>
public class Entity
{
    /// <summary>Makes an empty one.</summary>
    public Entity()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public Entity(string type = null)
    {
        Type = type;
    }

    /// <summary>Tells what the properties are.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Properties of the JSON that have no member here; written back as they were read.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();

    /// <summary>
    /// Reads the entity as a <typeparamref name="T"/>, by its JSON; what <typeparamref name="T"/> does not know is left out.
    /// </summary>
    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    /// <summary>Replaces type and properties by those of <paramref name="obj"/>, by its JSON.</summary>
    public void SetAs<T>(T obj)
    {
        var copy = JObject.FromObject(obj).ToObject<Entity>();
        Type = copy.Type;
        Properties = copy.Properties;
    }
}
