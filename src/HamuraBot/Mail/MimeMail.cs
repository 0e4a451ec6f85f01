using System.Text;
using MimeKit;

namespace HamuraBot.Mail;

/// <summary>
/// A mail as it goes over the wire: text and HTML as alternatives, an invitation as the third (Outlook and Gmail show its buttons)
/// and as a file (for everything else).
/// </summary>
public static class MimeMail
{
    private const string FileName = "seminar.ics";

    public static MimeMessage Of(OutboxMail mail, EmailAddress from, string fromName)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId.Trim('<', '>'),
            Date = mail.CreatedAt.ToOffset(TimeSpan.FromHours(9)),
            Body = Body(mail),
        };
        message.Headers.Replace(EncodedSubject.Of(mail.Subject));
        message.From.Add(Mailbox(from, fromName));
        message.To.Add(Mailbox(mail.ToAddress));
        if (mail.ReplyTo is { } replies) message.ReplyTo.Add(Mailbox(replies, fromName));
        message.Headers[HeaderId.ContentLanguage] = mail.Language.Code();
        // Keeps out-of-office answers away from an address that nobody reads (RFC 3834, and Exchange's own way of saying it).
        message.Headers[HeaderId.AutoSubmitted] = "auto-generated";
        message.Headers["X-Auto-Response-Suppress"] = "All";
        return message;
    }

    /// <summary>
    /// Old mobile addresses with a dot first, last or next to another are written as a quoted name (RFC 5321, 4.1.2): the way in which the
    /// carriers take them, and the only one in which MimeKit takes them.
    /// </summary>
    public static MailboxAddress Mailbox(EmailAddress address, string name = "") =>
        new(Encoding.UTF8, name, address.HasLooseDots ? $"\"{address.Name}\"@{address.Domain}" : address.Value);

    private static MimeEntity Body(OutboxMail mail)
    {
        var alternatives = new MultipartAlternative { Part("plain", Lines(mail.TextBody)), Part("html", Lines(mail.HtmlBody)) };
        if (mail is not { Calendar: { } calendar, CalendarMethod: { } method }) return alternatives;
        var invitation = Part("calendar", calendar);
        invitation.ContentType.Parameters.Add("method", method);
        alternatives.Add(invitation);
        return new Multipart("mixed") { alternatives, File(calendar) };
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MimePart File(string calendar) => new("application", "ics")
    {
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar))),
        ContentDisposition = new(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = FileName,
    };

    /// <summary>MimeKit encodes the line breaks that it is given, and mail has CRLF.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
