using System.Net;
using HamuraBot.Data;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Handoffs;

public sealed class SavedReplyPagesTests : DeskTests
{
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T10:00");

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_saved_reply_is_written_changed_seen_to_expire_and_removed(StoreProvider provider)
    {
        var desk = await OpenAsync(provider);
        await desk.HireAsync("sato@example.jp");
        var officer = await desk.SignedInAsync("sato@example.jp");

        using (var saved = await officer.FillInAsync($"{SavedReplyPages.Path}/new?lang=ja",
            ("title", "年内の締め切り"), ("ja", "12月25日までにお申し込みください。"), ("en", "Please apply by 25 December."), ("validTo", "2026-12-25")))
        {
            Assert.Equal($"{SavedReplyPages.Path}?notice=replySaved&lang=ja", saved.Headers.Location!.OriginalString);
        }
        var reply = Assert.Single(await desk.Services.GetRequiredService<SavedReplyRecords>().ListAsync(default));
        Assert.Equal(("年内の締め切り", new DateOnly(2026, 12, 25), "佐藤"), (reply.Title, reply.ValidTo, reply.UpdatedBy));
        Assert.DoesNotContain("expired</span>", await ReadAsync(officer), StringComparison.Ordinal);

        using (var changed = await officer.FillInAsync($"{SavedReplyPages.Path}/{reply.Id}", ("validTo", "2026-11-24"))) Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("expired</span>", await ReadAsync(officer), StringComparison.Ordinal);

        using (var removed = await officer.SubmitAsync($"{SavedReplyPages.Path}/{reply.Id}", "/remove")) Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Contains("None yet", await ReadAsync(officer), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await officer.StatusAsync($"{SavedReplyPages.Path}/{reply.Id}"));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var officer = await (await OpenAsync(StoreProvider.Sqlite)).SignedInAsync();

        using var refused = await officer.FillInAsync($"{SavedReplyPages.Path}/new?lang=en", ("title", "年内の締め切り"), ("ja", " "), ("en", "x"), ("validTo", "soon"));

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("年内の締め切り", page, StringComparison.Ordinal);
        Assert.Contains("id=\"ja-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"validTo-fault\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"en-fault\"", page, StringComparison.Ordinal);
    }

    private async Task<DeskFixture> OpenAsync(StoreProvider provider) => await Stores.OpenAsync(
        await Stores.NewAsync(provider), clock);

    private static async Task<string> ReadAsync(DeskBrowser officer)
    {
        using var page = await officer.GetAsync($"{SavedReplyPages.Path}?lang=en");
        return await page.Content.ReadAsStringAsync();
    }
}
