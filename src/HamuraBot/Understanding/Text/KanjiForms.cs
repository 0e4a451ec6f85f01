using System.Text;

namespace HamuraBot.Understanding.Text;

/// <summary>
/// Where a character is written: the three national character sets list common characters first, so their tables tell
/// Japanese forms (込 円 働) from simplified (们 说 车) and traditional ones (學 國 會).
/// </summary>
internal static class KanjiForms
{
    /// <summary>Old forms that Japanese names keep, and characters of medicine: no sign of Chinese.</summary>
    private const string AlsoJapanese = "澤濱邊邉齋齊廣櫻惠德榮壽眞嶋﨑髙龍瀧淵頸腔癌彎";

    private static readonly Encoding Jis;
    private static readonly Encoding Gb;
    private static readonly Encoding Big5;

    static KanjiForms()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Jis = Table("shift_jis");
        Gb = Table("gb2312");
        Big5 = Table("big5");
    }

    /// <summary>Above 0 speaks for Chinese, below for Japanese.</summary>
    public static double ForChinese(char c)
    {
        // First bytes: JIS X 0208 level 1 ends at 0x9872, GB 2312 level 1 is 0xB0–0xD7, Big5 level 1 is 0xA4–0xC6.
        int jis = Code(Jis, c), gb = Code(Gb, c), big5 = Code(Big5, c);
        var commonInJapan = jis is > 0 and <= 0x9872;
        var commonInChina = gb is >= 0xb0a1 and <= 0xd7f9 && (gb & 0xff) >= 0xa1;
        var commonInTaiwan = big5 is >= 0xa440 and <= 0xc67e;
        if (c is '々' || commonInJapan && !commonInChina && !commonInTaiwan)
            return -3;
        if (!commonInJapan && !AlsoJapanese.Contains(c, StringComparison.Ordinal) && (commonInChina || commonInTaiwan))
            return 3;
        return -0.1;
    }

    private static int Code(Encoding table, char c)
    {
        Span<byte> bytes = stackalloc byte[4];
        return table.GetBytes([c], bytes) is 2 ? bytes[0] << 8 | bytes[1] : 0;
    }

    private static Encoding Table(string name) =>
        Encoding.GetEncoding(name, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback);
}
