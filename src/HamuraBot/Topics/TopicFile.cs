using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics.Checks;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>Reads one file of <c>topics/</c>.</summary>
public sealed class TopicFile(IReadOnlyDictionary<string, Source> sources, IReadOnlyDictionary<string, Words> names)
{
    private static readonly Dictionary<string, TopicKind> Kinds =
        new() { ["menu"] = TopicKind.Menu, ["fact"] = TopicKind.Fact, ["contact"] = TopicKind.Contact };

    private static readonly MapShape FactShape = new MapShape()
        .Required("id", ValueShape.Text).Required("source", ValueShape.Text).Required("quote", ValueShape.Text)
        .Optional("status", ValueShape.OneOf(FactStatuses.Written.Keys))
        .Optional("asOf", ValueShape.Date).Optional("validFrom", ValueShape.Date).Optional("validTo", ValueShape.Date)
        .Optional("calculated", ValueShape.Texts).Optional("aspects", ValueShape.Texts).Required("say", ValueShape.Words).Optional("said", ValueShape.Words);

    private static readonly MapShape SilenceShape =
        Understanding.Aspects.Written.Keys.Aggregate(new MapShape(), (shape, key) => shape.Optional(key, ValueShape.Words));

    public static MapShape Shape { get; } = new MapShape()
        .Required("id", ValueShape.Text).Required("kind", ValueShape.OneOf(Kinds.Keys)).Required("name", ValueShape.Words).Required("short", ValueShape.Words)
        .Required("facts", ValueShape.ListOf(FactShape)).Optional("notInSource", ValueShape.WordLists).Optional("silentOn", ValueShape.Of(SilenceShape)).Optional("toldAfter", ValueShape.Texts)
        .Optional("opens", ValueShape.Texts).Optional("related", ValueShape.Texts).Required("questions", ValueShape.WordLists);

    /// <summary>Stands for a source that is not known: the fault is noted, and the reading goes on.</summary>
    private static readonly Source Unknown = new("", new("", ""), new("", ""), default, default);

    public Topic Read(YamlMap map)
    {
        map.Only(Shape);
        map.Text("kind");
        var id = map.Text("id");
        if (id != Path.GetFileNameWithoutExtension(map.File))
            map.Fault("id", $"the id '{id}' is not the file's name", "Give both the same name");
        var facts = map.Maps("facts");
        if (facts.Count == 0) map.Fault("facts", "the topic has no facts", "Add 'facts:' with at least one");
        foreach (var twice in facts.GroupBy(fact => fact.TextOrNull("id")).Where(group => group.Count() > 1))
            twice.Last().Fault("id", $"the fact id '{twice.Key}' is used twice", "Give one of them another id");
        map.Map("questions");
        return new(
            id, map.OneOf("kind", Kinds, TopicKind.Fact), map.Words("name"), map.Words("short"), [.. facts.Select(ReadFact)],
            map.Lists("notInSource"), Values(map.Texts("opens")), Values(map.Texts("related")), map.Lists("questions"))
        { SilentOn = ReadSilences(map), ToldAfter = ReadAspects(map, "toldAfter") };
    }

    private Fact ReadFact(YamlMap map)
    {
        map.Only(FactShape);
        var source = ReadSource(map);
        var validTo = map.Date("validTo");
        if (map.Date("validFrom") > validTo) map.Fault("validTo", "the fact ends before it begins", "Correct 'validFrom' or 'validTo'");
        if (map.TextOrNull("status") is "expired")
            map.Fault("status", "'expired' is never written", "Write the last valid day as 'validTo', the clock decides");
        var status = map.TextOrNull("status") is "expired" ? FactStatus.Unconfirmed : map.OneOf("status", FactStatuses.Written, FactStatus.Unconfirmed);
        return new(
            map.Text("id"), source, map.Text("quote"), status, map.Date("asOf") ?? source.Updated, map.Date("validFrom"), validTo,
            Checked(map, "say", map.Words("say")), ReadSaid(map, validTo))
        { Calculated = Values(map.Texts("calculated")), Aspects = ReadAspects(map, "aspects") };
    }

    private static Aspect[] ReadAspects(YamlMap map, string key)
    {
        var texts = map.Texts(key);
        foreach (var text in texts.Where(text => !Understanding.Aspects.Written.ContainsKey(text.Value)))
            map.Fault(text.Line, $"there is no aspect '{text.Value}'", ClosestName.Remedy(text.Value, [.. Understanding.Aspects.Written.Keys]));
        return [.. texts.Where(text => Understanding.Aspects.Written.ContainsKey(text.Value)).Select(text => Understanding.Aspects.Written[text.Value])];
    }

    private static Dictionary<Aspect, Words> ReadSilences(YamlMap map)
    {
        if (map.MapOrNull("silentOn") is not { } silences) return [];
        silences.Only(SilenceShape);
        return Understanding.Aspects.Written.Where(aspect => silences.Has(aspect.Key)).ToDictionary(aspect => aspect.Value, aspect => silences.Words(aspect.Key));
    }

    private static IReadOnlyList<string> Values(IReadOnlyList<YamlText> texts) => [.. texts.Select(text => text.Value)];

    private Words? ReadSaid(YamlMap map, DateOnly? validTo)
    {
        if (validTo is null && map.Has("said"))
            map.Fault("said", "'said' without 'validTo'", "Add the last valid day, or take 'said' away");
        if (validTo is not { } lastDay) return null;
        if (!map.Has("said"))
            map.Fault("validTo", "the fact ends but nothing says so: it would be answered in the present tense",
                "Add 'said: { ja: …, en: … }' in the past tense with the date");
        if (map.WordsOrNull("said") is not { } said) return new("", "");
        PastTense.Check(map, said, lastDay);
        return Checked(map, "said", said);
    }

    private Source ReadSource(YamlMap map)
    {
        var id = map.Text("source");
        if (sources.TryGetValue(id, out var source)) return source;
        if (id.Length > 0) map.Fault("source", $"the source '{id}' is not in sources.yaml", ClosestName.Remedy(id, [.. sources.Keys]));
        return Unknown;
    }

    /// <summary>The placeholders are filled when it is told: what fills them may change meanwhile.</summary>
    private Words Checked(YamlMap map, string key, Words words)
    {
        foreach (var placeholder in Phrase.PlaceholdersOf(words.Ja).Union(Phrase.PlaceholdersOf(words.En)).Except(names.Keys))
            map.Fault(key, $"'{key}' has an unknown placeholder {{{placeholder}}}", ClosestName.Remedy(placeholder, [.. names.Keys]));
        return words;
    }
}
