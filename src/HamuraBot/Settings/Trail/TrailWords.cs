using HamuraBot.Desk;

namespace HamuraBot.Settings.Trail;

/// <summary>
/// What the trail's entries are called: <c>trail.yaml</c>. Every part of the desk writes actions of its own, and the trail outlives
/// them: one without words is shown as it was written.
/// </summary>
public sealed class TrailWords(DeskWords words)
{
    public string Action(string action, Language language) => words.Find($"trail.actions.{KeyOf(action)}", language) ?? action;

    public string Kind(string kind, Language language) => words.Find($"trail.kinds.{KeyOf(kind)}", language) ?? kind;

    private static string KeyOf(string recorded) => recorded.Replace(' ', '-').Replace('.', '-');
}
