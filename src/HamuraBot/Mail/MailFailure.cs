using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace HamuraBot.Mail;

/// <summary>Why a mail did not leave: a code to show and to search for, never what a server or a person wrote.</summary>
public sealed record MailFailure(string Code, bool IsFinal)
{
    public static MailFailure Of(Exception error) => error switch
    {
        SmtpCommandException refused => new($"smtp {(int)refused.StatusCode}", IsNoMailbox(refused)),
        OperationCanceledException or TimeoutException => new("timeout", false),
        SocketException socket => new($"connection {socket.SocketErrorCode}", false),
        // The second: the server offers no STARTTLS, and we insist on it.
        SslHandshakeException or NotSupportedException => new("tls", false),
        AuthenticationException => new("sign-in", false),
        IOException { InnerException: { } inner } => Of(inner),
        _ => new(error.GetType().Name, false),
    };

    /// <summary>
    /// The server knows no such mailbox and will not know it tomorrow. 5.7.x (RFC 3463) refuses us and not the mailbox, as when
    /// relaying is not set up: that is mended, and then the mail leaves.
    /// </summary>
    private static bool IsNoMailbox(SmtpCommandException refused) => refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && (int)refused.StatusCode is >= 500 and < 600 && !refused.Message.StartsWith("5.7.", StringComparison.Ordinal);
}
