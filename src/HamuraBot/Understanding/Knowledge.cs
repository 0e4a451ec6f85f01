using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Rules;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding;

/// <summary>Everything the understanding learns from: what the desk wrote in <c>dialogs/</c>.</summary>
public sealed record Knowledge(
    IReadOnlyList<TopicText> Topics,
    IReadOnlyList<IntentText> Intents,
    IReadOnlyList<IReadOnlyList<string>> Glossary,
    IReadOnlyList<ForeignText> Foreign)
{
    public IReadOnlyList<SharedText> Shared { get; init; } = [];

    public Weights Weights { get; init; } = Weights.Chosen;
}

/// <summary>A topic: its names, the questions it answers, and what its facts say.</summary>
public sealed record TopicText(
    string Id,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> QuestionsJa,
    IReadOnlyList<string> QuestionsEn,
    IReadOnlyList<string> TextsJa,
    IReadOnlyList<string> TextsEn);

/// <summary>How people word an intent that is not a question about a topic.</summary>
public sealed record IntentText(Intent Intent, IReadOnlyList<string> Ja, IReadOnlyList<string> En);

/// <summary>Whose a matter is that is not the desk's, as far as more can be said than that.</summary>
public enum ForeignKind
{
    Other,

    /// <summary>Well known as the city's: refuse, the resident register, personal taxes, nursery.</summary>
    CityHall,

    /// <summary>Another city's, or another authority's.</summary>
    Elsewhere,

    /// <summary>Somebody who despairs, and needs a person.</summary>
    Distress,
}

/// <summary>One matter that is not the desk's: another office's, or small talk.</summary>
public sealed record ForeignText(IReadOnlyList<string> Ja, IReadOnlyList<string> En, ForeignKind Kind = ForeignKind.Other);

/// <summary>A question that means several topics at once, such as the bare word "subsidy": they are suggested in this order.</summary>
public sealed record SharedText(IReadOnlyList<string> Topics, IReadOnlyList<string> Ja, IReadOnlyList<string> En);
