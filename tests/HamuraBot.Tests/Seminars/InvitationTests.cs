using System.Net;
using System.Text.RegularExpressions;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Officers;
using HamuraBot.Requests;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.Seminars;

/// <summary>Who asked for a topic signs up before everybody else, with the whole application around it.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private static readonly ActingOfficer Officer = new("00000000-0000-0000-0000-000000000001", "佐藤");

    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task Who_asked_for_the_topic_signs_up_while_nobody_else_sees_it()
    {
        var request = await AskAsync();
        var seminar = await PlanAsync("2026-12-01T09:00", request);
        var stranger = await chat.VisitorAsync();
        Assert.DoesNotContain("生成AI入門", (await stranger.SayAsync("セミナーに申し込みたい")).Heard, StringComparison.Ordinal);
        Assert.Null((await stranger.SayAsync("生成AI入門")).Prompt);

        var page = await OpenInvitationAsync();
        Assert.Contains("生成AI入門", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Contains("2026年12月1日", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync("change", ("seats", "2"), ("name", "山﨑 一郎"), ("phone", ""), ("consent", "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync("change", ("seats", "9"), ("name", "山﨑 一郎"), ("phone", ""), ("consent", "yes")));
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("change", ("seats", "２"), ("name", "山﨑 一郎"), ("phone", "042-555-1111"), ("consent", "yes")));

        var made = Assert.Single(await chat.ListAsync(seminar.Id));
        Assert.Equal(
            (RegistrationStatus.Registered, new Attendee("山﨑 一郎", "髙橋精機株式会社", EmailAddress.Parse("taro@example.co.jp"), "+81425551111", 2, Language.Ja)),
            (made.Status, made.Attendee));
        Assert.Contains("参加確定", await page.GetAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("申し込む</a>", await page.GetAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_opening_on_everybody_signs_up()
    {
        var seminar = await PlanAsync("2026-12-01T09:00");
        chat.Clock.Now = TestClock.InTokyo("2026-12-01T09:00").Now.AddMilliseconds(-1);
        Assert.Equal(RegistrationOutcome.Closed, (await RegisterAsync(seminar.Id, SignUpBy.Visitor)).Outcome);

        chat.Clock.Now = TestClock.InTokyo("2026-12-01T09:00").Now;
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("生成AI入門")).FillInAsync("hanako@example.jp");

        Assert.Equal("registered", visitor.Registration.Text("outcome"));
    }

    [Fact]
    public async Task The_invitation_stands_in_the_history_of_the_request_and_is_sent_once()
    {
        var request = await AskAsync();
        var seminar = await PlanAsync("2026-12-01T09:00", request);
        await Desk.InviteAsync(seminar.Id, [request], Officer, default);

        var history = await chat.Get<SupportRequests>().HistoryAsync(request, default);

        var noted = Assert.Single(history, step => step.Note is not null);
        Assert.Equal(("佐藤", RequestStage.Received), (noted.Who, noted.Stage));
        Assert.Contains("生成AI入門", noted.Note, StringComparison.Ordinal);
        Assert.Single(await InvitationsAsync());
    }

    [Fact]
    public async Task Who_has_withdrawn_the_wish_is_not_invited_and_then_nobody_is()
    {
        var request = await AskAsync();
        var requests = chat.Get<SupportRequests>();
        await requests.ChangeAsync(request, before => RequestChange.Withdrawal(before, chat.Clock.Now), null, default);

        var planned = await Desk.PlanAsync(Plan(null), [await AskAsync(), request], Officer, default);

        Assert.Equal([request], planned.Unknown);
        Assert.Empty(await InvitationsAsync());
        Assert.Empty(await chat.Store.ReadAsync(sql => SeminarTable.AllAsync(sql, chat.Clock.Now), default));
    }

    [Fact]
    public async Task After_registration_has_closed_the_link_only_tells()
    {
        var seminar = await PlanAsync("2026-12-01T09:00", await AskAsync());
        var page = await OpenInvitationAsync();
        chat.Clock.Now = seminar.Plan.RegistrationClosesAt;

        Assert.Contains("受付は終了しました", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Equal(RegistrationOutcome.Closed, (await RegisterAsync(seminar.Id, SignUpBy.Invitation)).Outcome);
    }

    private SeminarDesk Desk => chat.Get<SeminarDesk>();

    private async Task<string> AskAsync()
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(chat.CreateClient())).FileAsync("seminar-request"), "receipt")!;
        return receipt.Text("number");
    }

    private async Task<Seminar> PlanAsync(string publicFrom, params string[] invite) =>
        (await Desk.PlanAsync(Plan(TestClock.InTokyo(publicFrom).Now), invite, Officer, default)).Seminar!;

    private static SeminarPlan Plan(DateTimeOffset? publicFrom)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        return new()
        {
            Title = new("生成AI入門", "Generative AI, a first course"),
            Description = new("基礎から", "From the beginning"),
            Place = "産業福祉センター",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
            RegistrationClosesAt = starts.AddHours(-21),
            Capacity = 30,
            MostSeats = 5,
            PublicFrom = publicFrom,
        };
    }

    private Task<RegistrationResult> RegisterAsync(SeminarId id, SignUpBy by) => chat.Store.WriteAsync(
        transaction => chat.Get<SeminarRegistrations>().RegisterAsync(
            transaction, id, new Attendee("髙橋", null, EmailAddress.Parse("x@example.jp"), null, 1, Language.Ja), null, by), default);

    private async Task<OwnPageVisitor> OpenInvitationAsync()
    {
        var link = Regex.Match(Assert.Single(await InvitationsAsync()), "http://localhost(/r/[^\\s]+)").Groups[1].Value;
        return new(chat.CreateClient(redirects: false), link);
    }

    private Task<List<string>> InvitationsAsync() => chat.Store.ReadAsync(
        sql => sql.ListAsync("SELECT text_body FROM outbox_mails WHERE about_kind = 'seminar-invitation'", row => row.Text("text_body")), default);
}
