using System.Text.Json.Nodes;

namespace HamuraBot.Content;

/// <summary>What may stand behind a key of a <see cref="MapShape"/>: a method of <see cref="YamlMap"/> reads each.</summary>
public sealed class ValueShape
{
    private readonly Func<JsonObject> schema;

    private ValueShape(Func<JsonObject> schema) => this.schema = schema;

    public static ValueShape Text { get; } = new(() => new() { ["type"] = "string", ["minLength"] = 1 });

    public static ValueShape Texts { get; } = ListOf(Text);

    /// <summary>A list of lists of texts.</summary>
    public static ValueShape Groups { get; } = ListOf(Texts);

    public static ValueShape Date { get; } = Like(@"^\d{4}-\d{2}-\d{2}$");

    public static ValueShape Number { get; } = new(() => new() { ["type"] = "integer" });

    public static ValueShape Flag { get; } = new(() => new() { ["type"] = "boolean" });

    /// <summary>Both languages, side by side.</summary>
    public static ValueShape Words { get; } = Defined("words");

    /// <summary>A list in each language.</summary>
    public static ValueShape WordLists { get; } = Defined("wordLists");

    /// <summary>Phrases and groups of phrases, by names of their own.</summary>
    public static ValueShape Phrases { get; } = Defined("phrases");

    public static ValueShape OneOf(IEnumerable<string> known) =>
        new(() => new() { ["enum"] = new JsonArray([.. known.Select(word => (JsonNode?)word)]) });

    /// <summary>A text of a certain form.</summary>
    public static ValueShape Like(string pattern) => new(() => new() { ["type"] = "string", ["pattern"] = pattern });

    public static ValueShape Of(MapShape map) => new(map.ToSchema);

    public static ValueShape ListOf(MapShape map) => ListOf(Of(map));

    /// <summary>A mapping whose keys are free.</summary>
    public static ValueShape ByName(MapShape map) => new(() => new() { ["type"] = "object", ["additionalProperties"] = map.ToSchema() });

    public JsonObject ToSchema() => schema();

    /// <summary>What is the same in every file.</summary>
    public static JsonObject Definitions() => new()
    {
        ["words"] = new MapShape().Required("ja", Text).Required("en", Text).ToSchema(),
        ["wordLists"] = new MapShape().Required("ja", Texts).Required("en", Texts).ToSchema(),
        ["phrases"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(Words.ToSchema(), new JsonObject { ["type"] = "object", ["additionalProperties"] = Defined("phrases").ToSchema() }),
        },
    };

    private static ValueShape ListOf(ValueShape item) => new(() => new() { ["type"] = "array", ["items"] = item.ToSchema() });

    private static ValueShape Defined(string name) => new(() => new() { ["$ref"] = $"#/definitions/{name}" });
}
