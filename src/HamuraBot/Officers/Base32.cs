using System.Text;

namespace HamuraBot.Officers;

/// <summary>RFC 4648 without padding: what is typed by hand.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (held, bits) = ((held << 8 | next) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[held >> (bits - 5) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[held << (5 - bits) & 31]);
        return text.ToString();
    }

    /// <summary>In groups of four, as people read it.</summary>
    public static string InGroups(string text) => string.Join(' ', text.Chunk(4).Select(group => new string(group)));
}
