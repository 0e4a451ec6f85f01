using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HamuraBot.Tests.Mail;

/// <summary>A mail server that keeps what it is given. A test may have it answer otherwise, or do something before it accepts.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> received = new();

    public SmtpServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it has taken, whether or not the sender lived to hear of it.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>Another answer to a command, or null for the usual one.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

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
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var recipients = new List<string>();
            while (await reader.ReadLineAsync() is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (Answer(line) is { } other)
                {
                    await writer.WriteLineAsync(other);
                    continue;
                }
                switch (command)
                {
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
        catch (IOException)
        {
            // The sender is gone, as in the tests that kill it.
        }
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
