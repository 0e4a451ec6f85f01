using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Content;

/// <summary>How people ask, whatever they ask about.</summary>
/// <param name="AspectNames">What each aspect is called in an answer.</param>
/// <param name="Voices">What people of many kinds have written.</param>
public sealed record Wordings(
    IReadOnlyList<AspectText> Aspects, IReadOnlyDictionary<Aspect, Words> AspectNames, IReadOnlyList<ReferenceText> References, ClauseWords Clauses,
    IReadOnlyList<Wording> Voices);

/// <summary>Reads <c>aspects.yaml</c>, <c>references.yaml</c>, <c>clauses.yaml</c> and the voices.</summary>
public static class WordingFiles
{
    private const string Whole = "whole";

    private static readonly Dictionary<string, Reference> References =
        Enum.GetValues<Reference>().ToDictionary(reference => reference.ToString().ToLowerInvariant());

    public static MapShape AspectsShape { get; } = Understanding.Aspects.Written.Keys.Append(Whole).Aggregate(
        new MapShape(), (shape, key) => shape.Required(key, ValueShape.Of(AspectShape)));

    public static MapShape ReferencesShape { get; } = References.Keys.Aggregate(new MapShape(), (shape, key) => shape.Required(key, ValueShape.WordLists));

    public static MapShape ClausesShape { get; } = new MapShape()
        .Required("rejectBefore", ValueShape.Texts).Required("rejectAfter", ValueShape.Texts).Required("kept", ValueShape.Texts)
        .Required("ends", ValueShape.Texts).Required("joins", ValueShape.Texts).Required("both", ValueShape.Texts);

    private static MapShape AspectShape => new MapShape()
        .Required("name", ValueShape.Words).Optional("topic", ValueShape.Text).Required("ja", ValueShape.Texts).Required("en", ValueShape.Texts);

    public static Wordings Read(ContentFolder directory, Faults faults)
    {
        var names = new Dictionary<Aspect, Words>();
        var aspects = ReadAspects(directory.Map("aspects.yaml", faults), names);
        var references = directory.Map("references.yaml", faults).Only(ReferencesShape);
        var clauses = directory.Map("clauses.yaml", faults).Only(ClausesShape);
        return new(
            aspects, names,
            [.. References.Select(reference => references.Lists(reference.Key) is var texts ? new ReferenceText(reference.Value, texts.Ja, texts.En) : null!)],
            new(Texts(clauses, "rejectBefore"), Texts(clauses, "rejectAfter"), Texts(clauses, "kept"), Texts(clauses, "ends"), Texts(clauses, "joins"), Texts(clauses, "both")),
            VoiceFiles.Read(directory, faults));
    }

    private static List<AspectText> ReadAspects(YamlMap map, Dictionary<Aspect, Words> names)
    {
        map.Only(AspectsShape);
        var texts = new List<AspectText>();
        foreach (var key in map.Keys)
        {
            var entry = map.Map(key).Only(AspectShape);
            Aspect? aspect = Understanding.Aspects.Written.TryGetValue(key, out var known) ? known : null;
            if (aspect is { } named) names[named] = entry.Words("name");
            texts.Add(new(aspect, Texts(entry, "ja"), Texts(entry, "en"), entry.TextOrNull("topic")));
        }
        foreach (var missing in Understanding.Aspects.Written.Where(written => !names.ContainsKey(written.Value)))
        {
            map.Fault(map.Line, $"'{missing.Key}' is missing", "Say what it is called and how it is asked for");
            names[missing.Value] = new("", "");
        }
        return texts;
    }

    private static string[] Texts(YamlMap map, string key) => [.. map.Texts(key).Select(text => text.Value)];
}
