using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Tests.Mail;

/// <summary>A mail as its recipient's program reads it (RFC 5322, 2045, 2047), and who the envelope names.</summary>
internal sealed partial class ReceivedMail(IReadOnlyList<string> recipients, string data)
{
    public IReadOnlyList<string> Recipients { get; } = recipients;

    public string Data { get; } = data;

    public MimePart Root { get; } = MimePart.Read(data);

    public string MessageId => Root.Header("Message-ID");

    public string Subject => Decode(Root.Header("Subject"));

    public string From => Decode(Root.Header("From"));

    public MimePart Part(string type) => Root.All().Single(part => part.Type == type);

    /// <summary>Each encoded word must be whole characters by itself; strict decoding fails where one was cut.</summary>
    public static string Decode(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "?==?"), word =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(word.Groups[1].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups[2].Value)
            : QuotedPrintable(word.Groups[2].Value)));

    private static byte[] QuotedPrintable(string text) =>
        [.. Octet().Matches(text).Select(octet => octet.Value.Length == 3 ? Convert.ToByte(octet.Value[1..], 16) : (byte)(octet.Value == "_" ? ' ' : octet.Value[0]))];

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("=[0-9A-F]{2}|.")]
    private static partial Regex Octet();
}

internal sealed record MimePart(IReadOnlyList<(string Name, string Value)> Headers, string Content, IReadOnlyList<MimePart> Parts)
{
    public string Type => Header("Content-Type").Split(';')[0].Trim();

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Content));

    public string Header(string name) => Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<MimePart> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    public static MimePart Read(string data)
    {
        var end = data.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = data[..end].Replace("\r\n ", " ").Replace("\r\n\t", " ").Split("\r\n");
        var headers = lines.Select(line => (Name: line[..line.IndexOf(':')], Value: line[(line.IndexOf(':') + 1)..].Trim())).ToList();
        var part = new MimePart(headers, data[(end + 4)..], []);
        return Boundary(part.Header("Content-Type")) is { } boundary
            ? part with { Parts = [.. part.Content.Split($"--{boundary}")[1..^1].Select(inner => Read(inner[2..]))] }
            : part;
    }

    private static string? Boundary(string contentType) =>
        contentType.Split(';').Select(parameter => parameter.Trim()).FirstOrDefault(parameter => parameter.StartsWith("boundary=", StringComparison.Ordinal))
            ?["boundary=".Length..].Trim('"');
}
