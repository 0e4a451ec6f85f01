using HamuraBot.Understanding;

namespace HamuraBot.Tests.Understanding;

public sealed class LearntUnderstandingTests
{
    [Fact]
    public async Task What_is_learnt_anew_is_understood_from_then_on()
    {
        var learnt = new LearntUnderstanding(new LanguageUnderstanding(About("seminars", "セミナーはありますか")));
        var before = learnt.Current;
        await learnt.RelearnAsync(About("company-visits", "会社に来てもらえますか"));
        Assert.Equal("company-visits", AnswerOf(learnt.Current, "会社に来てもらえますか"));
        Assert.Equal("seminars", AnswerOf(before, "セミナーはありますか"));
    }

    [Fact]
    public async Task Of_many_changes_at_once_the_last_one_counts_for_all()
    {
        var learnt = new LearntUnderstanding(new LanguageUnderstanding(About("t0", "質問0")));
        Task[] wishes = [.. Enumerable.Range(1, 20).Select(i => learnt.RelearnAsync(About($"t{i}", "同じ質問")))];
        await wishes[^1];
        Assert.Equal("t20", AnswerOf(learnt.Current, "同じ質問"));
        await Task.WhenAll(wishes);
        Assert.Equal("t20", AnswerOf(learnt.Current, "同じ質問"));
    }

    [Fact]
    public async Task A_learning_that_fails_changes_nothing_and_does_not_stand_in_the_way_of_the_next()
    {
        var learnt = new LearntUnderstanding(new LanguageUnderstanding(About("seminars", "セミナーはありますか")));
        await Assert.ThrowsAnyAsync<Exception>(() => learnt.RelearnAsync(new Knowledge([null!], [], [], [])));
        Assert.Equal("seminars", AnswerOf(learnt.Current, "セミナーはありますか"));
        await learnt.RelearnAsync(About("company-visits", "会社に来てもらえますか"));
        Assert.Equal("company-visits", AnswerOf(learnt.Current, "会社に来てもらえますか"));
    }

    private static Knowledge About(string topic, string question) =>
        new([new TopicText(topic, [topic], [question], [], [], [])], [], [], []);

    private static string? AnswerOf(LanguageUnderstanding understanding, string text) =>
        understanding.Understand(text, Language.Ja).Answers.FirstOrDefault()?.Id;
}
