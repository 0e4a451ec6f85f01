using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Deployment;

/// <summary>The site of the repository under an nginx of its own: throw-away certificate, free ports, logs in a folder that goes away.</summary>
public sealed partial class NginxSite : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-nginx-");
    private readonly string configuration;
    private Process? process;

    /// <param name="application">Port of what stands behind nginx.</param>
    public NginxSite(int application)
    {
        MakeCertificate();
        var site = File.ReadAllText(Path.Combine(Repository.Root, "deployment", "nginx.conf"))
            .Replace("/etc/ssl/hamurabot/", folder.FullName + "/", StringComparison.Ordinal)
            .Replace("/var/log/nginx/", folder.FullName + "/", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", $"127.0.0.1:{application}", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{PlainPort};", StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen 127.0.0.1:{Port} ", StringComparison.Ordinal);
        File.WriteAllText(In("site.conf"), OnIPv6().Replace(site, ""));
        configuration = In("nginx.conf");
        File.WriteAllText(configuration, $$"""
            daemon off;
            pid {{In("pid")}};
            error_log {{In("main.error.log")}};
            events {}
            http {
                client_body_temp_path {{In("body")}};
                proxy_temp_path {{In("proxy")}};
                fastcgi_temp_path {{In("fastcgi")}};
                uwsgi_temp_path {{In("uwsgi")}};
                scgi_temp_path {{In("scgi")}};
                include {{In("site.conf")}};
            }
            """);
    }

    public int Port { get; } = Ports.Free();

    public int PlainPort { get; } = Ports.Free();

    /// <summary>All that nginx has written down so far.</summary>
    public string Logs => string.Concat(folder.GetFiles("*.log").Select(file => File.ReadAllText(file.FullName)));

    /// <summary>Reads the configuration as <c>nginx -t</c> does, and fails with what nginx says.</summary>
    public void Verify() => Programs.Run(Programs.Nginx, "-t", "-c", configuration, "-e", In("main.error.log"));

    public async Task StartAsync(HttpClient visitor)
    {
        process = Process.Start(Programs.Nginx, ["-c", configuration, "-e", In("main.error.log")]);
        await Eventually.TrueAsync("nginx answers", async () =>
        {
            try
            {
                using var answer = await visitor.GetAsync($"https://127.0.0.1:{Port}/");
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            Programs.Run(Programs.Nginx, "-s", "stop", "-c", configuration, "-e", In("main.error.log"));
            process.WaitForExit();
        }
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot.example.lg.jp", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(In("fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(In("privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    // Not every machine that runs tests has IPv6.
    [GeneratedRegex(@"^\s*listen \[::\].*$", RegexOptions.Multiline)]
    private static partial Regex OnIPv6();
}
