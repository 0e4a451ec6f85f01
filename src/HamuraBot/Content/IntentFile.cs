using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Content;

/// <summary>Reads <c>intents.yaml</c> and <c>foreign.yaml</c>: how people word what is no topic.</summary>
public static class IntentFile
{
    /// <summary>A topic has its own file, and "none" is what is left.</summary>
    private static readonly Dictionary<string, Intent> Written =
        Enum.GetValues<Intent>().Except([Intent.Topic, Intent.None]).ToDictionary(intent => intent.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, ForeignKind> Kinds = new()
    {
        ["city-hall"] = ForeignKind.CityHall, ["elsewhere"] = ForeignKind.OtherMunicipality, ["distress"] = ForeignKind.Distress,
    };

    public static MapShape Shape { get; } = Written.Keys.Aggregate(new MapShape(), (shape, key) => shape.Required(key, ValueShape.WordLists));

    /// <summary>Of one matter.</summary>
    public static MapShape ForeignShape { get; } = new MapShape()
        .Required("about", ValueShape.Text).Optional("kind", ValueShape.OneOf(Kinds.Keys)).Optional("ja", ValueShape.Texts).Optional("en", ValueShape.Texts);

    public static IReadOnlyList<IntentText> Read(YamlMap map)
    {
        map.Only(Shape);
        var intents = new List<IntentText>();
        foreach (var (key, intent) in Written)
        {
            map.Map(key);
            var samples = map.Lists(key);
            if (map.Has(key) && (samples.Ja.Count == 0 || samples.En.Count == 0))
                map.Fault(key, $"'{key}' has no samples in one language", "Write how people say it");
            intents.Add(new(intent, samples.Ja, samples.En));
        }
        return intents;
    }

    public static IReadOnlyList<ForeignText> ReadForeign(IReadOnlyList<YamlMap> matters) =>
        [.. matters.Select(matter =>
        {
            matter.Only(ForeignShape).Text("about");
            return new ForeignText([.. matter.Texts("ja").Select(text => text.Value)], [.. matter.Texts("en").Select(text => text.Value)],
                matter.Has("kind") ? matter.OneOf("kind", Kinds, ForeignKind.Other) : ForeignKind.Other);
        })];
}
