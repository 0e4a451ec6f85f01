namespace HamuraBot.Understanding;

internal enum SubjectKind : byte
{
    Topic,

    /// <summary>Several topics at once: what a phrasing means that more than one topic claims, such as the bare word "subsidy".</summary>
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
    public static Subject[] AllOf(Knowledge knowledge)
    {
        var owners = Owners(knowledge);
        var shared = owners.Where(owner => owner.Value.Count > 1).GroupBy(owner => string.Join(' ', owner.Value.Order(StringComparer.Ordinal)));
        return
        [
            .. knowledge.Topics.Select(topic => new Subject(
                SubjectKind.Topic, [topic.Id], Intent.Topic, topic.Names, [.. Questions(topic).Where(text => owners[text].Count is 1)], [.. topic.TextsJa, .. topic.TextsEn])),
            .. shared.Select(group => new Subject(SubjectKind.Shared, group.First().Value, Intent.Topic, [], [.. group.Select(owner => owner.Key)], [])),
            .. knowledge.Intents.Select(intent => new Subject(SubjectKind.Intent, [], intent.Intent, [], [.. intent.Ja, .. intent.En], [])),
            .. knowledge.Foreign.Select(matter => new Subject(SubjectKind.Foreign, [], Intent.None, [], [.. matter.Ja, .. matter.En], [])),
        ];
    }

    /// <summary>Every question with the topics that list it.</summary>
    private static Dictionary<string, List<string>> Owners(Knowledge knowledge)
    {
        var owners = new Dictionary<string, List<string>>();
        foreach (var topic in knowledge.Topics)
        {
            foreach (var text in Questions(topic).Distinct())
            {
                if (!owners.TryGetValue(text, out var topics))
                    owners[text] = topics = [];
                topics.Add(topic.Id);
            }
        }

        return owners;
    }

    private static IEnumerable<string> Questions(TopicText topic) => topic.QuestionsJa.Concat(topic.QuestionsEn);
}
