using HamuraBot.Understanding.Rules;
using HamuraBot.Understanding.Text;

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
    /// <summary>The language that the text itself shows, if it shows one.</summary>
    public Spoken Spoken { get; init; }

    /// <summary>How it is said: somebody who is upset or in a hurry is offered a person.</summary>
    public Mood Mood { get; init; }

    /// <summary>The question leaves out what it is about, and so means the topic that was answered last, if there is one.</summary>
    public bool FollowsUp { get; init; }

    /// <summary>Whose matter it is where it is not the desk's (<see cref="Intent.None"/>).</summary>
    public ForeignKind Foreign { get; init; }

    /// <summary>Somebody knows the language although the text itself does not show it.</summary>
    public bool IsLanguageSure { get; init; }

    /// <summary>The writer is displeased: by the words used, or as somebody else has found who looked.</summary>
    public bool IsDispleased
    {
        get => field || Mood.IsNegative;
        init;
    }

    /// <summary>The text without the personal data in it, where somebody has looked for it.</summary>
    public string? Redacted { get; init; }
}
