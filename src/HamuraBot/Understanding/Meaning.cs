namespace HamuraBot.Understanding;

/// <summary>What a visitor wants the bot to do.</summary>
public enum Intent
{
    Topic,
    Menu,
    Human,
    Apply,
    Register,
    Estimate,
    Greeting,
    Thanks,
    Help,
    Cancel,
    Restart,
    Language,
    None,
}

/// <summary>A topic that answers what was asked; the confidence is a probability.</summary>
public sealed record Answer(string Id, double Confidence);

/// <summary>
/// What a message means. Several answers stand for several questions in one message; suggestions stand for a close race, and
/// then there is no answer. For <see cref="Intent.Apply"/>, <see cref="Intent.Register"/> and <see cref="Intent.Estimate"/> the
/// answers name the topic that is meant, if any; for <see cref="Intent.Language"/>, <paramref name="Language"/> is the one asked for.
/// </summary>
public sealed record Meaning(Language Language, Intent Intent, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Suggestions)
{
    /// <summary>Somebody knows the language although the text itself does not show it.</summary>
    public bool IsLanguageSure { get; init; }

    /// <summary>The writer is displeased.</summary>
    public bool IsDispleased { get; init; }

    /// <summary>The text without the personal data in it, where somebody has looked for it.</summary>
    public string? Redacted { get; init; }
}
