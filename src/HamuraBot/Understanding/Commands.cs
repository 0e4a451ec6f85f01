namespace HamuraBot.Understanding;

/// <summary>Messages that are, but for width, case, kana and punctuation, one of the content's own: they need no judgement.</summary>
internal sealed class Commands
{
    private readonly Dictionary<string, Intent> intents = [];
    private readonly Dictionary<string, List<string>> topics = [];

    public Commands(Knowledge knowledge)
    {
        foreach (var intent in knowledge.Intents)
        {
            foreach (var text in intent.Ja.Concat(intent.En))
                intents.TryAdd(Key(Normalizer.Fold(text)), intent.Intent);
        }

        foreach (var topic in knowledge.Topics)
        {
            foreach (var text in topic.Names.Concat(topic.QuestionsJa).Concat(topic.QuestionsEn).Append(topic.Id))
                Add(Key(Normalizer.Fold(text)), topic.Id);
        }
    }

    public Intent? IntentOf(Folded text) => intents.TryGetValue(Key(text), out var intent) ? intent : null;

    /// <summary>The topics that own this very phrasing; one that several share is a question about all of them.</summary>
    public IReadOnlyList<string> TopicsOf(Folded text) => topics.TryGetValue(Key(text), out var found) ? found : [];

    private void Add(string key, string topic)
    {
        if (!topics.TryGetValue(key, out var owners))
            topics[key] = owners = [];
        if (!owners.Contains(topic))
            owners.Add(topic);
    }

    private static string Key(Folded text) => text.Kana.Replace(" ", "", StringComparison.Ordinal);
}
