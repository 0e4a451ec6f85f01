using HamuraBot.Mail;

namespace HamuraBot.Tests.Mail;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("受付\r\nBcc: x@example.jp", "受付 Bcc: x@example.jp")]
    [InlineData("a\nb\rc\u0085d\u2028e\u2029f\0g\u001b[31m", "a b c d e f g [31m")]
    [InlineData("  髙﨑 𠮷野家  ", "髙﨑 𠮷野家")]
    [InlineData("\r\n", "")]
    public void A_line_stays_a_line(string typed, string kept) => Assert.Equal(kept, OneLine.Of(typed).ToString());

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \ufffd of it", OneLine.Of("half \ud842 of it").ToString());

    [Fact]
    public void What_is_too_long_ends_in_an_ellipsis_between_characters()
    {
        var line = OneLine.Of("a" + string.Concat(Enumerable.Repeat("𠮷", OneLine.Longest))).ToString();
        Assert.True(line.Length <= OneLine.Longest);
        Assert.EndsWith("𠮷…", line);
        Assert.DoesNotContain('\ufffd', line);
    }
}
