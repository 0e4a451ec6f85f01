using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>Messages that are, but for width, case, kana and punctuation, one of the content's own: they need no judgement.</summary>
internal sealed class ExactPhrases
{
    private readonly Dictionary<string, Intent> intents = [];
    private readonly Dictionary<string, IReadOnlyList<string>> topics = [];
    private readonly HashSet<string> references = [];

    public ExactPhrases(Knowledge knowledge)
    {
        foreach (var intent in knowledge.Intents)
        {
            foreach (var text in intent.Ja.Concat(intent.En))
                intents.TryAdd(Key(Normalizer.Fold(text)), intent.Intent);
        }

        foreach (var topic in knowledge.Topics)
        {
            foreach (var text in topic.Names.Concat(topic.QuestionsJa).Concat(topic.QuestionsEn).Append(topic.Id))
            {
                var key = Key(Normalizer.Fold(text));
                var owners = topics.GetValueOrDefault(key, []);
                topics[key] = owners.Contains(topic.Id) ? owners : [.. owners, topic.Id];
            }
        }

        foreach (var shared in knowledge.Shared)
        {
            foreach (var text in shared.Ja.Concat(shared.En))
                topics[Key(Normalizer.Fold(text))] = shared.Topics;
        }

        foreach (var text in knowledge.Aspects.Where(aspect => aspect.Topic is null && aspect.Aspect is not Aspect.Exists).SelectMany(aspect => aspect.Ja.Concat(aspect.En)))
            references.Add(Key(Normalizer.Fold(text)));
    }

    /// <summary>The phrasing leaves out what it is about.</summary>
    public bool LeavesOut(Folded text) => references.Contains(Key(text));

    public bool Knows(Folded text) => IntentOf(text) is not null || TopicsOf(text).Count > 0;

    public Intent? IntentOf(Folded text) => intents.TryGetValue(Key(text), out var intent) ? intent : null;

    /// <summary>The topic that this very phrasing asks about, or the several that it means at once.</summary>
    public IReadOnlyList<string> TopicsOf(Folded text) => topics.TryGetValue(Key(text), out var found) ? found : [];

    private static string Key(Folded text) => text.Kana.Replace(" ", "", StringComparison.Ordinal);
}
