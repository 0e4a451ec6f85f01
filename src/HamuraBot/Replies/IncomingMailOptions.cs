using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace HamuraBot.Replies;

/// <summary>Where visitors' replies arrive: a mailbox by IMAP, or a folder into which the City's mail server puts each mail as a file.</summary>
public sealed class IncomingMailOptions : IValidatableObject
{
    private const int ImplicitTlsPort = 993;

    /// <summary>Mails to this address, with a key behind a plus sign, arrive there: <c>support@city.example.jp</c>. Without one, answers cannot be replied to.</summary>
    public string? Address { get; set; }

    /// <summary>A folder of <c>.eml</c> files. Each is taken in and deleted.</summary>
    public string? Folder { get; set; }

    /// <summary>The IMAP server, instead of a folder.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = ImplicitTlsPort;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>TLS from the first byte; when off, a server that does not offer STARTTLS is not read.</summary>
    public bool? ImplicitTls { get; set; }

    [Required]
    public string Mailbox { get; set; } = "INBOX";

    [Range(1, 3_600)]
    public int PollSeconds { get; set; } = 15;

    /// <summary>Bytes. A larger mail is set aside unread, and the desk is told.</summary>
    [Range(10_000, 100_000_000)]
    public int LargestMail { get; set; } = 25_000_000;

    public bool UsesImap => !string.IsNullOrEmpty(Host);

    public SecureSocketOptions Security => ImplicitTls ?? Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Address) && (EmailAddress.TryParse(Address) is not { } address || address.Name.Contains('+', StringComparison.Ordinal)))
        {
            yield return new("Mail__Incoming__Address is not one e-mail address without a plus sign.", [nameof(Address)]);
        }
        if (UsesImap && !string.IsNullOrEmpty(Folder))
        {
            yield return new("Mail__Incoming__Host and Mail__Incoming__Folder are two ways for the same mails: set one of them.", [nameof(Folder)]);
        }
        if (string.IsNullOrEmpty(Address) != (!UsesImap && string.IsNullOrEmpty(Folder)))
        {
            yield return new("Mail__Incoming__Address belongs to Mail__Incoming__Host or Mail__Incoming__Folder: set it with one of them, or none.", [nameof(Address)]);
        }
        if (UsesImap && (string.IsNullOrEmpty(UserName) || string.IsNullOrEmpty(Password)))
        {
            yield return new("Mail__Incoming__Host is set: set Mail__Incoming__UserName and Mail__Incoming__Password, too.", [nameof(UserName)]);
        }
    }
}
