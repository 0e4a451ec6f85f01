using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Tests.Replies;

/// <summary>One mailbox, as far as a client asks that looks for mails, reads them and deletes them.</summary>
internal sealed partial class ImapServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;

    public ImapServer(X509Certificate2 certificate)
    {
        this.certificate = certificate;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>By their numbers.</summary>
    public SortedDictionary<int, byte[]> Mails { get; } = [];

    private HashSet<int> Deleted { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) await ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(certificate);
        using var reader = new StreamReader(tls, Encoding.Latin1);
        await using var writer = new StreamWriter(tls, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("* OK [CAPABILITY IMAP4rev1] ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 3);
            foreach (var answer in Answers(words[1].ToUpperInvariant(), words.Length > 2 ? words[2] : "")) await writer.WriteLineAsync(answer);
            await writer.WriteLineAsync($"{words[0]} OK {(words[1] is "SELECT" ? "[READ-WRITE] " : words[1] is "EXAMINE" ? "[READ-ONLY] " : "")}done");
            if (words[1].Equals("LOGOUT", StringComparison.OrdinalIgnoreCase)) return;
        }
    }

    private IEnumerable<string> Answers(string command, string rest)
    {
        switch (command)
        {
            case "CAPABILITY": return ["* CAPABILITY IMAP4rev1"];
            case "LIST": return [@"* LIST (\HasNoChildren) ""/"" INBOX"];
            case "SELECT" or "EXAMINE": return [$"* {Mails.Count} EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 7] valid", @"* FLAGS (\Deleted \Seen \Flagged)", @"* OK [PERMANENTFLAGS (\Deleted \Seen \Flagged)] may be set"];
            case "CLOSE":
                foreach (var gone in Deleted) Mails.Remove(gone);
                return [];
            case "LOGOUT": return ["* BYE bye"];
            case "UID" when rest.StartsWith("SEARCH", StringComparison.OrdinalIgnoreCase): return [$"* SEARCH {string.Join(' ', Mails.Keys)}"];
            case "UID" when rest.StartsWith("STORE", StringComparison.OrdinalIgnoreCase):
                if (rest.Contains(@"\Deleted", StringComparison.Ordinal)) Deleted.Add(int.Parse(Number().Match(rest).Value, CultureInfo.InvariantCulture));
                return [];
            case "UID" when rest.Contains("BODY", StringComparison.OrdinalIgnoreCase):
                var asked = int.Parse(Number().Match(rest).Value, CultureInfo.InvariantCulture);
                return [$"* {Place(asked)} FETCH (UID {asked} BODY[] {{{Mails[asked].Length}}}", $"{Encoding.Latin1.GetString(Mails[asked])})"];
            case "UID": return [.. Mails.Select(mail => $"* {Place(mail.Key)} FETCH (UID {mail.Key} RFC822.SIZE {mail.Value.Length})")];
            default: return [];
        }
    }

    private int Place(int number) => Mails.Keys.ToList().IndexOf(number) + 1;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
