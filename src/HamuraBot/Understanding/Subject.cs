namespace HamuraBot.Understanding;

internal enum SubjectKind : byte
{
    Topic,
    Intent,
    Foreign,
}

/// <summary>Something a text can be about: a topic of the desk, an intent, or a foreign matter. The texts are there to be searched only.</summary>
internal sealed record Subject(SubjectKind Kind, string Id, Intent Intent, IReadOnlyList<string> Names, IReadOnlyList<string> Samples, IReadOnlyList<string> Texts)
{
    public static Subject[] AllOf(Knowledge knowledge) =>
    [
        .. knowledge.Topics.Select(topic => new Subject(
            SubjectKind.Topic, topic.Id, Intent.Topic, topic.Names, [.. topic.QuestionsJa, .. topic.QuestionsEn], [.. topic.TextsJa, .. topic.TextsEn])),
        .. knowledge.Intents.Select(intent => new Subject(SubjectKind.Intent, "", intent.Intent, [], [.. intent.Ja, .. intent.En], [])),
        .. knowledge.Foreign.Select(matter => new Subject(SubjectKind.Foreign, "", Intent.None, [], [.. matter.Ja, .. matter.En], [])),
    ];
}
