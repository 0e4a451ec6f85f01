namespace HamuraBot.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("taro@example.co.jp", "taro@example.co.jp")]
    [InlineData("Taro.Yamada+desk@Example.JP", "Taro.Yamada+desk@example.jp")]
    [InlineData("o'brien@example.com", "o'brien@example.com")]
    [InlineData("old..mobile.@docomo.ne.jp", "old..mobile.@docomo.ne.jp")]
    [InlineData("info@羽村.jp", "info@xn--brvo75c.jp")]
    [InlineData("info@例え.テスト", "info@xn--r8jz45g.xn--zckzah")]
    public void An_address_is_taken(string typed, string kept) => Assert.Equal(kept, EmailAddress.TryParse(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("taro")]
    [InlineData("taro@")]
    [InlineData("@example.jp")]
    [InlineData("taro@localhost")]
    [InlineData("taro@192.168.0.1")]
    [InlineData("taro@[192.168.0.1]")]
    [InlineData("taro@example..jp")]
    [InlineData("taro@-example.jp")]
    [InlineData("taro@exa_mple.jp")]
    [InlineData("taro@example.jp.")]
    [InlineData("taro@@example.jp")]
    [InlineData("taro hanako@example.jp")]
    [InlineData("太郎@example.jp")]
    [InlineData("\"taro\"@example.jp")]
    [InlineData("Taro <taro@example.jp>")]
    [InlineData("taro@example.jp,hanako@example.jp")]
    [InlineData("taro@example.jp;hanako@example.jp")]
    [InlineData("taro@example.jp hanako@example.jp")]
    [InlineData("taro@example.jp\n")]
    [InlineData("taro@example.jp\r\nBcc: hanako@example.jp")]
    [InlineData("taro\r\nBcc:hanako@example.jp")]
    [InlineData("taro@example.jp%0ABcc:hanako@example.jp")]
    [InlineData("taro@exam\0ple.jp")]
    [InlineData("taro@example.jp\u2028")]
    public void What_is_not_one_address_is_refused(string? typed) => Assert.Null(EmailAddress.TryParse(typed));

    [Fact]
    public void An_address_is_as_long_as_SMTP_carries_and_no_longer()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 3)) + ".jp";
        Assert.NotNull(EmailAddress.TryParse($"{new string('n', 64)}@{domain}"));
        Assert.Null(EmailAddress.TryParse($"{new string('n', 65)}@{domain}"));
        Assert.Null(EmailAddress.TryParse($"{new string('n', 64)}@d.{domain}"));
    }

    [Fact]
    public void Upper_and_lower_case_reach_the_same_person() =>
        Assert.Equal(EmailAddress.Parse("Taro@Example.jp").Key, EmailAddress.Parse("taro@example.JP").Key);

    [Fact]
    public void A_very_long_text_is_refused_at_once() => Assert.Null(EmailAddress.TryParse(new string('a', 1_000_000) + "@example.jp"));
}
