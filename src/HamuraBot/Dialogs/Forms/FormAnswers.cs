namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// The answers of a form, as code reads them: by fields that are declared and checked, never by an id in a string. <see cref="ById"/> is for
/// those who show them all.
/// </summary>
public sealed class FormAnswers(IReadOnlyDictionary<string, string> byId)
{
    public IReadOnlyDictionary<string, string> ById => byId;

    /// <summary>Of a form that has come to its end.</summary>
    public string this[RequiredField field] => byId[field.Id];

    public string this[SettledValue value] => byId[value.Key];

    /// <summary>Null if it is not answered, or left out.</summary>
    public string? Find(DeclaredField field) => Find(field.Id);

    public string? Find(SettledValue value) => Find(value.Key);

    private string? Find(string key) => byId.GetValueOrDefault(key) is { Length: > 0 } answer ? answer : null;
}

/// <summary>What a dialog settled before the first question: it is kept beside the answers and never asked.</summary>
public sealed record SettledValue(string Key);

/// <summary>What is known when a form opens.</summary>
public sealed class KnownAnswers
{
    private readonly Dictionary<string, string> byId = [];

    public IReadOnlyDictionary<string, string> ById => byId;

    public string this[DeclaredField field]
    {
        set => byId[field.Id] = value;
    }

    public string this[SettledValue settled]
    {
        set => byId[settled.Key] = value;
    }
}
