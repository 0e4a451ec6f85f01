using HamuraBot.SelfService;

namespace HamuraBot.Tests.SelfService;

public sealed class MaskedTests
{
    private const string Secret = "AbC-_123456789012345zZ";

    [Theory]
    [InlineData($"https://desk.example.jp/r/{Secret}", "https://desk.example.jp/r/…")]
    [InlineData($"確認は https://desk.example.jp/r/{Secret}?lang=ja から。/r/{Secret}/change", "確認は https://desk.example.jp/r/…?lang=ja から。/r/…/change")]
    [InlineData("https://example.jp/r/short と R-2026-000123", "https://example.jp/r/short と R-2026-000123")]
    public void A_transcript_is_read_without_the_visitors_keys(string text, string masked) => Assert.Equal(masked, Secrets.Masked(text));
}
