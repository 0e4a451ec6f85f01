namespace HamuraBot.Understanding;

internal enum SubjectKind : byte
{
    Topic,

    /// <summary>Several topics at once: what the bare word "subsidy" means.</summary>
    Shared,
    Intent,
    Foreign,
}

/// <summary>Something a text can be about. The texts are there to be searched only.</summary>
internal sealed record Subject(
    SubjectKind Kind,
    IReadOnlyList<string> Topics,
    Intent Intent,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Samples,
    IReadOnlyList<string> Texts)
{
    /// <summary>Whose it is, if it is not the desk's.</summary>
    public ForeignKind Foreign { get; init; }

    public static Subject[] AllOf(Knowledge knowledge) =>
    [
        .. knowledge.Topics.Select(topic => new Subject(
            SubjectKind.Topic, [topic.Id], Intent.Topic, topic.Names, [.. topic.QuestionsJa, .. topic.QuestionsEn], [.. topic.TextsJa, .. topic.TextsEn])),
        .. knowledge.Shared.Select(shared => new Subject(SubjectKind.Shared, shared.Topics, Intent.Topic, [], [.. shared.Ja, .. shared.En], [])),
        .. knowledge.Intents.Select(intent => new Subject(SubjectKind.Intent, [], intent.Intent, [], [.. intent.Ja, .. intent.En], [])),
        .. knowledge.Foreign.Select(matter => new Subject(SubjectKind.Foreign, [], Intent.None, [], [.. matter.Ja, .. matter.En], []) { Foreign = matter.Kind }),
    ];
}
