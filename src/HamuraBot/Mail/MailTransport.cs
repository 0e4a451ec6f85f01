using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HamuraBot.Mail;

/// <summary>The way out of the house for one mail.</summary>
public abstract class MailTransport(IOptions<MailOptions> options, Mails mails)
{
    public async Task SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var fromName = string.IsNullOrEmpty(settings.FromName) ? mails.Sender.In(mail.Language) : OneLine.Of(settings.FromName).ToString();
        using var message = MimeMail.Of(mail, settings.FromAddress, fromName);
        await SendAsync(mail, message, cancellationToken);
    }

    protected abstract Task SendAsync(OutboxMail mail, MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>To the City's mail server, a connection for each mail: one that stalls holds up no other.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, Mails mails) : MailTransport(options, mails)
{
    /// <summary>For parting. The mail is the server's by then, whether or not it says goodbye.</summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly MailOptions settings = options.Value;

    protected override async Task SendAsync(OutboxMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        // A certificate of the City's own authority is believed as far as the machine believes it; such authorities seldom publish what
        // they have revoked, and MailKit would take that for a fault.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
        if (!string.IsNullOrEmpty(settings.UserName))
        {
            await client.AuthenticateAsync(settings.UserName, settings.Password!, cancellationToken);
        }
        // Where a server takes addresses in kanji, MailKit would use them, and the recipient's server may not: the ASCII form reaches all.
        client.Capabilities &= ~SmtpCapabilities.UTF8;
        await client.SendAsync(message, MimeMail.Mailbox(settings.FromAddress), [MimeMail.Mailbox(mail.ToAddress)], cancellationToken);
        using var goodbye = new CancellationTokenSource(LongestGoodbye);
        await client.DisconnectAsync(quit: true, goodbye.Token);
    }
}

/// <summary>Into files that any mail program opens: where there is no server yet. A mail has one file, however often it is written.</summary>
public sealed class FileTransport(IOptions<MailOptions> options, MailFiles files, Mails mails) : MailTransport(options, mails)
{
    private static readonly FormatOptions OnTheWire = new() { NewLineFormat = NewLineFormat.Dos };

    protected override async Task SendAsync(OutboxMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        var path = files.Of(mail.Id);
        var unfinished = Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName, $".{mail.Id}");
        await using (var file = File.Create(unfinished))
        {
            await message.WriteToAsync(OnTheWire, file, cancellationToken);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
