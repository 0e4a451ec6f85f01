using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars in the chat, through the front door.</summary>
public sealed class SeminarDialogTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Theory]
    [InlineData("ja-JP", "現場改善セミナー")]
    [InlineData("ja-JP", "現場改善セミナーに申し込みたい")]
    [InlineData("ja-JP", "「現場改善セミナー」に参加を申し込みます")]
    [InlineData("ja-JP", "apply:seminar-registration")]
    [InlineData("en-US", "Shop-floor improvement")]
    [InlineData("ja-JP", "現場改善セミナーに二人で参加したいです")]
    [InlineData("en-US", "I want to sign up for Shop-floor improvement")]
    [InlineData("en-US", "please register me for shop-floor improvement")]
    public async Task The_form_opens_by_the_title_of_the_seminar(string locale, string text)
    {
        await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(text);
        Assert.True(visitor.Prompt.Text("form") == "seminar-registration", visitor.Heard);
    }

    [Theory]
    [InlineData("ja-JP", "次のセミナーはいつですか", "現場改善セミナー")]
    [InlineData("en-US", "When is the seminar?", "Shop-floor improvement")]
    [InlineData("en-US", "Where is the seminar held?", "Shop-floor improvement")]
    public async Task When_and_where_is_told_by_what_is_planned_and_not_by_a_source_that_is_silent(string locale, string question, string title)
    {
        await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(question);
        Assert.Equal(title, Assert.Single(visitor.Answers)["attachments"]![0]!["content"]!.AsObject().Text("title"));
    }

    [Fact]
    public async Task A_question_about_something_else_does_without_the_seminars()
    {
        await chat.PlanAsync();
        var (before, after) = (await chat.VisitorAsync(), await chat.VisitorAsync());
        await before.SayAsync("専門家派遣について教えてください");
        await chat.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync("ALTER TABLE seminars RENAME TO locked_away"), default);
        await after.SayAsync("専門家派遣について教えてください");
        Assert.Equal(before.Heard, after.Heard);
    }

    [Fact]
    public async Task A_seminar_is_known_by_its_title_from_the_moment_it_is_planned_renamed_or_called_off()
    {
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        Assert.Null(visitor.Prompt);
        var seminar = await chat.PlanAsync();
        Assert.Equal("seminar-registration", (await visitor.SayAsync("現場改善セミナー")).Prompt.Text("form"));
        await visitor.SayAsync("キャンセル");
        var planning = chat.Get<SeminarPlanning>();
        await chat.Store.WriteAsync(
            transaction => planning.ChangeAsync(transaction, seminar.Id, seminar.Plan with { Title = new("輸出の基礎", "Export basics") }), default);
        Assert.Equal("seminar-registration", (await visitor.SayAsync("輸出の基礎")).Prompt.Text("form"));
        await visitor.SayAsync("キャンセル");
        await chat.Store.WriteAsync(transaction => planning.CallOffAsync(transaction, seminar.Id, "講師の都合"), default);
        Assert.Null((await visitor.SayAsync("輸出の基礎")).Prompt);
    }

    [Theory]
    [InlineData("ja-JP", "現場改善セミナーは中止ですか", "（2026年12月10日（木曜）14:00〜16:00）は中止になりました。理由：台風のため。次の日程は、予定どおり開きます。")]
    [InlineData("ja-JP", "12月10日のセミナーはどうなりましたか", "は中止になりました。理由：台風のため。これから開くセミナーは次のとおりです。")]
    [InlineData("ja-JP", "12/20のセミナーについて知りたい", "こちらのセミナーです。")]
    [InlineData("en-US", "What about the seminar on 10 December?", "has been called off. Reason: a typhoon.")]
    public async Task One_of_two_of_a_title_that_is_called_off_is_told_and_so_is_what_is_on_a_day(string locale, string said, string told)
    {
        var off = await chat.PlanAsync();
        await chat.PlanAsync(daysLater: 10);
        await chat.Store.WriteAsync(transaction => chat.Get<SeminarPlanning>().CallOffAsync(transaction, off.Id, "台風のため", "a typhoon"), default);

        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(said);

        Assert.Contains(told, visitor.Heard, StringComparison.Ordinal);
        Assert.Contains(locale is "ja-JP" ? "12月20日" : "20 December", Assert.Single(visitor.Cards).Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja-JP", "現場改善セミナーについて", "キャンセル待ちに申し込む")]
    [InlineData("en-US", "Tell me about Shop-floor improvement", "Join the waiting list")]
    public async Task The_button_of_a_full_seminar_says_that_it_leads_to_the_waiting_list(string locale, string said, string button)
    {
        await chat.PlanAsync(capacity: 1);
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(said);

        Assert.Equal([button], visitor.Cards[0]["buttons"]!.AsArray().Select(one => one!.Text("title")));
    }

    [Theory]
    [InlineData("ja-JP", "元に戻して")]
    [InlineData("ja-JP", "やっぱり参加します")]
    [InlineData("ja-JP", "間違えて取り消してしまいました")]
    [InlineData("en-US", "undo that please")]
    [InlineData("en-US", "I can come after all")]
    public async Task A_cancellation_is_taken_back_in_words_for_ten_minutes_and_no_longer(string locale, string said)
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync(locale)).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");
        await visitor.SayAsync("registration-cancel:S-2026-000001");
        await visitor.SayAsync("give-up");
        Assert.Equal(0, (await chat.Store.ReadAsync(sql => SeminarTable.FindAsync(sql, seminar.Id), default))!.Taken);

        await visitor.SayAsync(said);

        Assert.Contains(locale is "ja-JP" ? "元に戻しました" : "Undone", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal(1, (await chat.Store.ReadAsync(sql => SeminarTable.FindAsync(sql, seminar.Id), default))!.Taken);
        await visitor.SayAsync(said);
        Assert.DoesNotContain(locale is "ja-JP" ? "元に戻しました" : "Undone", visitor.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seminar-details:")]
    [InlineData("seminar-sign-up:")]
    public async Task Nobody_reaches_a_seminar_that_is_not_public_yet(string command)
    {
        var seminar = await chat.PlanAsync();
        var planning = chat.Get<SeminarPlanning>();
        await chat.Store.WriteAsync(
            transaction => planning.ChangeAsync(transaction, seminar.Id, seminar.Plan with { PublicFrom = seminar.Plan.StartsAt.AddDays(-1) }), default);
        var visitor = await (await chat.VisitorAsync()).SayAsync(command + seminar.Id);
        Assert.Null(visitor.Prompt);
        Assert.Empty(visitor.Cards);
        Assert.DoesNotContain("現場改善", visitor.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja-JP", "セミナーの予定", "現場改善セミナー")]
    [InlineData("ja-JP", "セミナーに申し込みたい", "現場改善セミナー")]
    [InlineData("en-US", "What seminars are coming up?", "Shop-floor improvement")]
    public async Task What_is_coming_is_listed_with_buttons_that_sign_up(string locale, string text, string title)
    {
        await chat.PlanAsync();
        await chat.PlanAsync("補助金の書き方", "Writing applications");

        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(text);

        Assert.Equal(2, visitor.Cards.Count);
        Assert.Null(visitor.Prompt);
        var button = visitor.Cards.Single(card => card.Text("title") == title)["buttons"]![0]!;
        Assert.StartsWith("seminar-sign-up:", button.Text("value"), StringComparison.Ordinal);
        Assert.Contains(title, button.Text("displayText"), StringComparison.Ordinal);
        Assert.Equal("seminar-registration", (await visitor.SayAsync(button.Text("value"))).Prompt.Text("form"));
    }

    [Fact]
    public async Task Of_two_seminars_with_one_title_a_button_signs_up_for_its_own_and_words_are_asked_back_with_dates()
    {
        var (first, second) = (await chat.PlanAsync(capacity: 1), await chat.PlanAsync());
        var planning = chat.Get<SeminarPlanning>();
        await chat.Store.WriteAsync(transaction => planning.ChangeAsync(transaction, second.Id, second.Plan with
        {
            StartsAt = second.Plan.StartsAt.AddDays(7),
            EndsAt = second.Plan.EndsAt.AddDays(7),
            RegistrationClosesAt = second.Plan.RegistrationClosesAt.AddDays(7),
        }), default);

        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        Assert.Null(visitor.Prompt);
        Assert.Equal([$"seminar-sign-up:{first.Id}", $"seminar-sign-up:{second.Id}"], visitor.Cards.Select(card => card["buttons"]![0]!.Text("value")));

        await (await visitor.SayAsync($"seminar-sign-up:{second.Id}")).FillInAsync("taro@example.jp");
        Assert.Equal((0, 1), ((await chat.ListAsync(first.Id)).Count, (await chat.ListAsync(second.Id)).Count));
        var dated = await (await chat.VisitorAsync()).SayAsync("12月17日の現場改善セミナーに申し込みたい");
        Assert.Equal("seminar-registration", dated.Prompt.Text("form"));
    }

    [Fact]
    public async Task More_than_ten_are_shown_page_by_page()
    {
        for (var i = 0; i < 24; i++) await chat.PlanAsync($"第{i}回の勉強会", $"Study meeting {i}");
        var visitor = await (await chat.VisitorAsync()).SayAsync("セミナーの予定");
        var seen = visitor.Cards.Count;
        for (var page = 1; page <= 2; page++)
        {
            Assert.Contains($"seminar-more:{page * 10}", visitor.Buttons);
            await visitor.SayAsync($"seminar-more:{page * 10}");
            seen += visitor.Cards.Count;
        }
        Assert.Equal(24, seen);
        Assert.DoesNotContain(visitor.Buttons, button => button.StartsWith("seminar-more:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("現場改善セミナー")]
    [InlineData("現場改善セミナーは中止ですか")]
    [InlineData("現場改善セミナーに申し込みたい")]
    public async Task A_seminar_that_was_called_off_is_said_to_be_with_the_reason_and_what_else_there_is(string asked)
    {
        var seminar = await chat.PlanAsync();
        await chat.PlanAsync("補助金の書き方", "Writing applications");
        var planning = chat.Get<SeminarPlanning>();
        await chat.Store.WriteAsync(transaction => planning.CallOffAsync(transaction, seminar.Id, "台風のため"), default);

        var visitor = await (await chat.VisitorAsync()).SayAsync(asked);

        Assert.Null(visitor.Prompt);
        Assert.Contains("中止", visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("台風のため", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal(["補助金の書き方"], visitor.Cards.Select(card => card.Text("title")));
    }

    [Theory]
    [InlineData("ja-JP", "セミナーの予定", "いま開催を予定しているセミナーはありません")]
    [InlineData("ja-JP", "セミナーに申し込みたい", "いま開催を予定しているセミナーはありません")]
    [InlineData("en-US", "What seminars are coming up?", "No seminar is scheduled at the moment")]
    public async Task Without_a_seminar_the_bot_says_so_and_offers_to_ask_for_one(string locale, string text, string said)
    {
        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(text);
        Assert.Contains(said, visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("apply:seminar-request", visitor.Buttons);
    }

    [Fact]
    public async Task A_question_that_names_a_seminar_gets_its_details_and_opens_nothing()
    {
        await chat.PlanAsync();
        await chat.PlanAsync("補助金の書き方", "Writing applications");
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナーはどこでありますか");
        Assert.Null(visitor.Prompt);
        Assert.Contains("産業福祉センター", Assert.Single(visitor.Cards).Text("text"), StringComparison.Ordinal);
    }
}
