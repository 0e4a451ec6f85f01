using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Understanding.Voices;
using HamuraBot.Topics;
using HamuraBot.Understanding;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>The product's own content, asked by people of many kinds: each is understood by what has learnt from the others.</summary>
internal static class VoiceYardstick
{
    private static readonly int[] FewQuestions = [1, 3];

    public static IEnumerable<Table> Measure(ContentFolder directory)
    {
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
        var topics = TopicLibrary.Load(directory, dialogs);
        var knowledge = TopicKnowledge.Of(dialogs, topics);
        var voices = Path.Combine(directory.Path, "voices");
        var talks = Path.Combine(directory.Path, "..", "tests", "HamuraBot.Tests", "Understanding", "Voices");
        var scores = LeaveOneVoiceOut.Measure(
            knowledge, voices, talks, (topic, aspect) => topics.Find(topic)?.Tells(aspect) is true, topic => topics.Find(topic)?.Related.FirstOrDefault());
        foreach (var score in scores.Append(VoiceScore.Of(scores)))
            yield return Rows(score);
        yield return Few(knowledge, [.. Directory.EnumerateFiles(voices, "*.tsv").SelectMany(VoiceLine.Read)]);
    }

    private static Table Rows(VoiceScore score) => new Table($"voice {score.Voice}, left out: {score.Lines.Count} messages, {score.Dialogues.Count} dialogues")
        .Row("right first", score.First).Row("within suggestions", score.Within).Row("confidently wrong", score.ConfidentlyWrong)
        .Row("foreign answered", score.ForeignAnswered).Row("negation: right", score.NegationRight).Row("negation: rejected answered", score.RejectedAnswered)
        .Row("two in one: both answered", score.BothAnswered).Row("own matter found", score.OwnMatterFound).Row("aspect right", score.AspectRight)
        .Row("follow-ups right", score.FollowUpsRight("follow")).Row("dialogues right", score.DialoguesRight);

    /// <summary>A topic as an officer begins it: with one or three questions a language, and nobody's wordings.</summary>
    private static Table Few(Knowledge knowledge, IReadOnlyList<VoiceLine> lines)
    {
        var table = new Table("topics with few questions a language, asked by all voices");
        foreach (var few in FewQuestions)
        {
            var (right, asked) = (0, 0);
            foreach (var topic in knowledge.Topics)
            {
                var understanding = new LanguageUnderstanding(knowledge with
                {
                    Topics = [.. knowledge.Topics.Select(other => other != topic ? other
                        : topic with { QuestionsJa = [.. topic.QuestionsJa.Take(few)], QuestionsEn = [.. topic.QuestionsEn.Take(few)] })],
                    Wordings = [.. knowledge.Wordings.Where(wording => !wording.Topics.Contains(topic.Id))],
                });
                foreach (var line in lines.Where(line => line.Expected == topic.Id))
                {
                    asked++;
                    right += line.IsRight(understanding.Understand(line.Text, line.Language)) ? 1 : 0;
                }
            }

            table.Row($"{few}: right first of {asked}", (double)right / asked);
        }

        return table;
    }
}
