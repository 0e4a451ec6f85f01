using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>What is told and asked around a call for an officer, and while one waits.</summary>
public sealed class QueueTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Theory]
    [InlineData("来月の賃料の値上げのことで職員に相談したい")]
    [InlineData("工場の移転について担当者と話したいです")]
    [InlineData("I want to talk to a person about my rent")]
    public async Task A_matter_in_the_sentence_that_calls_is_not_asked_for_again(string sentence)
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync(sentence[0] < 128 ? "en-US" : "ja-JP");

        await visitor.SayAsync(sentence);

        Assert.Equal("companyName", visitor.News.Select(activity => activity.Marks()?["prompt"].Text("field")).Last(field => field is not null));
        await visitor.SayAsync(sentence[0] < 128 ? "skip" : "なし");
        await visitor.SayAsync(sentence[0] < 128 ? "skip" : "なし");
        Assert.Equal(sentence, (await officer.GetAsync($"handoffs/{visitor.Handoff}")).Text("about"));
    }

    [Theory]
    [InlineData("職員と話したい")]
    [InlineData("すみません、担当者に聞きたいのですが")]
    [InlineData("ちょっと職員に相談したい")]
    [InlineData("Can I talk to a person about something?")]
    public async Task A_call_that_names_no_matter_is_asked_for_one(string sentence)
    {
        var visitor = await house.VisitorAsync(sentence[0] < 128 ? "en-US" : "ja-JP");

        await visitor.SayAsync(sentence);

        Assert.Contains(visitor.News, activity => activity.Marks()?["prompt"].Text("field") == "about");
    }

    [Theory]
    [InlineData("順番は何番目？")]
    [InlineData("あとどれくらい待ちますか")]
    [InlineData("まだでしょうか")]
    [InlineData("誰も来ないんですか")]
    public async Task Whoever_waits_is_told_the_place_and_how_long(string question)
    {
        await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();

        await visitor.SayAsync(question);

        var told = Assert.Single(visitor.Texts);
        Assert.Contains($"順番は{visitor.Mark!["position"]}番目", told, StringComparison.Ordinal);
        Assert.Contains("10:10まで", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("電話番号は090-8765-4321です")]
    [InlineData("折り返し電話をください。０９０－８７６５－４３２１です")]
    public async Task A_number_to_call_back_is_kept_as_a_field(string sentence)
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;

        await visitor.SayAsync(sentence);

        Assert.Contains("090-8765-4321", Assert.Single(visitor.Texts), StringComparison.Ordinal);
        Assert.Equal("090-8765-4321", (await officer.GetAsync($"handoffs/{id}")).Text("phone"));
    }

    [Fact]
    public async Task A_wish_to_be_called_back_is_asked_for_the_number()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await visitor.SayAsync("折り返し電話をください");
        Assert.Contains(visitor.News, activity => activity.Marks()?["prompt"].Text("kind") == "phone");

        await visitor.SayAsync("042-555-0002");

        Assert.Equal("042-555-0002", (await officer.GetAsync($"handoffs/{id}")).Text("phone"));
    }

    [Theory]
    [InlineData("やっぱりいいです")]
    [InlineData("キャンセル")]
    [InlineData("もう待てないのでやめます")]
    public async Task Whoever_waits_may_think_better_of_it_in_words(string words)
    {
        await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();

        await visitor.SayAsync(words);
        await visitor.SayAsync("はい");

        Assert.Equal("cancelled", visitor.Status);
    }
}
