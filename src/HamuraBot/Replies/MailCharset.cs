using System.Text;
using MimeKit;

namespace HamuraBot.Replies;

/// <summary>A part's text in the characters that it is written in, also where it names them in a way that is not a standard's, or not at all.</summary>
public static class MailCharset
{
    private const byte Escape = 0x1B;

    /// <summary>Names that Japanese programs use for what .NET knows by another one.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows-31j"] = "shift_jis",
        ["ms932"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["iso-2022-jp-ms"] = "iso-2022-jp",
        ["cp50220"] = "iso-2022-jp",
        ["cp50221"] = "iso-2022-jp",
        ["eucjp-ms"] = "euc-jp",
        ["cp51932"] = "euc-jp",
    };

    static MailCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string TextOf(TextPart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        var bytes = content.ToArray();
        return (Named(part.ContentType.Charset) is { } named ? named.GetString(bytes) : Guessed(bytes)).TrimStart('\uFEFF');
    }

    private static Encoding? Named(string? charset)
    {
        // "us-ascii" is what programs write that do not know; then the bytes tell.
        if (string.IsNullOrWhiteSpace(charset) || charset.Trim().Equals("us-ascii", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return Encoding.GetEncoding(Aliases.GetValueOrDefault(charset.Trim(), charset.Trim()));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Guessed(byte[] bytes)
    {
        if (Array.IndexOf(bytes, Escape) is >= 0 and var at && at + 1 < bytes.Length && bytes[at + 1] is (byte)'$' or (byte)'(') return Encoding.GetEncoding("iso-2022-jp").GetString(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("shift_jis").GetString(bytes);
        }
    }
}
