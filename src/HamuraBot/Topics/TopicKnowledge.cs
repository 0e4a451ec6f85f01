using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;

namespace HamuraBot.Topics;

/// <summary>What the understanding learns from the desk's words.</summary>
public static class TopicKnowledge
{
    public static Knowledge Of(DialogLibrary dialogs, TopicLibrary topics) =>
        new([.. topics.Topics.Select(topic => TextOf(topic, dialogs.Names))], dialogs.Intents, dialogs.Glossary, dialogs.Foreign)
        {
            Shared = topics.Shared,
            Wordings = dialogs.Wordings.Voices,
            Aspects = dialogs.Wordings.Aspects,
            References = dialogs.Wordings.References,
            Clauses = dialogs.Wordings.Clauses,
            Weights = Weights.Chosen,
        };

    /// <summary>There is nothing to learn between them.</summary>
    public static bool IsHeardAlike(TopicLibrary one, TopicLibrary other) =>
        one.Topics.SelectMany(WordsOf).SequenceEqual(other.Topics.SelectMany(WordsOf));

    private static IEnumerable<string> WordsOf(Topic topic) =>
        [.. topic.Names(), .. topic.Questions.Ja, .. topic.Questions.En, .. topic.Facts.SelectMany(fact => (string[])[fact.Say.Ja, fact.Say.En])];

    private static TopicText TextOf(Topic topic, IReadOnlyDictionary<string, Words> names)
    {
        var texts = topic.Facts.Select(fact => Phrase.FillNames(fact.Say, names)).ToList();
        return new(topic.Id, topic.Names(), topic.Questions.Ja, topic.Questions.En, [.. texts.Select(text => text.Ja)], [.. texts.Select(text => text.En)]);
    }
}
