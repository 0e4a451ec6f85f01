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

    /// <summary>Something about one's own request, seat or call: how far it is, a change, a withdrawal.</summary>
    Status,
    Greeting,
    Thanks,
    Help,
    Cancel,
    Restart,
    Language,
    None,
}

/// <summary>A topic that answers what was asked; the confidence is a probability, the aspect what is asked about it.</summary>
public sealed record Answer(string Id, double Confidence, Aspect? Aspect = null)
{
    /// <summary>The part of the message that asks for it, where the message asks for several things.</summary>
    public string? Words { get; init; }
}

/// <summary>A part of a message that asks for something, and leaves out of what.</summary>
public sealed record LeftOut(string Words, Aspect Aspect);

/// <summary>A part of a message that asks for something, and is not understood although another part is.</summary>
/// <param name="Words">As the visitor wrote it.</param>
/// <param name="Foreign">Whose it most likely is.</param>
public sealed record Unclear(string Words, ForeignKind Foreign);

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

    /// <summary>What is asked, whatever it is asked about.</summary>
    public Aspect? Aspect { get; init; }

    /// <summary>Topics that are expressly not meant; they are neither answered nor suggested.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];

    /// <summary>What else is asked, and not understood: nothing is dropped in silence.</summary>
    public IReadOnlyList<Unclear> Unclear { get; init; } = [];

    /// <summary>
    /// What is asked before any subject is named. Where one is named later, the first answers are about that, for want of anything better.
    /// </summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Nothing is asked: the message only says what is not meant.</summary>
    public bool OnlyRejects { get; init; }

    /// <summary>What the words alone speak for, so that the conversation may have its say: <see cref="Focus.Resolve"/>.</summary>
    public Likelihoods Likely { get; init; } = Likelihoods.None;

    /// <summary>The question leaves out what it is about, and so means what the conversation has been about, if it has been about anything.</summary>
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

/// <summary>A message that leaves out what it is about points to something that was said before.</summary>
public enum Reference
{
    /// <summary>What was spoken of last: "is it free?", それは.</summary>
    That,

    /// <summary>Of two, not the one that was spoken of last.</summary>
    Other,

    /// <summary>What the visitor asked at first.</summary>
    First,
}

/// <summary>The probabilities of a message's words alone, without the conversation.</summary>
/// <param name="InScope">That it is the desk's matter.</param>
/// <param name="Topics">Of the likeliest topics, best first.</param>
/// <param name="References">By <see cref="Reference"/>: that the subject is left out.</param>
public sealed record Likelihoods(double InScope, IReadOnlyList<Answer> Topics, IReadOnlyList<double> References)
{
    public static readonly Likelihoods None = new(0, [], []);

    /// <summary>In characters; what is left out makes a message short.</summary>
    public int Length { get; init; }
}
