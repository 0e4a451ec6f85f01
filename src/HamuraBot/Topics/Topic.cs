using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

public enum TopicKind
{
    /// <summary>A kind of support.</summary>
    Menu,

    /// <summary>Something about the desk or the city.</summary>
    Fact,

    /// <summary>How to reach the desk.</summary>
    Contact,
}

/// <summary>
/// Something the desk can be asked about: one file in <c>topics/</c>. The first fact leads. <see cref="Opens"/> names forms, or
/// <see cref="Person"/>; <see cref="Related"/> names topics.
/// </summary>
public sealed record Topic(
    string Id,
    TopicKind Kind,
    Words Name,
    Words Short,
    IReadOnlyList<Fact> Facts,
    WordLists NotInSource,
    IReadOnlyList<string> Opens,
    IReadOnlyList<string> Related,
    WordLists Questions)
{
    public const string Person = "human";

    /// <summary>What its source is silent about, in words of its own; what neither a fact nor this names goes by the aspect's name.</summary>
    public IReadOnlyDictionary<Aspect, Words> SilentOn { get; init; } = new Dictionary<Aspect, Words>();

    /// <summary>What is told by what the desk plans itself and shows after the answer: then the source's silence is not told.</summary>
    public IReadOnlyList<Aspect> ToldAfter { get; init; } = [];

    public Fact Leading => Facts[0];

    /// <summary>Whether something is known about an aspect, be it that the source is silent.</summary>
    public bool Tells(Aspect aspect) => SilentOn.ContainsKey(aspect) || Facts.Any(fact => fact.Aspects.Contains(aspect));

    /// <summary>The facts that answer an aspect; the leading one where the whole is asked about.</summary>
    public IReadOnlyList<Fact> FactsOn(Aspect? aspect) =>
        aspect is null or Aspect.True or Aspect.Difference or Aspect.Exists ? [Leading] : [.. Facts.Where(fact => fact.Aspects.Contains(aspect.Value))];

    /// <summary>What the source is silent about and a question names.</summary>
    public string? SilentItem(string question, Language language) => Topics.SilentItem.Find(this, question, language);

    public FactStatus StatusOn(DateOnly today) => Leading.StatusOn(today);

    /// <summary>What a visitor may call it, id and all: such a message needs no understanding.</summary>
    public IReadOnlyList<string> Names() => [Id, Name.Ja, Name.En, Short.Ja, Short.En];

    public IReadOnlyList<ExactWord> ExactNames() =>
    [
        new(Id, null, Intent.Topic, Id),
        new(Name.Ja, Language.Ja, Intent.Topic, Id), new(Short.Ja, Language.Ja, Intent.Topic, Id),
        new(Name.En, Language.En, Intent.Topic, Id), new(Short.En, Language.En, Intent.Topic, Id),
    ];
}
