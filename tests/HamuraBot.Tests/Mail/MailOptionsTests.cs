using System.ComponentModel.DataAnnotations;
using HamuraBot.Mail;
using MailKit.Security;

namespace HamuraBot.Tests.Mail;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_settings_mails_become_files() => Assert.Empty(FaultsOf(new()));

    [Fact]
    public void A_server_with_sign_in_and_TLS_is_fine() =>
        Assert.Empty(FaultsOf(new() { Host = "smtp.hamura.example", From = "desk@hamura.example", UserName = "desk", Password = "secret", DeskAddress = "desk@hamura.example" }));

    [Fact]
    public void A_server_needs_a_real_sender() => Assert.Contains("Mail__From", FaultsOf(new() { Host = "smtp.hamura.example" }));

    [Fact]
    public void A_sender_is_one_address() => Assert.Contains("Mail__From", FaultsOf(new() { From = "a@hamura.example\r\nBcc: b@hamura.example" }));

    [Fact]
    public void The_desk_has_one_address() => Assert.Contains("Mail__DeskAddress", FaultsOf(new() { DeskAddress = "a@hamura.example, b@hamura.example" }));

    [Fact]
    public void A_password_never_travels_in_the_clear() => Assert.Contains("Mail__StartTls",
        FaultsOf(new() { Host = "smtp.hamura.example", From = "desk@hamura.example", UserName = "desk", Password = "secret", StartTls = false }));

    [Fact]
    public void Port_465_and_whoever_says_so_speak_TLS_from_the_first_byte()
    {
        foreach (var options in (MailOptions[])[new() { Port = 465 }, new() { Port = 2465, ImplicitTls = true, StartTls = false, UserName = "desk", Password = "secret" }])
        {
            (options.Host, options.From) = ("smtp.hamura.example", "desk@hamura.example");
            Assert.Empty(FaultsOf(options));
            Assert.Equal(SecureSocketOptions.SslOnConnect, options.Security);
        }
        Assert.Equal(SecureSocketOptions.StartTls, new MailOptions().Security);
    }

    private static string FaultsOf(MailOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return string.Join('\n', faults.Select(fault => fault.ErrorMessage));
    }
}
