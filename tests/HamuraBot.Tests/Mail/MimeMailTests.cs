using HamuraBot.Mail;

namespace HamuraBot.Tests.Mail;

public sealed class MimeMailTests
{
    private const string Invitation = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:補助金セミナー\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task A_mail_arrives_as_text_html_and_invitation()
    {
        var mail = await SendAsync(MailFixture.SomeText("【羽村市】セミナー「補助金」", "髙﨑 様\n\n.\n.dots\n𠮷😀"), calendar: new("REQUEST", Invitation));

        Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"], mail.Root.All().Select(part => part.Type));
        Assert.Equal("髙﨑 様\r\n\r\n.\r\n.dots\r\n𠮷😀", mail.Part("text/plain").Text);
        Assert.Contains("method=REQUEST", mail.Part("text/calendar").Header("Content-Type"));
        Assert.Equal(Invitation, mail.Part("text/calendar").Text);
        Assert.Equal(Invitation, mail.Part("application/ics").Text);
        Assert.Contains("seminar.ics", mail.Part("application/ics").Header("Content-Disposition"));
    }

    [Fact]
    public async Task Headers_say_who_what_and_that_nobody_wrote_it()
    {
        var mail = await SendAsync(MailFixture.SomeText());

        Assert.Equal("taro@example.co.jp", mail.Root.Header("To"));
        Assert.Equal("羽村市 企業活動支援デスク <no-reply@hamura.example>", mail.From);
        Assert.Equal("受付のお知らせ", mail.Subject);
        Assert.Matches("^<[0-9a-f]{32}@hamura[.]example>$", mail.MessageId);
        Assert.Equal("ja", mail.Root.Header("Content-Language"));
        Assert.Equal("auto-generated", mail.Root.Header("Auto-Submitted"));
    }

    [Fact]
    public async Task Characters_of_four_octets_are_whole_wherever_a_subject_is_folded()
    {
        for (var lead = 0; lead < 12; lead++)
        {
            var subject = new string('a', lead) + string.Concat(Enumerable.Repeat("申𠮷😀", 20));
            var mail = await SendAsync(MailFixture.SomeText(subject));

            Assert.Equal(subject, mail.Subject);
            Assert.All(mail.Data.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        }
    }

    [Theory]
    [InlineData("受付\r\nBcc: evil@example.com")]
    [InlineData("Subject\nTo: evil@example.com\n\nBEGIN:VEVENT")]
    [InlineData("a\r\n\r\n<html>")]
    [InlineData("=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20=?=")]
    [InlineData("a\u0085Bcc: evil@example.com\u2028Cc: evil@example.com")]
    public async Task No_subject_becomes_a_header(string subject)
    {
        var ordinary = await SendAsync(MailFixture.SomeText());
        var mail = await SendAsync(MailFixture.SomeText(subject));

        Assert.Equal(ordinary.Root.Headers.Select(header => header.Name), mail.Root.Headers.Select(header => header.Name));
        Assert.Equal(["taro@example.co.jp"], mail.Recipients);
        Assert.Equal(ordinary.Root.All().Count(), mail.Root.All().Count());
        Assert.Equal(OneLine.Of(subject).ToString(), mail.Subject);
    }

    [Theory]
    [InlineData("old..mobile.@docomo.ne.jp", "\"old..mobile.\"@docomo.ne.jp")]
    [InlineData("a..b@docomo.ne.jp", "\"a..b\"@docomo.ne.jp")]
    [InlineData(".a@docomo.ne.jp", "\".a\"@docomo.ne.jp")]
    [InlineData("a.@ezweb.ne.jp", "\"a.\"@ezweb.ne.jp")]
    [InlineData("a-.-b@t.vodafone.ne.jp", "a-.-b@t.vodafone.ne.jp")]
    [InlineData("_a@softbank.ne.jp", "_a@softbank.ne.jp")]
    [InlineData("info@羽村.jp", "info@xn--brvo75c.jp")]
    public async Task Each_kind_of_address_is_reached_and_stands_in_the_mail_as_on_the_envelope(string to, string envelope)
    {
        foreach (var greeting in (string?[])[null, "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8"])
        {
            var mail = await SendAsync(MailFixture.SomeText(), to, greeting: greeting);

            Assert.Equal([envelope], mail.Recipients);
            Assert.Equal(envelope, mail.Root.Header("To"));
        }
    }

    private static async Task<ReceivedMail> SendAsync(MailText text, string to = "taro@example.co.jp", CalendarPart? calendar = null, string? greeting = null)
    {
        using var server = new SmtpServer { Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? greeting : null };
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync(text, to, calendar);
        await house.Delivery().DeliverDueAsync(default);
        return Assert.Single(server.Received);
    }
}
