using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Topics;

/// <summary>What may be cited: <c>sources.yaml</c>, and what officers name with their revisions.</summary>
public sealed record Source(string Id, Words Title, Words Publisher, DateOnly Created, DateOnly Updated)
{
    /// <summary>Where it can be read.</summary>
    public string? Url { get; init; }

    public static MapShape Shape { get; } = new MapShape()
        .Required("title", ValueShape.Words).Required("publisher", ValueShape.Words)
        .Required("created", ValueShape.Date).Required("updated", ValueShape.Date);

    public static Source Read(YamlMap sources, string id)
    {
        var map = sources.Map(id).Only(Shape);
        map.Text("created");
        map.Text("updated");
        return new(id, map.Words("title"), map.Words("publisher"), map.Date("created") ?? default, map.Date("updated") ?? default);
    }
}
