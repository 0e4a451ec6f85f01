using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

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

    protected abstract Task SendAsync(OutboxMail mail, MailMessage message, CancellationToken cancellationToken);
}

/// <summary>To the City's mail server.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, Mails mails) : MailTransport(options, mails)
{
    private readonly MailOptions settings = options.Value;

    protected override async Task SendAsync(OutboxMail mail, MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (!string.IsNullOrEmpty(settings.UserName))
        {
            client.Credentials = new NetworkCredential(settings.UserName, settings.Password);
        }
        await client.SendMailAsync(message, cancellationToken);
    }
}

/// <summary>Into files that any mail program opens: where there is no server yet. A mail has one file, however often it is written.</summary>
public sealed class FileTransport(IOptions<MailOptions> options, IOptions<DataOptions> data, Mails mails) : MailTransport(options, mails)
{
    private readonly string folder = Path.GetFullPath(Path.Combine(data.Value.Directory, "mail"));

    protected override async Task SendAsync(OutboxMail mail, MailMessage message, CancellationToken cancellationToken)
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, $".{mail.Id}"));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory })
        {
            client.PickupDirectoryLocation = unfinished.FullName;
            await client.SendMailAsync(message, cancellationToken);
        }
        var written = unfinished.GetFiles("*.eml").MaxBy(file => file.LastWriteTimeUtc)!;
        using (var file = written.Open(FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }
        written.MoveTo(Path.Combine(folder, $"{mail.Id}.eml"), overwrite: true);
        unfinished.Delete(recursive: true);
    }
}

/// <summary>Why a mail did not leave: a code to show and to search for, never what a server or a person wrote.</summary>
public sealed record MailFailure(string Code, bool IsFinal)
{
    public static MailFailure Of(Exception error) => error switch
    {
        SmtpFailedRecipientException refused => new($"smtp {(int)refused.StatusCode}", IsNoMailbox(refused)),
        OperationCanceledException => new("timeout", false),
        SocketException socket => new($"connection {socket.SocketErrorCode}", false),
        AuthenticationException => new("tls", false),
        SmtpException { InnerException: { } inner } => Of(inner),
        SmtpException smtp when smtp.StatusCode is not SmtpStatusCode.GeneralFailure => new($"smtp {(int)smtp.StatusCode}", false),
        IOException { InnerException: { } inner } => Of(inner),
        _ => new(error.GetType().Name, false),
    };

    /// <summary>
    /// The server knows no such mailbox and will not know it tomorrow. 5.7.x (RFC 3463) refuses us and not the mailbox, as when
    /// relaying is not set up: that is mended, and then the mail leaves.
    /// </summary>
    private static bool IsNoMailbox(SmtpFailedRecipientException refused) =>
        (int)refused.StatusCode is >= 500 and < 600 && !refused.Message.Contains(" 5.7.", StringComparison.Ordinal);
}
