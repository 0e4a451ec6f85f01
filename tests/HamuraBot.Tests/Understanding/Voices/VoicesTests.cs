using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding.Voices;

/// <summary>
/// People of many kinds, each understood by what has learnt from others alone: trades, ages, a dialect, voice input, simple language, anger,
/// officialese, keywords, letters, two languages mixed, hearsay. Whoever comes next is another one.
/// </summary>
public sealed class VoicesTests(VoicesTests.Measured measured) : IClassFixture<VoicesTests.Measured>
{
    private static readonly string Lines = Path.Combine(Repository.Root, "dialogs", "voices");
    private static readonly string Dialogues = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Understanding", "Voices");

    /// <summary>A benchmark leaves out one at a time.</summary>
    private const int AtOnce = 6;

    [Fact]
    public void A_stranger_is_understood_at_once() => Assert.InRange(measured.All.First, 0.83, 1);

    [Fact]
    public void A_stranger_finds_it_among_answer_and_suggestions() => Assert.InRange(measured.All.Within, 0.89, 1);

    [Fact]
    public void A_stranger_is_seldom_given_another_answer() => Assert.InRange(measured.All.ConfidentlyWrong, 0, 0.06);

    [Fact]
    public void What_is_rejected_is_hardly_ever_answered() => Assert.InRange(measured.All.RejectedAnswered, 0, 0.1);

    [Fact]
    public void Two_questions_in_one_message_are_both_answered() => Assert.InRange(measured.All.BothAnswered, 0.66, 1);

    [Fact]
    public void One_s_own_matter_is_found() => Assert.InRange(measured.All.OwnMatterFound, 0.79, 1);

    [Fact]
    public void What_is_asked_about_a_subject_is_known() => Assert.InRange(measured.All.AspectRight, 0.75, 1);

    [Fact]
    public void What_a_message_leaves_out_is_found_in_the_conversation() => Assert.InRange(measured.All.DialoguesRight, 0.78, 1);

    /// <summary>What trains does not measure.</summary>
    [Fact]
    public void No_dialogue_and_no_held_out_question_is_learnt_from()
    {
        HashSet<string> learnt = [.. Learnt(measured.Knowledge).Select(Normalizer.Fold).Select(folded => folded.Kana)];
        var dialogues = Directory.EnumerateFiles(Dialogues, "*.json").SelectMany(VoiceDialogue.Read)
            .Select(dialogue => dialogue.Turns[^1]).Where(turn => turn.Length > 12);
        Assert.DoesNotContain(dialogues, turn => learnt.Contains(Normalizer.Fold(turn).Kana));
    }

    [Fact]
    public void A_voice_that_is_measured_is_not_learnt_from()
    {
        foreach (var file in Directory.EnumerateFiles(Lines, "*.tsv"))
        {
            var voice = Path.GetFileNameWithoutExtension(file);
            HashSet<string> learnt = [.. Learnt(LeaveOneVoiceOut.Without(measured.Knowledge, voice)).Select(Normalizer.Fold).Select(folded => folded.Kana)];
            Assert.DoesNotContain(VoiceLine.Read(file).Where(line => line.Text.Length > 12), line => learnt.Contains(Normalizer.Fold(line.Text).Kana));
        }
    }

    private static IEnumerable<string> Learnt(Knowledge knowledge) =>
    [
        .. knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.QuestionsEn)),
        .. knowledge.Intents.SelectMany(intent => intent.Ja.Concat(intent.En)),
        .. knowledge.Foreign.SelectMany(matter => matter.Ja.Concat(matter.En)),
        .. knowledge.Aspects.SelectMany(aspect => aspect.Ja.Concat(aspect.En)),
        .. knowledge.References.SelectMany(reference => reference.Ja.Concat(reference.En)),
        .. knowledge.Wordings.Select(wording => wording.Text),
    ];

    public sealed class Measured
    {
        public Measured()
        {
            var directory = new ContentFolder(Path.Combine(Repository.Root, "dialogs"));
            var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
            var topics = TopicLibrary.Load(directory, dialogs);
            Knowledge = TopicKnowledge.Of(dialogs, topics);
            All = VoiceScore.Of(LeaveOneVoiceOut.Measure(
                Knowledge, Lines, Dialogues, (topic, aspect) => topics.Find(topic)?.Tells(aspect) is true, topic => topics.Find(topic)?.Related.FirstOrDefault(), AtOnce));
        }

        internal VoiceScore All { get; }

        public Knowledge Knowledge { get; }
    }
}
