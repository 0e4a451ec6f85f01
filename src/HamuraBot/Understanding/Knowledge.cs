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

    /// <summary>What people of many kinds have written, each line with what it means.</summary>
    public IReadOnlyList<Wording> Wordings { get; init; } = [];

    /// <summary>How each aspect is asked for, with the subject left out.</summary>
    public IReadOnlyList<AspectText> Aspects { get; init; } = [];

    /// <summary>How people point to what was said before.</summary>
    public IReadOnlyList<ReferenceText> References { get; init; } = [];

    /// <summary>How people reject one thing for another, and join two.</summary>
    public ClauseWords Clauses { get; init; } = ClauseWords.None;

    /// <summary>Another content than the deployed one is weighed the same, and what can be fitted is fitted to it.</summary>
    public Weights Weights { get; init; } = Weights.Chosen with { Fitted = null };
}

/// <summary>A message as somebody wrote it. Where it asks for two topics, or rejects one, it tells of aspects and clauses only.</summary>
/// <param name="Voice">Who writes so: a trade, an age, a dialect.</param>
/// <param name="Topics">What it asks about; empty where it has an intent instead, or is nobody's here.</param>
public sealed record Wording(string Voice, Language Language, string Text, IReadOnlyList<string> Topics, IReadOnlyList<string> Rejected, Intent Intent)
{
    /// <summary>Null where it is not said; a question about the whole is <see cref="IsWhole"/>.</summary>
    public Aspect? Aspect { get; init; }

    public bool IsWhole { get; init; }
}

/// <summary>Wordings of an aspect without a subject.</summary>
/// <param name="Aspect">Null for those that ask about a subject as a whole: "what is", "tell me about".</param>
/// <param name="Topic">What is meant where nothing was spoken of before; "on Saturdays?" is about the desk.</param>
public sealed record AspectText(Aspect? Aspect, IReadOnlyList<string> Ja, IReadOnlyList<string> En, string? Topic = null);

/// <summary>Wordings that point to something that was said before.</summary>
public sealed record ReferenceText(Reference Reference, IReadOnlyList<string> Ja, IReadOnlyList<string> En);

/// <summary>The words between clauses, in both languages.</summary>
/// <param name="RejectBefore">What stands before them is rejected: じゃなくて.</param>
/// <param name="RejectAfter">What stands after them is rejected: "instead of".</param>
/// <param name="Kept">Look like the ones above, and are none: "not only", じゃないですか.</param>
/// <param name="Ends">End what is rejected: "but", "just".</param>
/// <param name="Joins">Stand between two things that are both wanted.</param>
public sealed record ClauseWords(
    IReadOnlyList<string> RejectBefore, IReadOnlyList<string> RejectAfter, IReadOnlyList<string> Kept, IReadOnlyList<string> Ends, IReadOnlyList<string> Joins,
    IReadOnlyList<string> Both)
{
    public static readonly ClauseWords None = new([], [], [], [], [], []);
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
    OtherMunicipality,

    /// <summary>Somebody who despairs, and needs a person.</summary>
    Distress,
}

/// <summary>One matter that is not the desk's: another office's, or small talk.</summary>
public sealed record ForeignText(IReadOnlyList<string> Ja, IReadOnlyList<string> En, ForeignKind Kind = ForeignKind.Other);

/// <summary>A question that means several topics at once, such as the bare word "subsidy": they are suggested in this order.</summary>
public sealed record SharedText(IReadOnlyList<string> Topics, IReadOnlyList<string> Ja, IReadOnlyList<string> En);
