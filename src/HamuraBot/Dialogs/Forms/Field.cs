using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

public sealed record Choice(string Id, Words Label);

/// <summary>A field applies only while another one has this answer; or, negated, has another one.</summary>
public sealed record Condition(string Field, string Is, bool Negated = false);

/// <summary>
/// One question of a form. <see cref="Min"/> and <see cref="Max"/> bound the number (yen, months), or the length of a text in characters.
/// </summary>
public sealed record Field(
    string Id, FieldKind Kind, Words Ask, Words? Retry, bool Optional, IReadOnlyList<Choice> Choices, long? Min, long? Max, Condition? When)
{
    /// <summary>What the answer is called in summaries and on the desk.</summary>
    public Words? Label { get; init; }

    /// <summary>Data of a person: its purpose is told, and consent asked for, before.</summary>
    public bool Personal { get; init; }

    public bool Applies(IReadOnlyDictionary<string, string> answers) =>
        When is null || answers.TryGetValue(When.Field, out var answer) && answer.Split(',').Contains(When.Is) != When.Negated;

    /// <summary>What the field is called.</summary>
    public Words Title => Label ?? Ask;
}
