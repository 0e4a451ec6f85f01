using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace HamuraBot.Mail;

/// <summary>
/// A mail as it goes over the wire, by .NET's own writer of headers: text and HTML as alternatives, an invitation as the third
/// (Outlook and Gmail show its buttons) and as a file (for everything else).
/// </summary>
public static class MimeMail
{
    private const string FileName = "seminar.ics";

    public static MailMessage Of(OutboxMail mail, EmailAddress from, string fromName)
    {
        var message = new MailMessage
        {
            From = new MailAddress(Path(from), Literal(fromName), Encoding.UTF8),
            Subject = Literal(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(Path(mail.ToAddress)));
        message.Headers["Message-ID"] = mail.MessageId;
        message.Headers["Content-Language"] = mail.Language.Code();
        // Keeps out-of-office answers away from an address that nobody reads (RFC 3834, and Exchange's own way of saying it).
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["X-Auto-Response-Suppress"] = "All";
        message.AlternateViews.Add(View(mail.TextBody.ReplaceLineEndings("\r\n"), new ContentType("text/plain") { CharSet = "utf-8" }));
        message.AlternateViews.Add(View(mail.HtmlBody.ReplaceLineEndings("\r\n"), new ContentType("text/html") { CharSet = "utf-8" }));
        if (mail is { Calendar: { } calendar, CalendarMethod: { } method })
        {
            message.AlternateViews.Add(View(calendar, new ContentType("text/calendar") { CharSet = "utf-8", Parameters = { ["method"] = method } }));
            message.Attachments.Add(File(calendar));
        }
        return message;
    }

    /// <summary>Old mobile addresses with dots in a row are written as a quoted name, as RFC 5321 wants them.</summary>
    private static string Path(EmailAddress address) =>
        address.Name.Contains("..", StringComparison.Ordinal) || address.Name.EndsWith('.') ? $"\"{address.Name}\"@{address.Domain}" : address.Value;

    /// <summary>What looks like an encoded word (RFC 2047) would be decoded, by .NET here or by the reader's program: a way around every check.</summary>
    private static string Literal(string text) => text.Replace("=?", "= ?", StringComparison.Ordinal);

    private static AlternateView View(string content, ContentType type) =>
        new(Utf8(content), type) { TransferEncoding = TransferEncoding.Base64 };

    private static Attachment File(string calendar)
    {
        var file = new Attachment(Utf8(calendar), new ContentType("application/ics") { Name = FileName }) { TransferEncoding = TransferEncoding.Base64 };
        file.ContentDisposition!.FileName = FileName;
        return file;
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
