using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Seminars;

/// <summary>What arrives by mail when somebody signs up, whatever they and the officers write.</summary>
public sealed class RegistrationMailTests
{
    private const string Evil = "髙橋\r\nBcc: evil@example.com\r\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x;y,z\\𠮷😀𠮷😀𠮷😀𠮷😀𠮷😀𠮷😀";

    [Fact]
    public async Task No_name_and_no_title_becomes_a_header_or_another_event()
    {
        var ordinary = await ReceiveAsync("髙橋 太郎", "現場改善セミナー");
        var hostile = await ReceiveAsync(Evil, Evil);

        Assert.Equal(ordinary.Root.Headers.Select(header => header.Name), hostile.Root.Headers.Select(header => header.Name));
        Assert.Equal(["a@example.jp"], hostile.Recipients);
        Assert.Equal(ordinary.Root.All().Count(), hostile.Root.All().Count());
        var calendar = hostile.Part("text/calendar").Text.Split("\r\n");
        Assert.Single(calendar, "BEGIN:VEVENT");
        Assert.Single(calendar, "END:VEVENT");
        Assert.DoesNotContain(calendar, line => line.StartsWith("Bcc", StringComparison.Ordinal) || line.StartsWith("SUMMARY:x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_desk_hears_when_a_participant_changes_or_cancels_and_not_when_an_officer_does()
    {
        await using var house = await SeminarFixture.OpenAsync(
            with: services => services.Configure<MailOptions>(mail => mail.DeskAddress = "desk@example.jp"));
        var seminar = await house.PlanAsync();
        var mine = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!.Number;
        var other = (await house.RegisterAsync(seminar.Id, "b@example.jp")).Registration!.Number;

        await house.ChangeSeatsAsync(mine, 3);
        await house.CancelAsync(mine);
        await house.Store.WriteAsync(transaction => house.Registrations.CancelByDeskAsync(transaction, other, ""), default);

        var told = (await house.MailsAsync()).Where(mail => mail.To == "desk@example.jp").ToList();
        Assert.Equal(["【セミナーの人数変更】", "【セミナーの取り消し】"], told.Select(mail => mail.Subject[..(mail.Subject.IndexOf("】") + 1)]).Order(StringComparer.Ordinal));
        Assert.All(told, mail => Assert.Contains($"https://desk.example.jp/desk/seminars/{seminar.Id}", mail.Text, StringComparison.Ordinal));
        Assert.All(told, mail => Assert.DoesNotContain("髙橋", mail.Text, StringComparison.Ordinal));
    }

    private static async Task<ReceivedMail> ReceiveAsync(string name, string title)
    {
        using var smtp = new SmtpServer();
        await using var house = await SeminarFixture.OpenAsync();
        var seminar = await house.PlanAsync();
        await house.ChangeAsync(seminar.Id, seminar.Plan with { Title = new Words(title, title), Place = title });
        await house.Store.WriteAsync(transaction => house.Registrations.RegisterAsync(
            transaction, seminar.Id, new Attendee(name, name, EmailAddress.Parse("a@example.jp"), null, 1, Language.Ja), null), default);
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = smtp.Port, StartTls = false, From = "no-reply@hamura.example" });
        var delivery = new MailDelivery(
            house.Store, new Outbox(options, house.Clock, NullLogger<Outbox>.Instance), new SmtpTransport(options, MailFixture.Mails), house.Clock,
            NullLogger<MailDelivery>.Instance);
        await delivery.DeliverDueAsync(default);
        return Assert.Single(smtp.Received);
    }
}
