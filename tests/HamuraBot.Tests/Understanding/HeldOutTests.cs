using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

/// <summary>How the deployed content does on questions that it was not written from.</summary>
public sealed class HeldOutTests(DeployedContent content) : IClassFixture<DeployedContent>
{
    [Fact]
    public void Nearly_every_question_gets_its_topic_at_once() =>
        AtLeast(0.92, content.Questions.Where(question => question.IsTopic), (question, meaning) => AnswersFirst(meaning, question.Expected));

    [Fact]
    public void Nearly_every_question_finds_its_topic_among_answer_and_suggestions() =>
        AtLeast(0.97, content.Questions.Where(question => question.IsTopic), (question, meaning) =>
            meaning.Answers.Any(answer => answer.Id == question.Expected) || meaning.Suggestions.Contains(question.Expected));

    [Fact]
    public void What_is_not_the_desks_is_hardly_ever_answered_with_a_topic() =>
        AtLeast(1 - 1 / 32.0, content.Questions.Where(question => question.IsForeign), (_, meaning) => meaning.Answers.Count is 0);

    [Fact]
    public void What_is_not_the_desks_is_no_command() =>
        AtLeast(1 - 1 / 32.0, content.Questions.Where(question => question.IsForeign), (_, meaning) => meaning.Intent is Intent.None or Intent.Topic);

    [Fact]
    public void Commands_and_wishes_are_taken_as_such() =>
        AtLeast(0.92, content.Questions.Where(question => question.IsIntent), (question, meaning) => question.Expected.Split('/') switch
        {
            [var intent] => Named(meaning) == intent,
            [var intent, var topic] => Named(meaning) == intent && AnswersFirst(meaning, topic),
            _ => false,
        });

    [Fact]
    public void A_question_about_a_topic_is_hardly_ever_taken_as_a_command() =>
        AtLeast(0.97, content.Questions.Where(question => question.IsTopic), (_, meaning) =>
            meaning.Intent is Intent.Topic or Intent.None or Intent.Apply or Intent.Register or Intent.Estimate);

    [Fact]
    public void The_answer_is_in_the_language_of_the_question() =>
        AtLeast(0.98, content.Questions, (question, meaning) => meaning.Language == question.Language || meaning.Intent is Intent.Language);

    [Fact]
    public void No_held_out_question_is_a_sample_of_the_content()
    {
        HashSet<Folded> samples =
        [
            .. content.Knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.QuestionsEn)).Select(Normalizer.Fold),
            .. content.Knowledge.Foreign.SelectMany(matter => matter.Ja.Concat(matter.En)).Select(Normalizer.Fold),
        ];
        var written = content.Questions.Where(question => question.Style is "formal" or "letter");
        Assert.DoesNotContain(written, question => samples.Contains(Normalizer.Fold(question.Text)));
    }

    private void AtLeast(double share, IEnumerable<HeldOutQuestion> questions, Func<HeldOutQuestion, Meaning, bool> isRight)
    {
        HeldOutQuestion[] all = [.. questions];
        HeldOutQuestion[] wrong = [.. all.Where(question => !isRight(question, content.Of(question)))];
        Assert.True(
            wrong.Length <= all.Length * (1 - share),
            $"{wrong.Length} of {all.Length} wrong:\n{string.Join('\n', wrong.Select(question => $"{question.Expected}\t{question.Text}\t{content.Of(question)}"))}");
    }

    private static bool AnswersFirst(Meaning meaning, string topic) => meaning.Answers is [{ } first, ..] && first.Id == topic;

    private static string Named(Meaning meaning) => meaning.Intent.ToString().ToLowerInvariant();
}
