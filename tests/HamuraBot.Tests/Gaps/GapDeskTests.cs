using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using HamuraBot.Data;
using HamuraBot.Gaps;
using HamuraBot.Tests.Data;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Topics;
using Microsoft.Extensions.DependencyInjection;
using static HamuraBot.Tests.Gaps.SomeGaps;

namespace HamuraBot.Tests.Gaps;

/// <summary>Visitors ask what nobody answers; officers learn of it and change it; visitors ask again.</summary>
public sealed class GapDeskTests
{
    private const string Unmistakable = "営業時間は";

    public static TheoryData<StoreProvider> Both => Stores.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_question_attached_to_a_topic_is_answered_at_once_and_no_longer_once_that_is_undone(StoreProvider provider)
    {
        await using var house = await TopicFixture.OpenAsync(provider);
        Assert.True(await IsNotUnderstoodAsync(house, Unknown));
        await house.AskAsync(Unknown + "、電話は090-1234-5678です");
        var gap = Assert.Single(await GapsAsync(house));
        Assert.Equal(2, gap["count"]!.GetValue<int>());
        Assert.DoesNotContain("090-1234-5678", gap.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((2, 0), (gap["thisWeek"]!.GetValue<int>(), gap["lastWeek"]!.GetValue<int>()));

        var (status, _, decision) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/attach", new { topic = "vacant-sites", phrasings = new[] { Unknown } });

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("vacant-sites", (await house.AskAsync(Unknown)).Mark.Text("id"));
        Assert.Empty(await GapsAsync(house));
        await Eventually.TrueAsync("what is like it is understood, too", async () => (await house.AskAsync("駐輪場の屋根を新しくする件")).Mark.Text("id") == "vacant-sites");

        Assert.Equal(HttpStatusCode.NoContent, (await house.DeleteAsync(decision!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.DeleteAsync(decision!)).Status);
        Assert.Single(await GapsAsync(house));
        await Eventually.TrueAsync("it is not understood any more", () => IsNotUnderstoodAsync(house, Unknown));
        var trail = (await house.GetAsync("/api/desk/audit")).AsArray().Where(entry => entry.Text("subjectKind") == "gap" && entry.Text("action") != "read").ToList();
        Assert.Equal(["attached", "withdrew decision"], trail.Select(entry => entry.Text("action")).Order());
        Assert.All(trail, entry => Assert.Equal(gap.Text("id"), entry.Text("subjectId")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_topic_written_for_a_gap_is_told_in_both_languages_and_revised_like_any_other(StoreProvider provider)
    {
        await using var house = await TopicFixture.OpenAsync(provider);
        await house.AskAsync(Unknown);
        var gap = Assert.Single(await GapsAsync(house));

        var (status, problem, decision) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/topic", NewTopic());

        Assert.True(status == HttpStatusCode.Created, problem?.ToJsonString());
        var (text, mark) = await house.AskAsync(Unknown);
        Assert.Equal(("bicycle-parking", "current", "2026-11-25"), (mark.Text("id"), mark.Text("status"), mark.Text("asOf")));
        Assert.Contains("屋根の改修費を10万円まで補助します。（2026年11月25日に企業活動支援デスクが確認）", text, StringComparison.Ordinal);
        Assert.Contains("up to ¥100,000", (await house.AskAsync("Bicycle parking", Language.En)).Text, StringComparison.Ordinal);
        Assert.Contains("10万円", await house.Http.GetStringAsync("/topics/bicycle-parking?lang=ja"), StringComparison.Ordinal);
        Assert.Contains("駐輪場の改修", (await house.AskAsync("メニュー")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created,
            (await house.PostAsync("/api/desk/topics/bicycle-parking/facts/main", new { kind = "confirm", validTo = "2027-03-31" })).Status);
        Assert.Contains("2027年3月31日まで有効", (await house.AskAsync(Unknown)).Text, StringComparison.Ordinal);

        await using var later = await house.OpenAgainAsync();
        Assert.Equal("bicycle-parking", (await later.AskAsync(Unknown)).Mark.Text("id"));

        await house.DeleteAsync(decision!);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Http.GetAsync("/topics/bicycle-parking")).StatusCode);
        await Eventually.TrueAsync("it is not understood any more", () => IsNotUnderstoodAsync(house, Unknown));
    }

    [Fact]
    public async Task What_is_dismissed_is_not_shown_again_for_being_asked_again_until_that_is_undone()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.AskAsync("明日の天気は");
        var gap = Assert.Single(await GapsAsync(house));
        var (_, _, decision) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/dismiss", null);
        await house.AskAsync("明日の天気は？");
        Assert.Empty(await GapsAsync(house));
        Assert.Equal(HttpStatusCode.NotFound, (await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/dismiss", null)).Status);

        await house.DeleteAsync(decision!);

        Assert.Equal(2, Assert.Single(await GapsAsync(house))["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_asked_likewise_is_dismissed_with_it_and_what_is_another_matter_is_not()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.AskAsync("駅前の自転車置き場の屋根が壊れています");
        var gap = Assert.Single(await GapsAsync(house));
        await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/dismiss", null);

        await house.AskAsync("自転車置き場の屋根が壊れて困っています");
        Assert.Empty(await GapsAsync(house));

        await house.AskAsync("明日の天気は");
        Assert.Equal("明日の天気は", Assert.Single(await GapsAsync(house))["examples"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Suggestions_are_kept_with_the_one_that_the_visitor_took_and_nothing_is_learnt_from_it_without_an_officer()
    {
        await using var house = await TopicFixture.OpenAsync();
        var visitor = await house.VisitorAsync();
        var suggested = (await visitor.AnswersAsync(await visitor.SayAsync("補助金")))[0].Marks()!["suggestions"]!.AsArray();
        await visitor.SayAsync(suggested[1]!.GetValue<string>());

        var gap = Assert.Single(await GapsAsync(house));

        Assert.Equal((1, suggested[1]!.GetValue<string>()), (gap["kinds"]!["low-confidence"]!.GetValue<int>(), gap.Text("nearestTopic")));
        Assert.Equal(suggested[1]!.GetValue<string>(), Assert.Single(gap["accepted"]!.AsArray())!.GetValue<string>());
        Assert.Null((await house.AskAsync("補助金")).Mark);
    }

    [Fact]
    public async Task An_answer_that_did_not_help_keeps_the_question_once()
    {
        await using var house = await TopicFixture.OpenAsync();
        var visitor = await house.VisitorAsync();
        var answer = (await visitor.AnswersAsync(await visitor.SayAsync(Unmistakable)))[0];
        Assert.Equal("知りたいことと違う", answer["suggestedActions"]!["actions"]!.AsArray()[^1].Text("title"));

        var sorry = (await visitor.AnswersAsync(await visitor.SayAsync("知りたいことと違う")))[0];
        await visitor.SayAsync("Not what I asked");

        Assert.StartsWith("お役に立てず", sorry.Text("text"), StringComparison.Ordinal);
        Assert.Null(sorry.Marks()?["notUnderstood"]);
        var gap = Assert.Single(await GapsAsync(house));
        Assert.Equal((Unmistakable, 1), (gap["examples"]![0]!.GetValue<string>(), gap["kinds"]!["not-helpful"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Those_who_left_an_address_are_told_once_by_mail_in_their_language()
    {
        await using var house = await TopicFixture.OpenAsync();
        var english = await house.VisitorAsync(Language.En);
        await english.SayAsync("a glass box for a dinosaur fossil");
        await english.SayAsync("glass box around a dinosaur fossil");
        house.Addresses[english.Conversation] = "someone@example.com";
        await (await house.VisitorAsync(Language.En)).SayAsync("a glass box for a dinosaur fossil");
        var gap = (await GapsAsync(house))[0];

        await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/attach", new { topic = "vacant-sites", phrasings = new[] { "a glass box for a dinosaur fossil" } });

        var (to, text) = Assert.Single(await house.MailsAsync());
        Assert.Equal("someone@example.com", to);
        Assert.Contains("dinosaur fossil", text, StringComparison.Ordinal);
        Assert.Contains("https://desk.example.jp/topics/vacant-sites?lang=en", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "新しい屋根", "topic")]
    [InlineData("vacant-sites", "", "phrasings")]
    [InlineData("vacant-sites", "屋根、03-1234-5678まで", "phrasings")]
    [InlineData("vacant-sites", "研修補助はいつまでですか", "phrasings")]
    [InlineData("vacant-sites", "メニューを見る", "phrasings")]
    public async Task A_way_to_ask_that_means_something_else_or_somebody_is_refused(string topic, string phrasing, string field)
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.AskAsync(Unknown);
        var gap = Assert.Single(await GapsAsync(house));
        var (status, problem, _) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/attach", new { topic, phrasings = new[] { phrasing } });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], problem!["errors"]!.AsObject().Select(fault => fault.Key));
        Assert.Single(await GapsAsync(house));
    }

    [Fact]
    public async Task A_new_topic_is_held_to_what_the_files_are_held_to()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.AskAsync(Unknown);
        var gap = Assert.Single(await GapsAsync(house));
        var draft = NewTopic();
        draft["short"] = new JsonObject { ["ja"] = "セミナー", ["en"] = "A button that is far too long for a phone" };
        draft["questionsEn"] = new JsonArray();
        draft["fact"]!["quote"] = "up to 50,000 yen";
        draft["fact"]!["source"]!["title"] = "";

        var (status, problem, _) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/topic", draft);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["questionsEn", "short.en", "short.ja", "source.title"], problem!["errors"]!.AsObject().Select(fault => fault.Key).Order());
        draft["fact"]!["source"]!["title"] = "要綱";
        (_, problem, _) = await house.PostAsync($"/api/desk/gaps/{gap.Text("id")}/topic", draft);
        Assert.Equal(["questionsEn", "say.en", "say.ja", "short.en", "short.ja"], problem!["errors"]!.AsObject().Select(fault => fault.Key).Order());
    }

    [Fact]
    public async Task What_a_person_was_called_for_is_kept_in_the_visitors_words()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.Services.GetRequiredService<Store>().WriteAsync(transaction =>
        {
            QuestionTable.Add(transaction, new()
            {
                ConversationId = "c", At = house.Clock.Now, Language = Language.Ja, Text = "図面の相談", Kind = QuestionKind.HandedOver, Topics = "tie-up-coordination",
            });
            return Task.FromResult(true);
        }, default);
        Assert.Equal("tie-up-coordination", Assert.Single(await GapsAsync(house)).Text("nearestTopic"));
    }

    private static JsonObject NewTopic() => JsonNode.Parse($$"""
        {
          "name": { "ja": "駐輪場の改修", "en": "Bicycle parking" }, "short": { "ja": "駐輪場の改修", "en": "Bicycle parking" }, "isSupport": true,
          "questionsJa": ["{{Unknown}}"], "questionsEn": ["a roof for the bicycle stand"],
          "fact": {
            "say": { "ja": "屋根の改修費を10万円まで補助します。", "en": "The City covers repairs of the roof up to ¥100,000." },
            "quote": "up to 100,000 yen", "source": { "title": "要綱", "publisher": "羽村市", "date": "2026-11-01" }
          }
        }
        """)!.AsObject();

    private static async Task<bool> IsNotUnderstoodAsync(TopicFixture house, string question)
    {
        var visitor = await house.VisitorAsync();
        var answer = (await visitor.AnswersAsync(await visitor.SayAsync(question)))[0];
        return answer.Marks()?["notUnderstood"]?.GetValue<bool>() is true;
    }
}
