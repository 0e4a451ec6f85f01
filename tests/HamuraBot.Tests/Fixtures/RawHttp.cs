using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Requests that no proper client would send, byte by byte.</summary>
public static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The status of the first answer; 0 when the server hung up without one.</summary>
    public static async Task<int> StatusAsync(Uri address, string head, ReadOnlyMemory<byte> body = default)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), patience.Token);
        var sending = SendAsync(client, stream, body, patience.Token);
        var status = await ReadStatusAsync(stream, patience.Token);
        await sending;
        return status;
    }

    private static async Task SendAsync(TcpClient client, NetworkStream stream, ReadOnlyMemory<byte> body, CancellationToken patience)
    {
        try
        {
            await stream.WriteAsync(body, patience);
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            // The server may refuse and hang up before it has heard everything.
        }
    }

    private static async Task<int> ReadStatusAsync(NetworkStream stream, CancellationToken patience)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var line = await reader.ReadLineAsync(patience);
            return line is null ? 0 : int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
