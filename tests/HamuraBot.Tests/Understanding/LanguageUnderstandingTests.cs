using HamuraBot.Understanding;

namespace HamuraBot.Tests.Understanding;

public sealed class LanguageUnderstandingTests(DeployedContent content) : IClassFixture<DeployedContent>
{
    [Theory]
    [InlineData("専門家派遣を申し込みたい", Intent.Apply, "expert-dispatch")]
    [InlineData("I'd like to apply for the expert dispatch", Intent.Apply, "expert-dispatch")]
    [InlineData("セミナーに申し込みたい", Intent.Register, "seminars")]
    [InlineData("申し込みたい", Intent.Apply, null)]
    [InlineData("3,000万円借りたときの利子補給はいくらですか？計算して", Intent.Estimate, "interest-subsidy")]
    public void A_wish_to_act_names_its_topic(string text, Intent intent, string? topic)
    {
        var meaning = Ask(text);
        Assert.Equal(intent, meaning.Intent);
        Assert.Equal(topic, meaning.Answers.FirstOrDefault()?.Id);
    }

    [Theory]
    [InlineData("セミナーのキャンセルはできますか", "seminars")]
    [InlineData("ヘルプデスクではなく企業活動支援デスクの電話番号", "desk-contact")]
    [InlineData("Can an expert help us restart our production line?", "expert-dispatch")]
    public void A_question_that_holds_a_command_word_is_no_command(string text, string topic)
    {
        var meaning = Ask(text);
        Assert.Equal(Intent.Topic, meaning.Intent);
        Assert.Contains(topic, meaning.Answers.Select(answer => answer.Id).Concat(meaning.Suggestions));
    }

    [Theory]
    [InlineData("expert-dispatch", "expert-dispatch")]
    [InlineData("専門家派遣", "expert-dispatch")]
    [InlineData("ＳＥＭＩＮＡＲＳ", "seminars")]
    public void A_bare_id_or_name_asks_about_the_topic(string text, string topic) =>
        Assert.Equal([topic], Ask(text).Answers.Select(answer => answer.Id));

    [Theory]
    [InlineData("ビジネスマチングについて", "tie-up-coordination")]
    [InlineData("専問家派遣について", "expert-dispatch")]
    [InlineData("ｹｰﾌﾞﾙﾃﾚﾋﾞで紹介", "cable-tv-publicity")]
    [InlineData("are there any vaccant factories", "vacant-sites")]
    [InlineData("senmonka haken ni tsuite", "expert-dispatch")]
    public void A_slip_of_the_keyboard_does_not_hide_the_topic(string text, string topic) =>
        Assert.Equal(topic, Ask(text).Answers.FirstOrDefault()?.Id);

    [Fact]
    public void Two_questions_get_two_answers() =>
        Assert.Equal(["seminars", "cable-tv-publicity"], Ask("セミナーはありますか？ケーブルテレビで会社を紹介してもらえますか？").Answers.Select(answer => answer.Id));

    [Theory]
    [InlineData("補助金")]
    [InlineData("助成金の情報がほしい")]
    [InlineData("いくら補助されますか")]
    [InlineData("Subsidies?")]
    public void The_bare_word_subsidy_suggests_the_four_money_topics(string text)
    {
        var meaning = Ask(text);
        Assert.Empty(meaning.Answers);
        Assert.Equal(["interest-subsidy", "eco-interest-subsidy", "training-subsidy", "company-attraction"], meaning.Suggestions);
    }

    [Fact]
    public void Questions_that_mean_several_topics_mean_topics_that_there_are() =>
        Assert.All(content.Knowledge.Shared, shared => Assert.Subset(content.Knowledge.Topics.Select(topic => topic.Id).ToHashSet(), shared.Topics.ToHashSet()));

    [Theory]
    [InlineData("英語でお願いします", Language.En)]
    [InlineData("Japanese please", Language.Ja)]
    public void The_language_asked_for_is_the_one_named(string text, Language language)
    {
        var meaning = Ask(text);
        Assert.Equal((Intent.Language, language), (meaning.Intent, meaning.Language));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345")]
    [InlineData("😀")]
    [InlineData("\ud83d\u0000")]
    public void What_says_nothing_means_nothing_and_keeps_the_language(string text)
    {
        var meaning = content.Understanding.Understand(text, Language.En);
        Assert.Equal((Intent.None, Language.En), (meaning.Intent, meaning.Language));
        Assert.Empty(meaning.Answers);
    }

    [Fact]
    public void The_longest_message_is_understood_too() =>
        Assert.Equal("seminars", Ask(string.Concat(Enumerable.Repeat("いつもお世話になっております。", 250)) + "セミナーはありますか。").Answers.FirstOrDefault()?.Id);

    [Fact]
    public void The_same_content_understands_alike_and_on_every_thread()
    {
        var again = new LanguageUnderstanding(content.Knowledge);
        var expected = content.Questions.Select(question => Shown(content.Of(question))).ToArray();
        var found = new string[expected.Length];
        Parallel.For(0, found.Length, i =>
            found[i] = Shown(again.Understand(content.Questions[i].Text, content.Questions[i].Language is Language.Ja ? Language.En : Language.Ja)));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Empty_content_understands_nothing_and_does_not_fail() =>
        Assert.Equal(Intent.None, new LanguageUnderstanding(new Knowledge([], [], [], [])).Understand("補助金はありますか", Language.Ja).Intent);

    private Meaning Ask(string text) => content.Understanding.Understand(text, Language.Ja);

    private static string Shown(Meaning meaning) => $"{meaning.Language} {meaning.Intent} {string.Join(' ', meaning.Answers)} {string.Join(' ', meaning.Suggestions)}";
}
