using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>What the understanding learns from the desk's words.</summary>
public static class TopicKnowledge
{
    public static Knowledge Of(DialogLibrary dialogs, TopicLibrary topics) =>
        new([.. topics.Topics.Select(TextOf)], dialogs.Intents, dialogs.Glossary, dialogs.Foreign) { Shared = topics.Shared };

    /// <summary>Tells which language a message shows, if it shows one.</summary>
    public static LanguageDetector Detector(Knowledge knowledge) =>
        new(knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.TextsJa)), knowledge.Glossary);

    private static TopicText TextOf(Topic topic) => new(topic.Id, topic.Names(), topic.Questions.Ja, topic.Questions.En,
        [.. topic.Facts.Select(fact => fact.Say.Ja)], [.. topic.Facts.Select(fact => fact.Say.En)]);
}
