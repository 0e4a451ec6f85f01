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

    /// <summary>By what something was narrowed, and how many there were: names of fields are told in words, and what stands in them as it was kept.</summary>
    public string Detail(string detail, Language language) => string.Join('　', detail.Split('&').Select(part =>
        part.Split('=', 2) is [var field, var value] && words.Find($"audit.fields.{field}", language) is { } name ? $"{name} {value}" : part));

    private static string KeyOf(string recorded) => recorded.Replace(' ', '-').Replace('.', '-');
}
