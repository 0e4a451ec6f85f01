using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HamuraBot.Content;

/// <summary>A text of a YAML file with the line it stands on.</summary>
public readonly record struct YamlText(string Value, int Line);

/// <summary>
/// A mapping of a YAML file. What is missing or misspelt is noted as a fault and answered with something empty, so that reading
/// goes on and finds the rest.
/// </summary>
/// <remarks>By hand over YamlDotNet's nodes, because its deserializer stops at the first fault: here each one is told with its line and what to do.</remarks>
public sealed class YamlMap(YamlMappingNode node, string file, Faults faults)
{
    public string File => file;

    public int Line => LineOf(node);

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The file's one mapping; <paramref name="shownAs"/> is how faults name the file.</summary>
    public static YamlMap Load(string path, string shownAs, Faults faults)
    {
        var root = Root(path, shownAs, faults);
        if (root is not (null or YamlMappingNode))
            faults.Add(shownAs, 1, "the file is not made of 'key: value'", "Begin with a key and a colon");
        return new(root as YamlMappingNode ?? new(), shownAs, faults);
    }

    /// <summary>The entries of a file that is one list.</summary>
    public static IReadOnlyList<YamlMap> LoadList(string path, string shownAs, Faults faults) =>
        Root(path, shownAs, faults) is { } root
            ? new YamlMap(new YamlMappingNode(new YamlScalarNode("list"), root), shownAs, faults).Maps("list") : [];

    private static YamlNode? Root(string path, string shownAs, Faults faults)
    {
        try
        {
            using var reader = System.IO.File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: { } root }, ..]) return root;
            faults.Add(shownAs, 1, "the file is empty", "Write it, or take the file away");
        }
        catch (FileNotFoundException)
        {
            faults.Add(shownAs, 1, "the file is missing", "Put it back; the bot does not start without it");
        }
        catch (YamlException fault)
        {
            faults.Add(shownAs, (int)fault.Start.Line, $"not YAML: {fault.Message.TrimEnd('.')}", "Mind indentation, quotes and colons");
        }
        return null;
    }

    public bool Has(string key) => Node(key) is not null;

    public int LineAt(string key) =>
        node.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(k => k.Value == key) is { } found ? LineOf(found) : Line;

    public void Fault(int line, string what, string remedy) => faults.Add(file, line, what, remedy);

    public void Fault(string key, string what, string remedy) => Fault(LineAt(key), what, remedy);

    /// <summary>Every other key is a misspelling.</summary>
    public YamlMap Only(params string[] known)
    {
        foreach (var key in Keys.Except(known)) Fault(key, $"unknown key '{key}'", ClosestName.Remedy(key, known));
        return this;
    }

    public YamlMap Only(MapShape shape) => Only([.. shape.Keys]);

    public string Text(string key)
    {
        if (TextOrNull(key) is { } text) return text;
        if (!Has(key)) Fault(Line, $"'{key}' is missing", $"Add '{key}: …'");
        return "";
    }

    public string? TextOrNull(string key)
    {
        if (Node(key) is not { } value) return null;
        if (value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) return text;
        Fault(key, $"'{key}' is empty or not a text", $"Write a text behind '{key}:'");
        return null;
    }

    public bool Flag(string key)
    {
        var text = TextOrNull(key);
        if (text is not (null or "true" or "false")) Fault(key, $"'{key}: {text}' is neither true nor false", "Write true or false");
        return text is "true";
    }

    public long? Number(string key)
    {
        if (TextOrNull(key) is not { } text) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Fault(key, $"'{key}: {text}' is not a whole number", "Write digits only");
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (TextOrNull(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(key, $"'{key}: {text}' is not a date", "Write it as 2015-03-31");
        return null;
    }

    /// <summary>One of some written words, or the fallback.</summary>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> known, T fallback)
    {
        if (TextOrNull(key) is not { } text) return fallback;
        if (known.TryGetValue(text, out var value)) return value;
        Fault(key, $"'{key}: {text}' is unknown", ClosestName.Remedy(text, [.. known.Keys]));
        return fallback;
    }

    public YamlMap? MapOrNull(string key)
    {
        if (Node(key) is not { } value) return null;
        if (value is YamlMappingNode map) return new(map, file, faults);
        Fault(key, $"'{key}' has no keys of its own", $"Write them indented under '{key}:'");
        return null;
    }

    public YamlMap Map(string key)
    {
        if (!Has(key)) Fault(Line, $"'{key}' is missing", $"Add '{key}:'");
        return MapOrNull(key) ?? new(new YamlMappingNode(), file, faults);
    }

    public IReadOnlyList<YamlMap> Maps(string key) =>
        [.. Items(key).Select(item => item as YamlMappingNode ?? NotAMap(item)).Select(map => new YamlMap(map, file, faults))];

    public IReadOnlyList<YamlText> Texts(string key)
    {
        var texts = new List<YamlText>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) texts.Add(new(text, LineOf(item)));
            else Fault(LineOf(item), $"an entry of '{key}' is empty or not a text", "Write a text, or take the entry away");
        }
        return texts;
    }

    /// <summary>A list of lists of texts.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups(string key) =>
        [.. Items(key).Select(item => new YamlMap(new YamlMappingNode(new YamlScalarNode("group"), item), file, faults).Texts("group"))
            .Select(group => group.Select(text => text.Value).ToList())];

    /// <summary>Both languages, side by side; a missing one is a fault.</summary>
    public Words Words(string key)
    {
        if (!Has(key)) Fault(Line, $"'{key}' is missing", $"Add '{key}: {{ ja: …, en: … }}'");
        return WordsOrNull(key) ?? new("", "");
    }

    public Words? WordsOrNull(string key)
    {
        if (MapOrNull(key) is not { } map) return null;
        map.Only("ja", "en").BothLanguages(key);
        return new(map.TextOrNull("ja") ?? "", map.TextOrNull("en") ?? "");
    }

    public WordLists Lists(string key)
    {
        if (MapOrNull(key) is not { } map) return WordLists.None;
        map.Only("ja", "en").BothLanguages(key);
        return new([.. map.Texts("ja").Select(text => text.Value)], [.. map.Texts("en").Select(text => text.Value)]);
    }

    private void BothLanguages(string of)
    {
        foreach (var language in (string[])["ja", "en"])
            if (!Has(language)) Fault(Line, $"'{of}' has no '{language}'", $"Add '{language}:' beside the other language");
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        if (Node(key) is not { } value) return [];
        if (value is YamlSequenceNode list) return [.. list.Children];
        Fault(key, $"'{key}' is not a list", "Write each entry on a line of its own behind '- '");
        return [];
    }

    private YamlMappingNode NotAMap(YamlNode item)
    {
        Fault(LineOf(item), "an entry has no keys", "Write it as '- key: value'");
        return new();
    }

    private YamlNode? Node(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
