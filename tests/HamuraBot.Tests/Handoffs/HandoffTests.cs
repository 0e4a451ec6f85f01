using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Conversations;
using HamuraBot.Tests.Conversations;
using HamuraBot.Tests.Fixtures;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Handoffs;

/// <summary>A visitor and an officer, from the wish to the rating.</summary>
public sealed class HandoffTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Theory]
    [InlineData("ja-JP", "佐藤が担当します", "職員の応対は以上です")]
    [InlineData("en-US", "佐藤 of the Corporate Support Desk is here", "The member of staff has finished")]
    public async Task A_visitor_waits_talks_to_an_officer_by_name_and_is_back_with_the_bot(string locale, string taken, string closed)
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync(locale);
        await visitor.SayAsync(locale == "ja-JP" ? "利子補給について教えて" : "Tell me about the interest subsidy");
        await visitor.WantPersonAsync("About a loan for a machine");
        Assert.Equal("waiting", visitor.Status);
        var id = visitor.Handoff;

        var handoff = await officer.DoAsync(id, "take");
        Assert.Equal(("interest-subsidy", "About a loan for a machine", officer.Id), (handoff.Text("topic"), handoff.Text("about"), handoff["officer"].Text("id")));
        Assert.Contains(taken, string.Join('\n', (await visitor.LookAsync()).Texts), StringComparison.Ordinal);
        Assert.Equal("with-officer", visitor.Status);

        await visitor.SayAsync(locale == "ja-JP" ? "電話番号は？" : "What is your phone number?");
        Assert.Empty(visitor.News);
        await officer.DoAsync(id, "messages", new { text = "承ります。" });
        var said = Assert.Single((await visitor.LookAsync()).News);
        Assert.Equal(("承ります。", $"officer:{officer.Id}", "佐藤", "bot"),
            (said.Text("text"), said["from"].Text("id"), said["from"].Text("name"), said["from"].Text("role")));

        await officer.DoAsync(id, "close", new { note = "済" });
        Assert.Contains(closed, string.Join('\n', (await visitor.LookAsync()).Texts), StringComparison.Ordinal);
        Assert.Equal("closed", visitor.Status);
        await visitor.PressAsync(locale == "ja-JP" ? "4 やや満足" : "4 good");
        Assert.Equal(4, (await officer.GetAsync($"handoffs/{id}"))["rating"]!.GetValue<int>());
        Assert.Contains("042-555-1111", string.Concat((await visitor.SayAsync(locale == "ja-JP" ? "電話番号を教えてください" : "What is your phone number?")).Texts),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_events_of_the_Bot_Framework_tell_how_far_it_got()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var initiated = Assert.Single(visitor.News, activity => activity.Text("name") == "handoff.initiate");
        Assert.Equal(("event", "補助金のことで相談したい", "ja"), (initiated.Text("type"), initiated["value"].Text("about"), initiated["value"].Text("language")));
        var transcript = Assert.Single(initiated["attachments"]!.AsArray());
        Assert.Equal(("Transcript", "application/json"), (transcript.Text("name"), transcript.Text("contentType")));
        var read = await officer.GetAsync(new Uri(transcript.Text("contentUrl")).AbsolutePath["/api/desk/".Length..]);
        Assert.Contains(read["transcript"]!.AsArray(), line => line.Text("text") == "補助金のことで相談したい");

        await officer.DoAsync(visitor.Handoff, "take");
        await officer.DoAsync(visitor.Handoff, "close", new { note = "" });

        var states = (await visitor.LookAsync()).News.Where(activity => activity.Text("name") == "handoff.status").Select(activity => activity["value"].Text("state"));
        Assert.Equal(["accepted", "completed"], states);
    }

    [Fact]
    public async Task Those_behind_are_told_their_new_place_and_may_ask_the_bot_meanwhile()
    {
        await using var house = await HandoffFixture.OpenAsync();
        var officer = await house.OfficerAsync();
        var first = await (await house.VisitorAsync()).WantPersonAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await (await house.VisitorAsync()).WantPersonAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await (await house.VisitorAsync()).WantPersonAsync();
        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(visitor => visitor.Mark!["position"]!.GetValue<int>()));
        Assert.Contains("042-555-1111", string.Concat((await third.SayAsync("電話番号を教えてください")).Texts), StringComparison.Ordinal);

        await first.SayAsync("人と話したい");
        await first.PressAsync("呼び出しをやめる");
        Assert.Equal("cancelled", first.Status);
        await house.PassAsync(TimeSpan.FromSeconds(1), officer);

        Assert.Equal(1, (await second.LookAsync()).Mark!["position"]!.GetValue<int>());
        Assert.Equal(2, (await third.LookAsync()).Mark!["position"]!.GetValue<int>());
        Assert.Contains("順番が2番目になりました", Assert.Single(third.Texts), StringComparison.Ordinal);
        Assert.Equal([second.Handoff, third.Handoff], (await officer.GetAsync("handoffs?status=waiting")).AsArray().Select(handoff => handoff.Text("id")));
    }

    [Fact]
    public async Task Answers_of_the_form_that_was_open_go_along_and_the_form_asks_again_afterwards()
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("apply:interest-estimate");
        await visitor.SayAsync("融資の利子補給");
        await visitor.SayAsync("800万円");
        await visitor.WantPersonAsync("試算のことで聞きたい");

        var id = visitor.Handoff;

        var handoff = await officer.GetAsync($"handoffs/{id}");

        Assert.Equal("interest-estimate", handoff.Text("form"));
        Assert.Equal(["programme", "amount"], handoff["fields"]!.AsArray().Select(field => field.Text("id")));
        Assert.Contains("8,000,000", handoff["fields"]![1]!["text"].Text("ja"), StringComparison.Ordinal);
        await officer.DoAsync(id, "take");
        await visitor.SayAsync("設備資金");
        Assert.Empty(visitor.News);
        await officer.DoAsync(id, "close", new { note = "" });
        Assert.Contains("資金の種類はどちらですか", (await visitor.LookAsync()).Texts.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_misunderstandings_in_a_row_offer_a_person_and_one_answer_between_does_not()
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("犬の登録をしたい");
        await visitor.SayAsync("電話番号を教えてください");
        Assert.Single((await visitor.SayAsync("あしたの天気は")).Texts);

        await visitor.SayAsync("犬の登録をしたい");
        Assert.Contains(visitor.Texts, text => text.Contains("職員におつなぎしましょうか", StringComparison.Ordinal));
        await visitor.PressAsync("職員と話す");
        while (visitor.Mark is null) await visitor.SayAsync("なし");

        Assert.Equal("not-understood", (await officer.GetAsync($"handoffs/{visitor.Handoff}")).Text("cause"));
    }

    [Fact]
    public async Task Whoever_is_displeased_is_offered_a_person_beside_the_answer()
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync();
        await visitor.LookAsync();
        var message = new Activity { Type = ActivityTypes.Message, Text = "利子補給について何度も聞いています" };
        var meaning = ConversationTests.Learnt.Understand("利子補給について教えて", Language.Ja) with { IsDispleased = true };
        await house.Services.GetRequiredService<ConversationTurns>().RunAsync(new(visitor.Client.Conversation, message) { Meaning = meaning }, default);

        Assert.Equal(["interest-subsidy"], (await visitor.LookAsync()).News.SelectMany(activity => activity.Marks()?["answers"]?.AsArray() ?? [])
            .Select(answer => answer.Text("id")));
        Assert.Contains("ご不快な思いをおかけして", visitor.Texts.Last(), StringComparison.Ordinal);
        await visitor.PressAsync("職員と話す");
        while (visitor.Mark is null) await visitor.SayAsync("なし");
        Assert.Equal("anger", (await officer.GetAsync($"handoffs/{visitor.Handoff}")).Text("cause"));
    }

    [Fact]
    public async Task What_an_officer_sends_twice_is_said_once_and_a_colleague_cannot_write()
    {
        var (officer, colleague) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        Assert.Equal(HttpStatusCode.Conflict, await officer.TryAsync(id, "messages", new { text = "まだ" }));
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "take");
        await visitor.LookAsync();

        await officer.DoAsync(id, "messages", new { text = "承ります。", id = "1" });
        await officer.DoAsync(id, "messages", new { text = "承ります。", id = "1" });
        using var refused = await colleague.PostAsync($"handoffs/{id}/messages", new { text = "私が" });

        Assert.Equal(["承ります。"], (await visitor.LookAsync()).Texts);
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Contains("佐藤が担当しています", JsonNode.Parse(await refused.Content.ReadAsStringAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await colleague.TryAsync(id, "close", new { note = "" }));
    }

    [Fact]
    public async Task Handing_over_tells_the_visitor_who_it_is_now_and_notes_stay_with_the_desk()
    {
        var (officer, colleague) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "notes", new { text = "税の専門家が要る" });
        Assert.Equal(HttpStatusCode.BadRequest, await officer.TryAsync(id, "assign", new { officer = "nobody" }));

        var handed = await officer.DoAsync(id, "assign", new { officer = colleague.Id });

        Assert.Equal("税の専門家が要る", Assert.Single(handed["notes"]!.AsArray()).Text("text"));
        await colleague.DoAsync(id, "messages", new { text = "鈴木です。" });
        await visitor.LookAsync();
        Assert.Contains(visitor.Texts, text => text.Contains("担当が鈴木に替わりました", StringComparison.Ordinal));
        Assert.Equal("鈴木です。", visitor.Texts.Last());
        Assert.Equal(HttpStatusCode.Conflict, await officer.TryAsync(id, "messages", new { text = "まだ居ます" }));
        Assert.DoesNotContain("税の専門家", string.Concat((await visitor.Client.HistoryAsync()).Select(activity => activity.ToJsonString())), StringComparison.Ordinal);
    }
}
