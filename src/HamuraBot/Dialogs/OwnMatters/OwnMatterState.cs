using System.Globalization;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>What is asked next.</summary>
public enum OwnMatterStep
{
    Number,
    Email,
    Which,
    Field,
    Answer,
    Sure,
}

/// <summary>Where somebody is, as the conversation keeps it: texts.</summary>
/// <param name="entries">The state of the dialog.</param>
public sealed class OwnMatterState(IDictionary<string, object> entries)
{
    public OwnMatterStep Step
    {
        get => Enum.TryParse<OwnMatterStep>(Read("step"), out var step) ? step : OwnMatterStep.Number;
        set => entries["step"] = value.ToString();
    }

    /// <summary>The message that began it.</summary>
    public string Text
    {
        get => Read("text") ?? "";
        set => entries["text"] = value;
    }

    public string? Number
    {
        get => Read("number");
        set => entries["number"] = value!;
    }

    public string? Field
    {
        get => Read("field");
        set => entries["field"] = value!;
    }

    private string? Read(string key) => entries.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
