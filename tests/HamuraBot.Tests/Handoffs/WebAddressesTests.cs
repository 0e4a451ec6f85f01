using HamuraBot.Handoffs.Desk;

namespace HamuraBot.Tests.Handoffs;

public sealed class WebAddressesTests
{
    [Theory]
    [InlineData("こちらhttps://example.jp/a?b=1をご覧ください。", "https://example.jp/a?b=1")]
    [InlineData("See (http://example.com/x).", "http://example.com/x")]
    [InlineData("javascript:alert(1) と example.jp", null)]
    public void An_address_ends_where_it_ends_and_nothing_is_lost(string text, string? address)
    {
        var parts = WebAddresses.Split(text).ToList();
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(address, parts.SingleOrDefault(part => part.IsAddress).Text);
    }
}
