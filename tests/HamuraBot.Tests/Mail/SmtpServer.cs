using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HamuraBot.Tests.Mail;

/// <summary>A mail server that keeps what it is given. A test may have it answer otherwise, or do something before it accepts.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly X509Certificate2? certificate;
    private readonly bool implicitTls;

    /// <param name="certificate">With one it takes nothing before TLS and a sign-in.</param>
    /// <param name="implicitTls">Whether TLS begins with the first byte, as on port 465.</param>
    public SmtpServer(X509Certificate2? certificate = null, bool implicitTls = false)
    {
        (this.certificate, this.implicitTls) = (certificate, implicitTls);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it has taken, whether or not the sender lived to hear of it.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>Who has signed in; the names and passwords came over TLS.</summary>
    public ConcurrentQueue<(string User, string Password)> SignedIn { get; } = [];

    /// <summary>Another answer to a command, or null for the usual one.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>A command after which it says nothing more.</summary>
    public Func<string, bool> Stalls { get; set; } = _ => false;

    /// <summary>Runs when a mail has been taken and before its sender is told so.</summary>
    public Action<ReceivedMail> Taken { get; set; } = _ => { };

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            Stream stream = implicitTls ? await EncryptAsync(client.GetStream()) : client.GetStream();
            var (reader, writer) = Open(stream);
            await writer.WriteLineAsync("220 test");
            var recipients = new List<string>();
            var (encrypted, signedIn) = (implicitTls, certificate is null);
            while (await reader.ReadLineAsync() is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (Stalls(line))
                {
                    await reader.ReadToEndAsync();
                    return;
                }
                if (Answer(line) is { } other)
                {
                    await writer.WriteLineAsync(other);
                    continue;
                }
                switch (command)
                {
                    case "EHLO" when certificate is not null:
                        await writer.WriteLineAsync(encrypted ? "250-test\r\n250 AUTH PLAIN" : "250-test\r\n250 STARTTLS");
                        break;
                    case "STARTTLS" when certificate is not null:
                        await writer.WriteLineAsync("220 go ahead");
                        (stream, encrypted) = (await EncryptAsync(stream), true);
                        (reader, writer) = Open(stream);
                        break;
                    case "AUTH" when encrypted:
                        var said = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Split('\0');
                        SignedIn.Enqueue((said[1], said[2]));
                        signedIn = true;
                        await writer.WriteLineAsync("235 welcome");
                        break;
                    case "MAIL" or "RCPT" or "DATA" when !signedIn:
                        await writer.WriteLineAsync("530 5.7.0 sign in first");
                        break;
                    case "RCPT":
                        recipients.Add(line[(line.IndexOf('<') + 1)..line.LastIndexOf('>')]);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var mail = new ReceivedMail([.. recipients], await ReadDataAsync(reader));
                        recipients.Clear();
                        received.Enqueue(mail);
                        Taken(mail);
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or AuthenticationException)
        {
            // The sender is gone, as in the tests that kill it, or it does not believe who we are.
        }
    }

    private static (StreamReader Reader, StreamWriter Writer) Open(Stream stream) =>
        (new StreamReader(stream, Encoding.Latin1), new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true });

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate!);
        return tls;
    }

    private static async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return data.ToString();
    }
}
