using HamuraBot.Desk;

namespace HamuraBot.Settings;

/// <summary>
/// What the trail's entries are called: <c>trail.yaml</c>. Every part of the desk writes actions of its own, and the trail outlives
/// them: one without words is shown as it was written.
/// </summary>
public sealed class TrailWords(DeskWords words)
{
    public string Action(string action, Language language) => words.Find($"trail.actions.{action.Replace(' ', '-')}", language) ?? action;

    public string Kind(string kind, Language language) => words.Find($"trail.kinds.{kind}", language) ?? kind;
}
