using Newtonsoft.Json;

namespace HamuraBot.Data;

/// <summary>What Bot Builder keeps between turns, as JSON: types by their stored names, texts as they were.</summary>
public static class StateJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.Auto,
        SerializationBinder = new StoredTypes(),
        // What a visitor typed is a text, also where it looks like a date.
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
    });

    public static IDictionary<string, object> Read(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body));
        return Serializer.Deserialize<IDictionary<string, object>>(reader)!;
    }

    /// <summary>The same text for the same state, in whatever order it was made.</summary>
    public static string Write(IDictionary<string, object> state)
    {
        using var body = new StringWriter();
        Serializer.Serialize(body, state.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(), typeof(object));
        return body.ToString();
    }
}
