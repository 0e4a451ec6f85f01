using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Tests.Data;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Topics;

/// <summary>What officers put over the facts of the files, and what visitors are told then.</summary>
public sealed class RevisionTests
{
    private const string Training = "/api/desk/topics/training-subsidy/facts/half";
    private const string Question = "社員研修の補助について教えてください";
    private const string EnglishQuestion = "Tell me about the employee training subsidy";

    private static readonly object NewAid = new
    {
        kind = "supersede",
        from = "2026-12-01",
        validTo = "2027-03-31",
        say = new { ja = "研修にかかる費用の3分の1を、年15万円まで市が補助します。", en = "The City covers 1/3 of training costs, up to ¥150,000 a year." },
        quote = "研修費の1/3（年150,000円を上限とする）",
        source = new { title = "羽村市研修費補助要綱", publisher = "羽村市", date = "2026-11-20", url = "https://www.city.hamura.example/youkou" },
        note = "議会で可決",
    };

    public static TheoryData<StoreProvider> Both => Stores.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_expired_fact_confirmed_anew_is_told_as_current_with_both_dates_and_as_before_once_that_is_undone(StoreProvider provider)
    {
        await using var house = await TopicFixture.OpenAsync(provider);
        var before = await house.AskAsync(Question);
        Assert.Equal("expired", before.Mark.Text("status"));

        var (status, fact, location) = await house.PostAsync(Training, new { kind = "confirm", asOf = "2026-11-24", validTo = "2027-03-31", note = "担当課に確認" });

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("current", "2026-11-24", "2027-03-31"), (fact.Text("status"), fact.Text("asOf"), fact.Text("validTo")));
        var (text, mark) = await house.AskAsync(Question);
        Assert.Equal(("current", "2026-11-24", "2027-03-31", "tokyo-ritti"), (mark.Text("status"), mark.Text("asOf"), mark.Text("validTo"), mark.Text("source")));
        Assert.Contains("2026年11月24日に企業活動支援デスクが確認、2027年3月31日まで有効", text, StringComparison.Ordinal);
        Assert.DoesNotContain("終了", text, StringComparison.Ordinal);
        var english = await house.AskAsync(EnglishQuestion, Language.En);
        Assert.Contains("on 24 November 2026, valid until 31 March 2027", english.Text, StringComparison.Ordinal);
        Assert.Contains("2027年3月31日まで有効", await house.Http.GetStringAsync("/topics/training-subsidy?lang=ja"), StringComparison.Ordinal);

        var (undone, asBefore) = await house.DeleteAsync(location!);

        Assert.Equal((HttpStatusCode.OK, "expired"), (undone, asBefore.Text("status")));
        Assert.Equal(before.Text, (await house.AskAsync(Question)).Text);
        Assert.Contains("2015年3月31日", await house.Http.GetStringAsync("/topics/training-subsidy?lang=ja"), StringComparison.Ordinal);
        var history = (await house.GetAsync("/api/desk/topics/training-subsidy"))["facts"]![0]!["revisions"]!.AsArray();
        Assert.Equal(("confirm", "羽村 花子", "担当課に確認", "羽村 花子"),
            (history[0].Text("kind"), history[0].Text("by"), history[0].Text("note"), history[0].Text("withdrawnBy")));
        Assert.Equal(HttpStatusCode.Conflict, (await house.DeleteAsync(location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.DeleteAsync(Training)).Status);
        var trail = await house.GetAsync("/api/desk/audit");
        Assert.Equal(["confirmed", "withdrew revision"], trail.AsArray().Where(entry => entry.Text("subjectKind") == "fact").Select(entry => entry.Text("action")).Order());
        Assert.DoesNotContain("担当課", trail.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_confirmed_until_a_day_is_told_as_ended_from_the_next_one()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.PostAsync(Training, new { kind = "confirm", validTo = "2027-03-31" });

        house.Clock.Now = TestClock.InTokyo("2027-04-01T00:00").Now;

        var (text, mark) = await house.AskAsync(Question);
        Assert.Equal(("expired", "2027-03-31"), (mark.Text("status"), mark.Text("validTo")));
        Assert.Contains("制度がありましたが、2027年3月31日で終了しています", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2015年3月31日", text, StringComparison.Ordinal);
        Assert.Contains("this ended on 31 March 2027", (await house.AskAsync(EnglishQuestion, Language.En)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_fact_takes_the_old_ones_place_on_its_day_and_goes_with_its_last_one()
    {
        await using var house = await TopicFixture.OpenAsync();
        Assert.Equal(HttpStatusCode.Created, (await house.PostAsync(Training, NewAid)).Status);
        Assert.Equal("expired", (await house.AskAsync(Question)).Mark.Text("status"));

        house.Clock.Now = TestClock.InTokyo("2026-12-01T00:00").Now;
        var (text, mark) = await house.AskAsync(Question);
        Assert.Equal(("current", "2026-11-25", "desk"), (mark.Text("status"), mark.Text("asOf"), mark.Text("source")));
        Assert.Contains("費用の3分の1を、年15万円まで", text, StringComparison.Ordinal);
        Assert.Contains("出典：羽村市「羽村市研修費補助要綱」（2026年11月20日更新） https://www.city.hamura.example/youkou", await house.AskForMoreAsync(Question), StringComparison.Ordinal);

        house.Clock.Now = TestClock.InTokyo("2027-04-01T00:00").Now;
        Assert.Contains("次の内容は2027年3月31日で終了しました", (await house.AskAsync(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_the_old_fact_does_not_keep_its_successor_away()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.PostAsync(Training, NewAid);
        await house.PostAsync(Training, new { kind = "confirm", validTo = "2026-11-30" });
        Assert.Contains("2026年11月30日まで有効", (await house.AskAsync(Question)).Text, StringComparison.Ordinal);

        house.Clock.Now = TestClock.InTokyo("2026-12-01T09:00").Now;

        Assert.Contains("年15万円", (await house.AskAsync(Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_node_was_told_the_other_tells_too_and_so_does_the_next_start()
    {
        await using var house = await TopicFixture.OpenAsync(StoreProvider.PostgreSql);
        await using var other = await house.OpenAgainAsync();

        await house.PostAsync(Training, new { kind = "confirm", validTo = "2027-03-31" });
        await Eventually.TrueAsync("the other node tells it", async () => (await other.AskAsync(Question)).Mark.Text("status") == "current");
        await house.DeleteAsync(Training);
        await Eventually.TrueAsync("the other node tells it as before", async () => (await other.AskAsync(Question)).Mark.Text("status") == "expired");

        await other.PostAsync(Training, new { kind = "confirm" });
        await using var later = await house.OpenAgainAsync();
        Assert.Equal("current", (await later.AskAsync(Question)).Mark.Text("status"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Officers_at_once_all_leave_their_step_and_of_two_who_saw_the_same_one_is_refused(StoreProvider provider)
    {
        await using var house = await TopicFixture.OpenAsync(provider);
        var crowd = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => house.PostAsync(
            i % 2 == 0 ? Training : "/api/desk/topics/seminars/facts/upon-request", new { kind = "confirm" })));
        Assert.All(crowd, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Equal(8, crowd.Select(answer => answer.Location!.Split('/')[^1]).Distinct().Count());

        var seen = (await house.GetAsync("/api/desk/topics/training-subsidy"))["facts"]![0]!["version"]!.GetValue<long>();
        var race = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => house.PostAsync(Training, new { kind = "confirm", seen })));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], race.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_past_figure_is_not_confirmed_as_if_it_held_today()
    {
        await using var house = await TopicFixture.OpenAsync();
        var (status, problem, _) = await house.PostAsync("/api/desk/topics/company-visits/facts/total?lang=en", new { kind = "confirm" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("A past record", problem!["errors"]!["kind"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty((await house.GetAsync("/api/desk/topics/company-visits"))["facts"]![1]!["revisions"]!.AsArray());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_revised()
    {
        await using var house = await TopicFixture.OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await house.PostAsync("/api/desk/topics/nothing/facts/half", new { kind = "confirm" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.PostAsync("/api/desk/topics/training-subsidy/facts/nothing", new { kind = "confirm" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.DeleteAsync(Training + "/7")).Status);
    }

    [Fact]
    public async Task A_correction_keeps_what_it_does_not_name_and_its_gaps_are_filled_when_told()
    {
        await using var house = await TopicFixture.OpenAsync();
        var (_, fact, _) = await house.PostAsync("/api/desk/topics/desk-contact/facts/phone", new
        {
            kind = "correct",
            say = new { ja = "お問い合わせは{phone}へお願いします。", en = "Please call {phone}." },
        });
        Assert.Equal(("current", "2026-11-25"), (fact.Text("status"), fact.Text("asOf")));
        Assert.Contains("お問い合わせは042-555-1111へお願いします。（2026年11月25日に企業活動支援デスクが確認）", (await house.AskAsync("電話番号は？")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_estimate_does_not_count_with_conditions_that_an_officer_has_replaced()
    {
        await using var house = await TopicFixture.OpenAsync();
        Assert.NotNull((await house.AskAsync("試算")).Text);
        foreach (var topic in (string[])["interest-subsidy", "eco-interest-subsidy"])
        {
            var facts = (await house.GetAsync($"/api/desk/topics/{topic}"))["facts"]!.AsArray();
            foreach (var fact in facts)
                Assert.Equal(HttpStatusCode.Created, (await house.PostAsync($"/api/desk/topics/{topic}/facts/{fact.Text("id")}", new
                {
                    kind = "supersede",
                    say = new { ja = "利子の1.0％を補助します。", en = "The aid is 1.0% of the interest." },
                    quote = "1.0 %",
                    source = new { title = "t", publisher = "p", date = "2026-11-01" },
                })).Status);
        }
        Assert.Contains("金額を計算できません", (await house.AskAsync("試算")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_under_a_revision_is_shown_and_what_the_officer_decided_is_told_meanwhile()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.PostAsync(Training, new { kind = "confirm" });
        using var release = new LibraryCopy();
        release.Change("topics/training-subsidy.yaml", "市が補助します。", "羽村市が補助します。");

        await using var later = await house.OpenAgainAsync(release.Directories);

        var fact = (await later.GetAsync("/api/desk/topics/training-subsidy"))["facts"]![0];
        Assert.True(fact!["fileChanged"]!.GetValue<bool>());
        Assert.DoesNotContain("羽村市が補助します", (await later.AskAsync(Question)).Text, StringComparison.Ordinal);
        Assert.Contains("元のファイルの内容が変わっています", (await later.PageAsync("/desk/topics?show=to-confirm&lang=ja")).Body!.TextContent, StringComparison.Ordinal);
    }
}
