using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>Everything the desk can be asked about: <c>topics/</c> and <c>sources.yaml</c>.</summary>
public sealed class TopicLibrary(IReadOnlyList<Topic> topics)
{
    private readonly Dictionary<string, Topic> byId = topics.ToDictionary(topic => topic.Id);

    public IReadOnlyList<Topic> Topics { get; } = topics;

    public Topic this[string id] => byId[id];

    public Topic? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>What a message may be that asks for a topic without more ado.</summary>
    public IReadOnlyList<ExactWord> Names() =>
        [.. Topics.SelectMany(topic => (ExactWord[])
        [
            new(topic.Id, null, Intent.Topic, topic.Id),
            new(topic.Name.Ja, Language.Ja, Intent.Topic, topic.Id), new(topic.Short.Ja, Language.Ja, Intent.Topic, topic.Id),
            new(topic.Name.En, Language.En, Intent.Topic, topic.Id), new(topic.Short.En, Language.En, Intent.Topic, topic.Id),
        ])];

    public static TopicLibrary Load(DialogDirectory directory, DialogLibrary dialogs)
    {
        var faults = new Faults();
        var library = Load(directory, dialogs, faults);
        faults.ThrowIfAny();
        return library;
    }

    public static TopicLibrary Load(DialogDirectory directory, DialogLibrary dialogs, Faults faults)
    {
        var sourceFile = directory.Map("sources.yaml", faults);
        var sources = sourceFile.Keys.Distinct().ToDictionary(id => id, id => Source.Read(sourceFile, id));
        var reader = new TopicFile(sources, dialogs.Names);
        var topics = directory.Maps("topics", faults).Select(map => (Map: map, Topic: reader.Read(map))).ToList();
        foreach (var (map, topic) in topics) NumberCheck.Run(map, sources);
        TopicChecks.Run(topics, dialogs.Forms.Keys);
        foreach (var unused in sources.Keys.Except(topics.SelectMany(t => t.Topic.Facts).Select(fact => fact.Source.Id)))
            sourceFile.Fault(unused, $"no fact cites the source '{unused}'", "Cite it, or take it away");
        var order = ReadOrder(directory.Map("menu.yaml", faults), [.. topics.Select(t => t.Topic.Id)]);
        return new([.. topics.Select(t => t.Topic).DistinctBy(topic => topic.Id).OrderBy(topic => order.IndexOf(topic.Id) is >= 0 and var place ? place : order.Count)]);
    }

    /// <summary>The order in which topics are shown; those not named come last.</summary>
    private static List<string> ReadOrder(YamlMap map, string[] ids)
    {
        var order = map.Only("topics").Texts("topics");
        foreach (var text in order.Where(text => !ids.Contains(text.Value))) map.Fault(text.Line, $"there is no topic '{text.Value}'", Nearest.Remedy(text.Value, ids));
        return [.. order.Select(text => text.Value)];
    }
}
