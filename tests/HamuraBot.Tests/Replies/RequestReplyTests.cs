using System.Net;
using HamuraBot.Mail;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.Tests.Appointments;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Replies;

/// <summary>A company answers the mails about its request and its appointment by replying to them.</summary>
public sealed class RequestReplyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const string Company = "髙橋 <taro@example.co.jp>";

    private AppointmentFixture house = null!;
    private DeskOfficer officer = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_waits_for_an_officer_in_the_conversation_of_the_request_and_the_next_ones_join_it(bool onPostgres)
    {
        house = await AppointmentFixture.OpenAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
        officer = await house.OfficerAsync();
        var (request, visitor) = await house.ApprovedAsync();
        await house.OfferedAsync(officer, request, "2026-12-03T10:00:00+09:00");
        var offered = await SentAsync("appointment");
        Assert.Contains("ご返信いただいても、担当者に届きます", offered.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("送信専用", offered.TextBody, StringComparison.Ordinal);

        await ArriveAsync(offered, "その日は工場の点検です。午後は空いていますか。");

        officer = await house.HereAsync(officer);
        var waiting = Assert.Single((await officer.GetAsync("handoffs?status=message-taken")).AsArray());
        Assert.Contains(request, waiting.Text("about"), StringComparison.Ordinal);
        Assert.NotNull(waiting!["unansweredSince"]);
        Assert.NotNull(waiting["promisedAt"]);
        Assert.Equal(["その日は工場の点検です。午後は空いていますか。"], await SaidAsync(waiting.Text("id")));
        using (var today = await officer.Http.GetAsync("/desk?lang=ja")) Assert.Contains(request, await today.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains((await house.MailsAsync()).FindAll(mail => mail.AboutKind == "handoff"), mail => mail.ToAddress.Value == "taro@example.co.jp" && mail.ReplyTo is not null);

        await house.Services.GetRequiredService<RequestDesk>().ChangeAsync(request, RequestPatch.Nothing with { Stage = RequestStage.Scheduled }, new(officer.Id, officer.Name), default);
        await ArriveAsync(await SentAsync("request"), "駐車場はありますか。");

        Assert.Equal(["その日は工場の点検です。午後は空いていますか。", "駐車場はありますか。"], await SaidAsync(waiting.Text("id")));
        Assert.Single((await officer.GetAsync("handoffs?status=message-taken")).AsArray());
        Assert.Equal(HttpStatusCode.OK, await officer.TryAsync(waiting.Text("id"), "messages", new { text = "午後2時でいかがですか。" }));
        Assert.Contains("午後2時でいかがですか。", (await visitor.LookAsync()).Texts);
        Assert.Null((await officer.GetAsync($"handoffs/{waiting.Text("id")}"))["unansweredSince"]);
    }

    [Fact]
    public async Task Where_a_mail_program_has_lost_the_key_the_mail_that_is_answered_leads_there()
    {
        house = await AppointmentFixture.OpenAsync();
        officer = await house.OfficerAsync();
        var (request, _) = await house.ApprovedAsync();
        await house.OfferedAsync(officer, request, "2026-12-03T10:00:00+09:00");
        var offered = await SentAsync("appointment");

        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head("support@city.example.jp", Company, more: $"In-Reply-To: {offered.MessageId}\n"), "承知しました。"));

        officer = await house.HereAsync(officer);
        Assert.Single((await officer.GetAsync("handoffs?status=message-taken")).AsArray());
    }

    private Task ArriveAsync(OutboxMail answered, string text) => house.ArriveAsync(SomeReply.Plain(SomeReply.Head(answered.ReplyTo!.Value, Company), text));

    private async Task<OutboxMail> SentAsync(string about) => (await house.MailsAsync()).Last(mail => mail.AboutKind == about && mail.ToAddress.Value == "taro@example.co.jp");

    private async Task<IEnumerable<string>> SaidAsync(string handoff) => (await officer.GetAsync($"handoffs/{handoff}"))["transcript"]!.AsArray()
        .Where(line => line.Text("from") == "visitor").Select(line => line.Text("text"));
}
