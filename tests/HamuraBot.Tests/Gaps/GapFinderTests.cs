using HamuraBot.Gaps;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Gaps;

/// <summary>Which questions are put together.</summary>
public sealed class GapFinderTests
{
    private static readonly DateTimeOffset Now = TestClock.InTokyo("2026-11-25T10:00").Now;

    [Fact]
    public void Questions_that_mean_much_the_same_are_one_gap_and_others_are_not()
    {
        var gaps = Find("駐輪場の補助金はありますか", "駐輪場を作る補助金", "駐輪場の設置に補助金は出ますか", "電気自動車の充電設備", "電気自動車の充電設備を置きたい");
        Assert.Equal([3, 2], gaps.Select(gap => gap.Questions.Count));
        Assert.All(gaps[0].Questions, question => Assert.Contains("駐輪場", question.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void English_and_Japanese_are_apart_each_with_its_nearest_topic()
    {
        var gaps = Find("研修の補助を受けたい新人", "subsidy for the training of new employees");
        Assert.Equal([Language.En, Language.Ja], gaps.Select(gap => gap.Language).Order(Comparer<Language>.Create((a, b) => string.CompareOrdinal(a.Code(), b.Code()))));
        Assert.All(gaps, gap => Assert.Equal("training-subsidy", gap.Nearest));
    }

    [Fact]
    public void What_visitors_took_names_the_topic_before_any_likeness()
    {
        var asked = Question("研修の補助", 0, QuestionKind.LowConfidence, "training-subsidy,seminars", "seminars");
        var gap = Assert.Single(GapFinder.Of([asked], Libraries.Topics(), Libraries.Dialogs().Glossary));
        Assert.Equal("seminars", gap.Nearest);
        Assert.Equal(["seminars"], gap.Accepted);
    }

    [Fact]
    public void The_order_in_which_they_are_read_does_not_matter()
    {
        string[] texts = ["駐輪場の補助金はありますか", "a parking lot", "駐輪場を作る補助金", "電気自動車", "parking lots for bicycles", "電気自動車の充電"];
        var questions = texts.Select((text, i) => Question(text, i)).ToList();
        Assert.Equal(Shape(questions), Shape(questions.AsEnumerable().Reverse()));

        static IEnumerable<string> Shape(IEnumerable<UnansweredQuestion> asked) =>
            GapFinder.Of(asked, Libraries.Topics(), Libraries.Dialogs().Glossary).Select(gap => $"{gap.Id} {string.Join('|', gap.Questions.Select(q => q.Text))}").ToList();
    }

    /// <summary>The deployed topics' own questions, all mixed: a gap that holds several topics would be of little use to an officer.</summary>
    [Theory]
    [InlineData(Language.Ja)]
    [InlineData(Language.En)]
    public void Gaps_hold_questions_of_one_topic_for_the_most_part(Language language)
    {
        var topics = Libraries.Topics();
        var ofTopic = topics.Topics.SelectMany(topic => topic.Questions.In(language).Where((_, i) => i % 4 == 0).Select(text => (Text: text, topic.Id)))
            .DistinctBy(question => question.Text).ToDictionary(question => question.Text, question => question.Id);
        var gaps = GapFinder.Of(ofTopic.Keys.Select((text, i) => Question(text, i, language: language)), topics, Libraries.Dialogs().Glossary);

        var pure = gaps.Sum(gap => gap.Questions.CountBy(question => ofTopic[question.Text]).Max(topic => topic.Value));

        Assert.True(pure > 0.75 * ofTopic.Count, $"{pure} of {ofTopic.Count}");
        Assert.True(gaps.Count < 0.65 * ofTopic.Count, $"{gaps.Count} gaps of {ofTopic.Count}");
    }

    [Fact]
    public void The_trend_tells_this_week_from_the_week_before()
    {
        var gap = Assert.Single(GapFinder.Of(
            [Question("駐輪場", 1), Question("駐輪場", 2), Question("駐輪場", -9), Question("駐輪場", -20)], Libraries.Topics(), Libraries.Dialogs().Glossary));
        Assert.Equal((2, 1), (gap.ThisWeek(Now.AddDays(3)), gap.WeekBefore(Now.AddDays(3))));
    }

    private static IReadOnlyList<Gap> Find(params string[] texts) =>
        GapFinder.Of(texts.Select((text, i) => Question(text, i)), Libraries.Topics(), Libraries.Dialogs().Glossary);

    private static UnansweredQuestion Question(
        string text, int day, QuestionKind kind = QuestionKind.NotUnderstood, string topics = "", string? accepted = null, Language? language = null) => new()
        {
            ConversationId = "c",
            At = Now.AddDays(day),
            Language = language ?? (text.All(char.IsAscii) ? Language.En : Language.Ja),
            Text = text,
            Kind = kind,
            Topics = topics,
            Accepted = accepted,
        };
}
