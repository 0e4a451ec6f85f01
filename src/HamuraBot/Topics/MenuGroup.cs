using HamuraBot.Content;

namespace HamuraBot.Topics;

/// <summary>Menus that the front page shows under one heading: the section <c>groups</c> of <c>menu.yaml</c>.</summary>
public sealed record MenuGroup(Words Name, IReadOnlyList<MenuLine> Menus)
{
    private static readonly MapShape LineShape = new MapShape()
        .Required("topic", ValueShape.Text).Required("line", ValueShape.Words).Optional("ended", ValueShape.Words);

    public static MapShape Shape { get; } = new MapShape().Required("name", ValueShape.Words).Required("menus", ValueShape.ListOf(LineShape));

    /// <summary>A menu that no group names is shown in the last one.</summary>
    public static IReadOnlyList<MenuGroup> ReadAll(YamlMap menu, IReadOnlyList<Topic> topics)
    {
        return menu.Has("groups")
            ? [.. menu.Maps("groups").Select(map => new MenuGroup(map.Only(Shape).Words("name"), [.. map.Maps("menus").Select(line => ReadLine(line, topics))]))]
            : [];
    }

    private static MenuLine ReadLine(YamlMap map, IReadOnlyList<Topic> topics)
    {
        var id = map.Only(LineShape).Text("topic");
        if (id.Length > 0 && topics.All(topic => topic.Id != id))
            map.Fault("topic", $"there is no topic '{id}'", ClosestName.Remedy(id, [.. topics.Select(topic => topic.Id)]));
        return new(id, map.Words("line"), map.WordsOrNull("ended"));
    }
}

/// <param name="Line">What it is, in one line; null for what officers added.</param>
/// <param name="Ended">What it was, once it has ended.</param>
public sealed record MenuLine(string Topic, Words? Line, Words? Ended);
