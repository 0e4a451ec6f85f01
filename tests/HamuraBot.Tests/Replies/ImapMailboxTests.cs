using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HamuraBot.Replies;
using MailKit.Net.Imap;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Replies;

public sealed class ImapMailboxTests
{
    [Fact]
    public async Task Mails_are_read_in_their_order_and_gone_once_they_have_been_taken_in()
    {
        using var certificate = Certificate();
        using var server = new ImapServer(certificate);
        foreach (var number in (int[])[11, 12]) server.Mails[number] = SomeReply.Plain(SomeReply.Head("support@city.example.jp"), $"{number}人です。");
        server.Mails[13] = SomeReply.Plain(SomeReply.Head("support@city.example.jp"), new string('長', 20_000));
        var mailbox = new ImapMailbox(
            Options.Create(new IncomingMailOptions { Host = "localhost", Port = server.Port, ImplicitTls = true, UserName = "support", Password = "Mail-password-7", LargestMail = 10_000 }),
            () => new ImapClient { ServerCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() });

        var found = await mailbox.LookAsync(default);

        Assert.Equal([true, true, false], found.Select(mail => mail.IsWhole));
        Assert.Equal(["11人です。", "12人です。"], found.Take(2).Select(mail => ReceivedMail.Read(mail.Content).Text));
        await mailbox.RemoveAsync(found, default);
        Assert.Equal([13], server.Mails.Keys);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(7));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
