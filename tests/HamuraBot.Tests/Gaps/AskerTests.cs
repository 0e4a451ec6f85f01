using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Gaps;

/// <summary>Those who asked in vain and left an address, in the whole application.</summary>
public sealed class AskerTests
{
    private const string Question = "駐輪場の屋根を新しくする";

    [Fact]
    public async Task Who_left_an_address_for_an_officers_answer_is_told_when_the_gap_is_filled()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-29T10:00").Now;
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync(Question);
        await visitor.WantPersonAsync();
        await visitor.PressAsync("メールでも回答を受け取る");
        await visitor.SayAsync("taro@example.co.jp");
        var officer = await house.OfficerAsync();
        var before = (await house.MailsAsync()).Select(mail => mail.Id).ToHashSet();

        var gap = (await officer.GetAsync("gaps")).AsArray().Single(gap => gap!["examples"]!.AsArray().Any(example => example!.GetValue<string>() == Question))!;
        using var attached = await officer.PostAsync($"gaps/{gap.Text("id")}/attach", new { topic = "vacant-sites", phrasings = new[] { "自転車置き場の屋根" } });

        Assert.True(attached.IsSuccessStatusCode);
        var mail = Assert.Single(await house.MailsAsync(), mail => !before.Contains(mail.Id));
        Assert.Equal("taro@example.co.jp", mail.ToAddress.Value);
        Assert.Contains(Question, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/topics/vacant-sites?lang=ja", mail.TextBody, StringComparison.Ordinal);
    }
}
