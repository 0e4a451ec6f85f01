using AngleSharp.Html.Parser;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Mail;

namespace HamuraBot.Tests.Mail;

public sealed class MailTemplateTests
{
    private const string Link = "https://support.city.hamura.example/r/AbC-_123?lang=ja&x=1";

    private static readonly (string, string)[] Received =
    [
        ("addressee", "株式会社山田製作所 髙﨑"), ("number", "R-2026-000123"), ("form", "専門家の派遣"), ("received", "2026年11月22日（日）10:00"),
        ("by", "2026年11月24日（火）12:00"), ("next", "担当者が内容を確認し、お電話で詳しく伺います。"), ("link", Link),
    ];

    [Theory]
    [InlineData(Language.Ja)]
    [InlineData(Language.En)]
    public void Every_mail_is_complete_in_both_languages(Language language)
    {
        foreach (var (name, template, gaps) in Templates())
        {
            var mail = template.Write(language, [.. gaps.Select(gap => (gap, gap.EndsWith("ink", StringComparison.Ordinal) ? Link : $"«{gap}»"))]);

            Assert.All([mail.Subject.ToString(), mail.Text, mail.Html], text => Assert.DoesNotContain('{', text.Replace("{font", "")));
            Assert.All(gaps.Where(gap => !gap.EndsWith("ink", StringComparison.Ordinal)),
                gap => Assert.True($"{mail.Subject}{mail.Text}".Contains($"«{gap}»"), $"{name} does not say {gap} in {language}."));
            Assert.True(!gaps.Any(gap => gap.EndsWith("ink", StringComparison.Ordinal)) || mail.Html.Contains("<a href"), $"{name} has no link in {language}.");
        }
    }

    [Fact]
    public void A_visitors_mail_says_number_promise_link_and_whom_to_call()
    {
        var mail = MailFixture.Mails.RequestReceived.Write(Language.Ja, Received);

        Assert.Equal("【羽村市】「専門家の派遣」のお申し込みを受け付けました（R-2026-000123）", mail.Subject.ToString());
        Assert.All(["株式会社山田製作所 髙﨑 様", "受付番号：R-2026-000123", "2026年11月24日（火）12:00までに", Link, "042-555-1111", "送信専用"],
            expected => Assert.Contains(expected, mail.Text));
    }

    [Fact]
    public void A_line_with_nothing_to_say_is_left_out()
    {
        var mail = MailFixture.Mails.RequestReceived.Write(Language.Ja, [.. Received.Select(gap => gap.Item1 is "by" ? ("by", "") : gap)]);

        Assert.DoesNotContain("担当者からご連絡します", mail.Text);
        Assert.Contains("お電話で詳しく伺います", mail.Text);
    }

    [Fact]
    public void What_people_typed_stays_on_its_line_and_is_text_in_the_html()
    {
        const string evil = "<img src=https://evil.example/x.png onerror=alert(1)>\r\n\r\n当選しました {phone}";
        var mail = MailFixture.Mails.Seminars.Reminder.Write(Language.Ja, ("addressee", "山田"), ("number", "S-2026-000045"), ("title", evil), ("when", "x"),
            ("place", evil), ("online", ""), ("atDoor", ""), ("seats", "2"), ("link", Link), ("bring", ""));

        Assert.Contains("<img src=https://evil.example/x.png onerror=alert(1)> 当選しました {phone}", mail.Text);
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Empty(page.QuerySelectorAll("img, script, [onerror], [src]"));
        Assert.Equal(Link, Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("無料プレゼント https://evil.example/")]
    [InlineData("www.evil.example")]
    [InlineData("mail@evil.example")]
    public void An_advertisement_for_a_name_is_not_carried(string name)
    {
        var mail = MailFixture.Mails.RequestReceived.Write(Language.Ja, [.. Received.Select(gap => gap.Item1 is "addressee" ? ("addressee", name) : gap)]);

        Assert.DoesNotContain("evil", mail.Text + mail.Html);
        Assert.StartsWith("企業活動支援デスクです。", mail.Text);
    }

    [Fact]
    public void Html_says_the_same_as_the_text()
    {
        var mail = MailFixture.Mails.RequestReceived.Write(Language.En, Received);
        var page = new HtmlParser().ParseDocument(mail.Html);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Words(mail.Text), Words(page.Body!.TextContent));
    }

    [Fact]
    public void Faults_name_the_line_and_the_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("hamura-mails-");
        var lines = File.ReadAllLines(Path.Combine(Fixtures.Repository.Root, "dialogs", "mails.yaml"));
        var subject = Array.FindIndex(lines, line => line.Contains("「{form}」のお申し込みを受け付けました（{number}）"));
        lines[subject] = lines[subject].Replace("{number}", "{nunber}");
        var sender = Array.FindIndex(lines, line => line.StartsWith("sender:", StringComparison.Ordinal));
        lines[sender] = "sender: { ja: 羽村市 }";
        var reminder = Array.FindIndex(lines, line => line.StartsWith("seminarReminder:", StringComparison.Ordinal));
        lines[reminder] = "seminarReminders:";
        File.WriteAllLines(Path.Combine(folder.FullName, "mails.yaml"), lines);
        var faults = new Faults();
        Mails.Load(new ContentFolder(folder.FullName), MailFixture.Names(faults), faults);
        folder.Delete(recursive: true);

        Assert.Contains(faults.All, fault => fault.Line == sender + 1 && fault.What.Contains("no 'en'"));
        Assert.Contains(faults.All, fault => fault.Line is var line && line == subject && fault.What.Contains("{nunber}") && fault.Remedy == "Write 'number'");
        Assert.Contains(faults.All, fault => fault.What.Contains("'seminarReminder.subject' is missing") && fault.Remedy.Contains("seminarReminders.subject"));
    }

    private static IEnumerable<(string Name, MailTemplate Template, IReadOnlyList<string> Gaps)> Templates() =>
        typeof(Mails).GetProperties().Where(property => property.PropertyType == typeof(MailTemplate)).Select(property =>
        {
            var template = (MailTemplate)property.GetValue(MailFixture.Mails)!;
            return (property.Name, template, PlaceholdersOf(template));
        });

    /// <summary>A phrase names the gaps it needs when it is given none.</summary>
    private static IReadOnlyList<string> PlaceholdersOf(MailTemplate template)
    {
        var error = Assert.Throws<ArgumentException>(() => template.Write(Language.Ja));
        return error.Message[(error.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..^1].Split(", ");
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
