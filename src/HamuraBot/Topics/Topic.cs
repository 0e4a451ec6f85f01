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

    public Fact Leading => Facts[0];

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
