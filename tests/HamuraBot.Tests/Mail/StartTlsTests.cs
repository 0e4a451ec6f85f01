using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HamuraBot.Data;
using HamuraBot.Desk.Exports;
using HamuraBot.Mail;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Mail;

/// <summary>The City's mail server as it is outside of tests: encrypted, and with a sign-in.</summary>
[Collection(Floods.Name)]
public sealed class StartTlsTests
{
    private const string Password = "Relay-password-7";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_of_the_City_is_believed_once_the_settings_name_it_and_never_before(bool implicitTls)
    {
        using var certificate = NewCertificate();
        using var smtp = new SmtpServer(certificate, implicitTls);
        await using var server = new HamuraProcess();
        await using var house = await MailFixture.OpenAsync(_ => new SqliteStore(Options.Create(new DataOptions { Directory = server.Data })));
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Mail__Host"] = "localhost", ["Mail__Port"] = $"{smtp.Port}", ["Mail__From"] = "no-reply@hamura.example",
            ["Mail__UserName"] = "relay", ["Mail__Password"] = Password, ["Clock__Start"] = house.Clock.GetUtcNow().ToString("O"), ["Mail__ImplicitTls"] = $"{implicitTls}",
        })
        {
            server.Settings[name] = value;
        }
        await house.AddAsync();

        await server.StartAsync();
        await Eventually.TrueAsync("it has been tried", async () => (await house.RowsAsync()).Single().LastFailure is not null);
        await server.StopAsync();
        Assert.Equal(("tls", MailStatus.Waiting), ((await house.RowsAsync()).Single().LastFailure, (await house.RowsAsync()).Single().Status));
        Assert.Empty(smtp.SignedIn);

        var trusted = Path.Combine(server.Data, "city.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        server.Settings["SSL_CERT_FILE"] = trusted;
        server.Settings["Clock__Start"] = house.Clock.GetUtcNow().AddHours(1).ToString("O");
        await server.StartAsync();
        await Eventually.TrueAsync("it is sent", async () => (await house.RowsAsync()).Single().Status is MailStatus.Sent);

        Assert.Equal([("relay", Password)], smtp.SignedIn);
        Assert.Equal("受付のお知らせ", Assert.Single(smtp.Received).Subject);
        Assert.DoesNotContain(Password, server.Log, StringComparison.Ordinal);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(7));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
