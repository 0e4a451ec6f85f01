using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using HamuraBot.Tests.Seminars;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Replies;

/// <summary>Participants answer the mails about their seats by replying to them.</summary>
public sealed class SeminarReplyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private HandoffFixture house = null!;
    private DeskOfficer officer = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_of_somebody_who_signed_up_on_a_page_waits_for_an_officer_and_is_answered_by_mail(bool onPostgres)
    {
        house = await HandoffFixture.OpenAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
        officer = await house.OfficerAsync();
        var number = await SignUpAsync(conversation: null);
        var confirmed = (await house.MailsAsync()).Last(mail => mail.AboutNumber == number);
        Assert.Contains("ご返信いただいても、担当者に届きます", confirmed.TextBody, StringComparison.Ordinal);

        await ArriveAsync(confirmed, "<megumi@example.jp>", "駐車場はありますか。");
        await ArriveAsync(confirmed, "<megumi@example.jp>", "二台です。");

        officer = await house.HereAsync(officer);
        var waiting = Assert.Single((await officer.GetAsync("handoffs?status=message-taken")).AsArray());
        Assert.Equal(($"現場改善セミナー {number}", "中西 恵"), (waiting.Text("about"), waiting.Text("contactName")));
        var said = (await officer.GetAsync($"handoffs/{waiting.Text("id")}"))["transcript"]!.AsArray().Where(line => line.Text("from") == "visitor").Select(line => line.Text("text"));
        Assert.Equal(["駐車場はありますか。", "二台です。"], said);

        await officer.DoAsync(waiting.Text("id"), "messages", new { text = "裏に四台分あります。" });

        Assert.Contains((await house.MailsAsync()).FindAll(mail => mail.AboutKind == "handoff"), mail => mail.ToAddress.Value == "megumi@example.jp" && mail.ReplyTo is not null);
    }

    [Fact]
    public async Task A_reply_of_somebody_who_signed_up_in_the_chat_stands_in_that_chat_and_one_of_a_companion_does_not()
    {
        house = await HandoffFixture.OpenAsync();
        officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync();
        await visitor.LookAsync();
        var number = await SignUpAsync(visitor.Client.Conversation);
        var mails = await house.MailsAsync();

        await ArriveAsync(mails.Last(mail => mail.AboutNumber == number), "<megumi@example.jp>", "駐車場はありますか。");
        await ArriveAsync(mails.Last(mail => mail.AboutNumber == $"{number}-2"), "<satoshi@example.jp>", "車いすで入れますか。");

        officer = await house.HereAsync(officer);
        var waiting = (await officer.GetAsync("handoffs?status=message-taken")).AsArray();
        Assert.Equal([visitor.Client.Conversation, $"mail_{number}-2"], waiting.Select(one => one.Text("conversationId")).Order(StringComparer.Ordinal));
        Assert.Contains("片山 敏", waiting.Select(one => one.Text("contactName")));
    }

    private Task ArriveAsync(OutboxMail answered, string from, string text) => house.ArriveAsync(SomeReply.Plain(SomeReply.Head(answered.ReplyTo!.Value, from), text));

    private async Task<string> SignUpAsync(string? conversation)
    {
        var (planning, registrations) = (house.Services.GetRequiredService<SeminarPlanning>(), house.Services.GetRequiredService<SeminarRegistrations>());
        var seminar = await house.Store.WriteAsync(transaction => planning.PlanAsync(transaction, SomeSeminars.Plan(10)), default);
        var attendee = new Attendee("中西 恵", "カフェ小作", EmailAddress.Parse("megumi@example.jp"), null, 2, Language.Ja) { Companions = [new("片山 敏", EmailAddress.Parse("satoshi@example.jp"))] };
        return (await house.Store.WriteAsync(transaction => registrations.RegisterAsync(transaction, seminar.Id, attendee, conversation), default)).Registration!.Number.Value;
    }
}
