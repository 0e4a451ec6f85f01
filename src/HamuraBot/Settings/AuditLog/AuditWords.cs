using HamuraBot.Desk;

namespace HamuraBot.Settings.AuditLog;

/// <summary>
/// What the audit log's entries are called: <c>audit.yaml</c>. Every part of the desk writes actions of its own, and the log outlives
/// them: one without words is shown as it was written.
/// </summary>
public sealed class AuditWords(DeskWords words)
{
    public string Action(string action, Language language) => words.Find($"audit.actions.{KeyOf(action)}", language) ?? action;

    public string Kind(string kind, Language language) => words.Find($"audit.kinds.{KeyOf(kind)}", language) ?? kind;

    private static string KeyOf(string recorded) => recorded.Replace(' ', '-').Replace('.', '-');
}
