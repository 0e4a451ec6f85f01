using System.Net;
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

    [Fact]
    public async Task A_visitor_signs_up_and_gets_number_and_link()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナーに申し込みたい");

        await visitor.FillInAsync("taro@example.jp", seats: 2);

        var registration = Assert.Single(await chat.ListAsync(seminar.Id));
        Assert.Equal(("髙橋 太郎", "㈱ハムラ精機", 2), (registration.Attendee.Name, registration.Attendee.Company, registration.Attendee.Seats));
        Assert.Equal(("S-2026-000001", "registered", seminar.Id.ToString()),
            (visitor.Registration.Text("number"), visitor.Registration.Text("outcome"), visitor.Registration.Text("seminar")));
        var page = await chat.CreateClient().GetStringAsync(new Uri(visitor.Registration.Text("url")).PathAndQuery);
        Assert.Contains("S-2026-000001", page, StringComparison.Ordinal);
        Assert.Contains("2026年12月10日（木曜）14:00〜16:00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_full_the_waiting_list_is_offered_and_its_order_told()
    {
        await chat.PlanAsync(capacity: 1);
        foreach (var (email, outcome) in new[] { ("a@example.jp", "registered"), ("b@example.jp", "waitlisted"),
            ("c@example.jp", "waitlisted") })
        {
            var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
            Assert.Equal(outcome is "waitlisted", visitor.Heard.Contains("満席", StringComparison.Ordinal));
            await visitor.FillInAsync(email);
            Assert.Equal(outcome, visitor.Registration.Text("outcome"));
            if (email == "c@example.jp") Assert.Contains("順番：2番目", visitor.Heard, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_moves_up_is_told_in_the_open_chat_too()
    {
        var seminar = await chat.PlanAsync(capacity: 1);
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        var client = await DirectLineClient.StartAsync(chat.CreateClient());
        await (await new SeminarVisitor(client).SayAsync("現場改善セミナー")).FillInAsync("b@example.jp");
        var first = (await chat.ListAsync(seminar.Id)).Single(registration => registration.Status is RegistrationStatus.Registered);

        await chat.Store.WriteAsync(transaction => chat.Get<SeminarRegistrations>().CancelAsync(transaction, first.Number), default);
        await chat.LetTimersGoOffAsync();

        var told = Assert.Single(await client.HistoryAsync(), activity => activity.Marks()?["registration"].Text("outcome") == "promoted");
        Assert.Contains("参加が確定しました", told.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_in_the_chat_gets_what_there_is_and_no_more()
    {
        var seminar = await chat.PlanAsync(capacity: 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async n =>
        {
            var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナーに申し込みたい");
            return (await visitor.FillInAsync($"visitor{n}@example.jp")).Registration.Text("outcome");
        }));

        Assert.Equal((10, 50), (outcomes.Count(outcome => outcome == "registered"), outcomes.Count(outcome => outcome == "waitlisted")));
        Assert.All((await chat.ListAsync(seminar.Id)).Take(10), registration =>
            Assert.Equal(RegistrationStatus.Registered, registration.Status));
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

    [Fact]
    public async Task Ones_own_registration_is_seen_changed_and_cancelled_in_the_chat()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        await visitor.SayAsync("申し込みを確認する");
        Assert.Contains("S-2026-000001", Assert.Single(visitor.Cards).Text("text"), StringComparison.Ordinal);
        await (await visitor.PressAsync("人数を変更する")).FillInAsync("", seats: 3);
        Assert.Equal(("changed", 3), (visitor.Registration.Text("outcome"), (await chat.ListAsync(seminar.Id))[0].Attendee.Seats));

        await (await (await visitor.SayAsync("申し込みを確認する")).PressAsync("申し込みを取り消す")).SayAsync("いいえ");
        Assert.Equal(RegistrationStatus.Registered, (await chat.ListAsync(seminar.Id))[0].Status);
        await (await (await visitor.SayAsync("申し込みを確認する")).PressAsync("申し込みを取り消す")).SayAsync("はい");
        Assert.Equal(("cancelled", RegistrationStatus.Cancelled),
            (visitor.Registration.Text("outcome"), (await chat.ListAsync(seminar.Id))[0].Status));
    }

    [Theory]
    [InlineData("registration-cancel:S-2026-000001")]
    [InlineData("registration-change:S-2026-000001")]
    [InlineData("apply:seminar-cancellation")]
    [InlineData("申し込みを確認する")]
    public async Task Nobody_reaches_the_registration_of_another_conversation(string text)
    {
        await chat.PlanAsync();
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        var stranger = await (await chat.VisitorAsync()).SayAsync(text);

        Assert.Null(stranger.Prompt);
        Assert.Contains("このチャットでお申し込みいただいたセミナーはありません", stranger.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_seats_than_one_registration_may_have_are_asked_for_again()
    {
        var seminar = await chat.PlanAsync(most: 2);
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).SayAsync("3");
        Assert.Contains("2名まで", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal("seats", visitor.Prompt!.Text("field"));

        await visitor.FillInAsync("taro@example.jp", seats: 2);

        Assert.Equal(2, Assert.Single(await chat.ListAsync(seminar.Id)).Attendee.Seats);
    }

    [Fact]
    public async Task A_party_that_grows_at_the_summary_or_afterwards_is_asked_again()
    {
        var seminar = await chat.PlanAsync(most: 2);
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        while (visitor.Prompt!.Text("field") != "confirm") await visitor.SayAsync(SeminarVisitor.AnswerTo(visitor.Prompt!, "taro@example.jp", 1));

        await (await visitor.SayAsync("参加人数を変更")).SayAsync("5");
        Assert.Equal("seats", visitor.Prompt!.Text("field"));
        await visitor.FillInAsync("taro@example.jp", seats: 2);
        await (await (await visitor.SayAsync("申し込みを確認する")).PressAsync("人数を変更する")).SayAsync("9");

        Assert.Equal("seats", visitor.Prompt!.Text("field"));
        await visitor.SayAsync("1");
        Assert.Equal(1, Assert.Single(await chat.ListAsync(seminar.Id)).Attendee.Seats);
    }

    [Fact]
    public async Task Once_registration_has_closed_even_an_open_form_says_so()
    {
        var seminar = await chat.PlanAsync();
        chat.Clock.Now = seminar.Plan.RegistrationClosesAt.AddMinutes(-1);
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        chat.Clock.Now = seminar.Plan.RegistrationClosesAt;

        await visitor.SayAsync("1");

        Assert.Equal("closed", visitor.Registration.Text("outcome"));
        Assert.Null(visitor.Prompt);
        Assert.Equal("closed", (await visitor.SayAsync("現場改善セミナー")).Registration.Text("outcome"));
    }

    [Fact]
    public async Task Behind_the_link_seats_are_changed_and_given_back_and_the_date_is_taken_along()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");
        var page = new OwnPageVisitor(chat.CreateClient(redirects: false),
            new Uri(visitor.Registration.Text("url")).PathAndQuery);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync("change", ("seats", "9")));
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("change", ("seats", "３")));
        Assert.Equal(3, (await chat.ListAsync(seminar.Id))[0].Attendee.Seats);
        Assert.Contains("METHOD:PUBLISH", await page.GetAsync("/calendar.ics"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("withdraw"));
        Assert.Equal(RegistrationStatus.Cancelled, (await chat.ListAsync(seminar.Id))[0].Status);
    }

    [Fact]
    public async Task After_the_seminar_the_page_takes_the_survey_for_two_weeks()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");
        var page = new OwnPageVisitor(chat.CreateClient(redirects: false),
            new Uri(visitor.Registration.Text("url")).PathAndQuery);
        chat.Clock.Now = seminar.Plan.EndsAt;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync("change", ("rating", "6"), ("comment", "")));
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("change", ("rating", "5"), ("comment", "次は原価計算を")));
        Assert.Equal(5, (await chat.ListAsync(seminar.Id))[0].Rating);
        chat.Clock.Now = TestClock.InTokyo("2026-12-25T00:00").Now;
        Assert.DoesNotContain("name=\"rating\"", await page.GetAsync("/change"), StringComparison.Ordinal);
    }
}
