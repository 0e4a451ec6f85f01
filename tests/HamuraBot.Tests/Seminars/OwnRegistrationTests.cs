using System.Net;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>A registration in the hands of whoever made it: in their chat, and on the page behind its link.</summary>
public sealed class OwnRegistrationTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

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
    public async Task A_corrected_address_is_told_all_of_it_has_a_new_link_and_whoever_has_the_old_one_sees_nothing()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@exampel.jp");
        var link = new Uri(visitor.Registration.Text("url")).AbsolutePath;
        var page = new OwnPageVisitor(chat.CreateClient(redirects: false), link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync("change", ("email", "taro")));

        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("change", ("email", "taro@example.jp"), ("phone", "０４２-５５５-２２２２"), ("companyName", "")));

        var own = (await chat.ListAsync(seminar.Id))[0].Attendee;
        Assert.Equal(("taro@example.jp", "+81425552222", null), (own.Email!.Value, own.Phone, own.Company));
        var told = await chat.Store.ReadAsync(sql => sql.ListAsync("SELECT text_body FROM outbox_mails WHERE to_address = 'taro@example.jp'", row => row.Text("text_body")), default);
        Assert.Contains("受付番号：S-2026-000001", Assert.Single(told), StringComparison.Ordinal);
        Assert.NotEqual(link, page.LedTo);
        Assert.Contains("見つかりません", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Contains("042-555-2222", await new OwnPageVisitor(chat.CreateClient(redirects: false), page.LedTo!).GetAsync("/change"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_seats_is_said_once()
    {
        await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync("en-US")).SayAsync("Shop-floor improvement")).FillInAsync("taro@example.jp", seats: 3);
        var page = await new OwnPageVisitor(chat.CreateClient(redirects: false), new Uri(visitor.Registration.Text("url")).AbsolutePath).GetAsync("?lang=en");
        Assert.Contains("<dt>Seats</dt>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Seats: 3", page, StringComparison.Ordinal);
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
