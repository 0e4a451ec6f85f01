using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Requests that no proper client would send, byte by byte.</summary>
public static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The status of the first answer; 0 when the server hung up without one.</summary>
    /// <param name="address">Of the server.</param>
    /// <param name="head">The request line and the headers, with the empty line that ends them.</param>
    /// <param name="body">May be less or more than the head promises.</param>
    /// <param name="hangUp">Says no more after the body; otherwise the connection stays open until the answer comes.</param>
    public static async Task<int> StatusAsync(Uri address, string head, ReadOnlyMemory<byte> body = default, bool hangUp = false)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), patience.Token);
        var sending = SendAsync(client, stream, body, hangUp, patience.Token);
        var status = await ReadStatusAsync(stream, patience.Token);
        await sending;
        return status;
    }

    private static async Task SendAsync(TcpClient client, NetworkStream stream, ReadOnlyMemory<byte> body, bool hangUp, CancellationToken patience)
    {
        try
        {
            await stream.WriteAsync(body, patience);
            if (hangUp)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
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
