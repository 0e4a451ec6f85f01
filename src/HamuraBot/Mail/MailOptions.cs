using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace HamuraBot.Mail;

public sealed class MailOptions : IValidatableObject
{
    private const int ImplicitTlsPort = 465;

    /// <summary>The SMTP server. Without one, mails are written as files into the data directory.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>When set, a server that does not offer STARTTLS gets no mail.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>TLS from the first byte, which is what port 465 is for; then there is no STARTTLS.</summary>
    public bool? ImplicitTls { get; set; }

    /// <summary>Nobody reads what is sent to this address. <c>.invalid</c> shows that it is not a real one.</summary>
    public string From { get; set; } = "no-reply@hamura.invalid";

    /// <summary>Instead of the desk's name in the language of the mail.</summary>
    public string? FromName { get; set; }

    /// <summary>Where the desk itself is told of what comes in; without it the desk gets no mail.</summary>
    public string? DeskAddress { get; set; }

    /// <summary>Days after which a mail that was written as a file is deleted: it holds links to people's own pages, and whoever was to send it on has done so.</summary>
    [Range(1, 3_650)]
    public int FileDays { get; set; } = 7;

    /// <summary>What is said is insisted on: nothing is sent in the clear because a server offers nothing better.</summary>
    public SecureSocketOptions Security =>
        ImplicitTls ?? Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;

    public bool UsesSmtp => !string.IsNullOrEmpty(Host);

    public EmailAddress FromAddress => EmailAddress.Parse(From);

    public EmailAddress? Desk => string.IsNullOrEmpty(DeskAddress) ? null : EmailAddress.Parse(DeskAddress);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EmailAddress.TryParse(From) is not { } from)
        {
            yield return new("Mail__From is not one e-mail address.", [nameof(From)]);
        }
        else if (UsesSmtp && from.Domain.EndsWith(".invalid", StringComparison.Ordinal))
        {
            yield return new("Mail__Host is set: set Mail__From to an address of the City that its server may send from.", [nameof(From)]);
        }
        if (!string.IsNullOrEmpty(DeskAddress) && EmailAddress.TryParse(DeskAddress) is null)
        {
            yield return new("Mail__DeskAddress is not one e-mail address.", [nameof(DeskAddress)]);
        }
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
        {
            yield return new("Mail__UserName and Mail__Password belong together: set both or neither.", [nameof(UserName)]);
        }
        if (UsesSmtp && Security is SecureSocketOptions.None && !string.IsNullOrEmpty(Password))
        {
            yield return new("Mail__StartTls is off: the password would travel in the clear. Switch it or Mail__ImplicitTls on, or sign in nowhere.", [nameof(StartTls)]);
        }
    }
}
