using System.ComponentModel.DataAnnotations;

namespace HamuraBot.Mail;

public sealed class MailOptions : IValidatableObject
{
    /// <summary>The SMTP server. Without one, mails are written as files into the data directory.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>When set, a server that does not offer STARTTLS gets no mail.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Nobody reads what is sent to this address. <c>.invalid</c> shows that it is not a real one.</summary>
    public string From { get; set; } = "no-reply@hamura.invalid";

    /// <summary>Instead of the desk's name in the language of the mail.</summary>
    public string? FromName { get; set; }

    /// <summary>Where the desk itself is told of what comes in; without it the desk gets no mail.</summary>
    public string? DeskAddress { get; set; }

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
        if (UsesSmtp && Port == 465)
        {
            yield return new("Mail__Port 465 wants TLS from the first byte, which is not supported: use the server's port for STARTTLS, mostly 587.", [nameof(Port)]);
        }
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
        {
            yield return new("Mail__UserName and Mail__Password belong together: set both or neither.", [nameof(UserName)]);
        }
        if (UsesSmtp && !StartTls && !string.IsNullOrEmpty(Password))
        {
            yield return new("Mail__StartTls is off: the password would travel in the clear. Switch it on, or sign in nowhere.", [nameof(StartTls)]);
        }
    }
}
