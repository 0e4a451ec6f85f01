using System.ComponentModel.DataAnnotations;
using HamuraBot.Mail;

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
    public void A_port_that_cannot_work_is_named() =>
        Assert.Contains("465", FaultsOf(new() { Host = "smtp.hamura.example", From = "desk@hamura.example", Port = 465 }));

    private static string FaultsOf(MailOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return string.Join('\n', faults.Select(fault => fault.ErrorMessage));
    }
}
