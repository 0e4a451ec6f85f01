namespace HamuraBot.Content;

/// <summary>
/// Reads <c>phrases.yaml</c> for the code that says them, and notes what the code needs and the file lacks, and the other way
/// round. A key within a section is written <c>section.key</c>.
/// </summary>
public sealed class PhraseFile(YamlMap file, IReadOnlyDictionary<string, Words> names)
{
    private readonly Dictionary<string,
        (YamlMap Map, string Key)> written = Flatten(file, "").ToDictionary(p => p.Path, p => (p.Map, p.Key));
    private readonly HashSet<string> asked = [];
    private readonly List<string> sections = [];

    public Phrase Phrase(string path, params string[] placeholders)
    {
        asked.Add(path);
        if (!written.TryGetValue(path, out var place)) return Missing(path, placeholders);
        var words = place.Map.Words(place.Key);
        string[] known = [.. placeholders, .. names.Keys];
        foreach (var placeholder in Content.Phrase.PlaceholdersOf(words.Ja).Union(Content.Phrase.PlaceholdersOf(words.En)).Except(known))
            place.Map.Fault(place.Key, $"'{path}' has an unknown placeholder {{{placeholder}}}", ClosestName.Remedy(placeholder, known));
        return new(words, names, placeholders);
    }

    /// <summary>Every phrase of the file as it is written, for pages that show many of them.</summary>
    public IReadOnlyDictionary<string, Words> All()
    {
        asked.UnionWith(written.Keys);
        return written.ToDictionary(entry => entry.Key, entry => entry.Value.Map.Words(entry.Value.Key));
    }

    /// <summary>Every phrase of a section; placeholders that are not common are left to the page.</summary>
    public PhraseSection Section(string section)
    {
        var found = written.Where(entry => entry.Key.StartsWith($"{section}.", StringComparison.Ordinal)).ToList();
        asked.UnionWith(found.Select(entry => entry.Key));
        sections.Add(section);
        return new(found.ToDictionary(entry => entry.Key[(section.Length + 1)..], entry => entry.Value.Map.Words(entry.Value.Key)), names);
    }

    /// <summary>To be called once everything has been asked for.</summary>
    public void NothingElse()
    {
        foreach (var path in written.Keys.Except(asked))
            written[path].Map.Fault(written[path].Key, $"nothing says the phrase '{path}'", "Take it away, or correct its name");
    }

    /// <summary>What has been asked for; a section that is shown as a whole may hold any phrases.</summary>
    public MapShape Shape() => sections.Aggregate(
        ShapeOf(asked.Where(path => !sections.Exists(section => path.StartsWith($"{section}.", StringComparison.Ordinal)))),
        (shape, section) => shape.Required(section, ValueShape.Phrases));

    private static MapShape ShapeOf(IEnumerable<string> paths) => paths.GroupBy(path => path.Split('.')[0]).Aggregate(new MapShape(), (shape, inner) =>
        shape.Required(inner.Key, inner.Contains(inner.Key)
            ? ValueShape.Words : ValueShape.Of(ShapeOf(inner.Select(path => path[(inner.Key.Length + 1)..])))));

    private Phrase Missing(string path, string[] placeholders)
    {
        var near = ClosestName.To(path, written.Keys.Except(asked));
        if (near is null) file.Fault(1, $"the phrase '{path}' is missing", $"Add '{path.Split('.')[^1]}: {{ ja: …, en: … }}'");
        else
            written[near].Map.Fault(written[near].Key, $"the phrase '{path}' is missing", $"Is it '{near}'? Write '{path.Split('.')[^1]}'");
        return new(new("", ""), names, placeholders);
    }

    private static IEnumerable<(string Path, YamlMap Map, string Key)> Flatten(YamlMap map, string prefix)
    {
        foreach (var key in map.Keys)
        {
            if (map.MapOrNull(key) is not { } inner) continue;
            if (inner.Has("ja") || inner.Has("en")) yield return (prefix + key, map, key);
            else foreach (var phrase in Flatten(inner, $"{prefix}{key}.")) yield return phrase;
        }
    }
}
