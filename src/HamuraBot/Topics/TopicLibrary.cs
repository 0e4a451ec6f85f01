using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics.Checks;
using HamuraBot.Topics.Estimate;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>Everything the desk can be asked about: <c>topics/</c> and <c>sources.yaml</c>.</summary>
public sealed class TopicLibrary(IReadOnlyList<Topic> topics, IReadOnlyList<SharedText> shared, IReadOnlyList<MenuGroup> groups)
{
    private readonly Dictionary<string, Topic> byId = topics.ToDictionary(topic => topic.Id);

    public IReadOnlyList<Topic> Topics { get; } = topics;

    /// <summary>Questions that mean several topics at once.</summary>
    public IReadOnlyList<SharedText> Shared { get; } = shared;

    /// <summary>The menus as the front page shows them.</summary>
    public IReadOnlyList<MenuGroup> Groups { get; } = groups;

    public Topic this[string id] => byId[id];

    public Topic? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>What a message may be that asks for a topic without more ado.</summary>
    public IReadOnlyList<ExactWord> Names() => [.. Topics.SelectMany(topic => topic.ExactNames())];

    public static MapShape MenuShape { get; } = new MapShape().Optional("topics", ValueShape.Texts).Optional("groups", ValueShape.ListOf(MenuGroup.Shape));

    /// <summary>Of one entry.</summary>
    public static MapShape SharedShape { get; } = new MapShape()
        .Required("about", ValueShape.Text).Optional("topics", ValueShape.Texts).Optional("ja", ValueShape.Texts).Optional("en", ValueShape.Texts);

    public static TopicLibrary Load(ContentFolder directory, DialogLibrary dialogs)
    {
        var faults = new Faults();
        var library = Load(directory, dialogs, faults);
        faults.ThrowIfAny();
        return library;
    }

    public static TopicLibrary Load(ContentFolder directory, DialogLibrary dialogs, Faults faults)
    {
        var sourceFile = directory.Map("sources.yaml", faults);
        var sources = sourceFile.Keys.Distinct().ToDictionary(id => id, id => Source.Read(sourceFile, id));
        var reader = new TopicFile(sources, dialogs.Names);
        var topics = directory.Maps("topics", faults).Select(map => (Map: map, Topic: reader.Read(map))).ToList();
        foreach (var (map, topic) in topics) NumberCheck.Run(map, sources);
        TopicChecks.Run(topics, dialogs.Forms.Keys, directory.LeastQuestions);
        EstimateDialog.Check([.. topics.Select(t => t.Topic.Id)], faults);
        foreach (var unused in sources.Keys.Except(topics.SelectMany(t => t.Topic.Facts).Select(fact => fact.Source.Id)))
            sourceFile.Fault(unused, $"no fact cites the source '{unused}'", "Cite it, or take it away");
        string[] ids = [.. topics.Select(t => t.Topic.Id)];
        var menu = directory.Map("menu.yaml", faults);
        var order = ReadOrder(menu, ids);
        return new(
            [.. topics.Select(t => t.Topic).DistinctBy(topic => topic.Id)
                .OrderBy(topic => order.IndexOf(topic.Id) is >= 0 and var place ? place : order.Count)],
            [.. directory.List("shared.yaml", faults).Select(map => ReadShared(map, ids))],
            MenuGroup.ReadAll(menu, [.. topics.Select(t => t.Topic)]));
    }

    /// <summary>The order in which topics are shown; those not named come last.</summary>
    private static List<string> ReadOrder(YamlMap map, string[] ids)
    {
        var order = map.Only(MenuShape).Texts("topics");
        CheckIds(map, order, ids);
        return [.. order.Select(text => text.Value)];
    }

    private static SharedText ReadShared(YamlMap map, string[] ids)
    {
        map.Only(SharedShape).Text("about");
        var topics = map.Texts("topics");
        CheckIds(map, topics, ids);
        if (topics.Count is < 2 or > MostShared)
            map.Fault("topics", $"{topics.Count} topics share these questions",
                $"Name 2 to {MostShared}, or ask them in the topic's own file");
        return new([.. topics.Select(text => text.Value)], [.. map.Texts("ja").Select(text => text.Value)],
            [.. map.Texts("en").Select(text => text.Value)]);
    }

    /// <summary>More buttons than this are no help.</summary>
    private const int MostShared = 4;

    private static void CheckIds(YamlMap map, IReadOnlyList<YamlText> named, string[] ids)
    {
        foreach (var text in named.Where(text => !ids.Contains(text.Value)))
            map.Fault(text.Line, $"there is no topic '{text.Value}'", ClosestName.Remedy(text.Value, ids));
    }
}
