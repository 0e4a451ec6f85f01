using System.Text.Json.Nodes;

namespace HamuraBot.Content;

/// <summary>
/// What a mapping of <c>dialogs/</c> holds. Its reader tells a misspelt key by it, and an editor completes keys and marks faults by the
/// JSON schema that is made of it.
/// </summary>
public sealed class MapShape
{
    private readonly List<(string Key, ValueShape Value, bool IsRequired)> entries = [];

    public IEnumerable<string> Keys => entries.Select(entry => entry.Key);

    public MapShape Required(string key, ValueShape value) => Add(key, value, true);

    public MapShape Optional(string key, ValueShape value) => Add(key, value, false);

    public JsonObject ToSchema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.ToSchema()))),
            ["additionalProperties"] = false,
        };
        var required = entries.Where(entry => entry.IsRequired).Select(entry => (JsonNode?)entry.Key).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        return schema;
    }

    private MapShape Add(string key, ValueShape value, bool isRequired)
    {
        entries.Add((key, value, isRequired));
        return this;
    }
}
