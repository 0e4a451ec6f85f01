using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Topics.Desk;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Gaps.Desk;

/// <summary>Reads the questions that an officer gives a topic: each means one topic, and nobody's personal data is learnt.</summary>
public sealed class PhrasingReader(TopicLibrary topics, ExactWords exactWords)
{
    public const int Most = 30, Longest = 200;

    public List<DraftFault> Faults { get; } = [];

    /// <param name="topic">Whose questions they become; null for one that is not there yet.</param>
    public IReadOnlyList<string> Read(string field, IEnumerable<string>? typed, Language language, string? topic)
    {
        var questions = (typed ?? []).Select(RevisionReader.Tidy).Where(text => text.Length > 0).DistinctBy(Plain.Of).ToList();
        if (questions.Count > Most) Faults.Add(new(field, "topics.faults.tooMany", ("limit", Shown(Most))));
        foreach (var text in questions)
        {
            if (text.Length > Longest) Faults.Add(new(field, "topics.faults.tooLong", ("limit", Shown(Longest))));
            if (PersonalData.Mask(text) != text) Faults.Add(new(field, "gaps.faults.personal", ("text", text)));
            if (TakenBy(text, language, topic) is { } taken) Faults.Add(new(field, "gaps.faults.taken", ("text", text), ("topic", taken)));
        }
        // Those that the topic has already would be learnt twice.
        return [.. questions.Where(text => !IsAskedOf(topics.Find(topic ?? ""), text))];
    }

    private string? TakenBy(string text, Language language, string? topic) =>
        topics.Topics.FirstOrDefault(other => other.Id != topic && IsAskedOf(other, text))?.Short.In(language)
        ?? (exactWords.Find(text, language) is { } known && !(known.Meaning.Answers is [var answer] && answer.Id == topic) ? text : null);

    private static bool IsAskedOf(Topic? topic, string text) =>
        topic is not null && topic.Questions.Ja.Concat(topic.Questions.En).Any(question => Plain.Of(question) == Plain.Of(text));

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
