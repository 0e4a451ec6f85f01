namespace HamuraBot.Understanding.Learning;

internal enum TargetKind : byte
{
    Topic,

    /// <summary>Several topics at once: what the bare word "subsidy" means.</summary>
    Shared,
    Intent,
    Foreign,
}

/// <summary>Something a text can be about. The texts are there to be searched only.</summary>
internal sealed record TargetClass(
    TargetKind Kind,
    IReadOnlyList<string> Topics,
    Intent Intent,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Samples,
    IReadOnlyList<string> Texts)
{
    /// <summary>Whose it is, if it is not the desk's.</summary>
    public ForeignKind Foreign { get; init; }

    public static TargetClass[] AllOf(Knowledge knowledge) =>
    [
        .. knowledge.Topics.Select(topic => new TargetClass(
            TargetKind.Topic, [topic.Id], Intent.Topic, topic.Names, [.. topic.QuestionsJa, .. topic.QuestionsEn], [.. topic.TextsJa, .. topic.TextsEn])),
        .. knowledge.Shared.Select(shared => new TargetClass(TargetKind.Shared, shared.Topics, Intent.Topic, [], [.. shared.Ja, .. shared.En], [])),
        .. knowledge.Intents.Select(intent => new TargetClass(TargetKind.Intent, [], intent.Intent, [], [.. intent.Ja, .. intent.En], [])),
        .. knowledge.Foreign.Select(matter => new TargetClass(TargetKind.Foreign, [], Intent.None, [], [.. matter.Ja, .. matter.En], []) { Foreign = matter.Kind }),
    ];
}
