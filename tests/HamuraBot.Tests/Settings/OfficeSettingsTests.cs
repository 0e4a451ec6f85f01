using System.Net;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Settings;

/// <summary>The ordinary week and the desk's phone and address, as a manager sets them over the files.</summary>
public sealed class OfficeSettingsTests : DeskTests
{
    private const string Week = "/desk/settings/week", Contact = "/desk/settings/contact";

    /// <summary>A Wednesday.</summary>
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T16:00");

    [Fact]
    public async Task Another_week_and_phone_are_promised_and_told_by_every_node_without_a_restart_until_they_are_undone()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (here, there) = (await Stores.OpenAsync(store, clock), await Stores.OpenAsync(store, clock));
        var chief = await here.SignedInAsync();

        using (var saved = await chief.FillInAsync(Week, ("thursday.opens", ""), ("thursday.closes", ""), ("friday.opens", "10:00"), ("friday.closes", "11:30")))
            Assert.Equal($"{Week}?notice=officeSaved&lang=ja", saved.Headers.Location?.OriginalString);
        using (var saved = await chief.FillInAsync(Contact, ("phone", "０４２（５７９）７６４０"), ("addressEn", "1-1-1 Ozakudai, Hamura-shi, Tokyo")))
            Assert.Equal($"{Contact}?notice=officeSaved&lang=ja", saved.Headers.Location?.OriginalString);

        foreach (var node in (DeskFixture[])[here, there, await Stores.OpenAsync(store, clock)])
        {
            await Eventually.TrueAsync("the node knows the new phone", () => Task.FromResult(Dialogs(node).Desk.Phone == "042-579-7640"));
            Assert.Equal(Tokyo.At(new(2026, 11, 27), new(11, 30)), Dialogs(node).Calendar.PromiseFromNow(1));
            var said = Dialogs(node).Phrases.SomethingWentWrong.In(Language.Ja);
            Assert.Contains("042-579-7640", said, StringComparison.Ordinal);
            Assert.Contains("金曜10:00〜11:30", Dialogs(node).Names["hours"].Ja, StringComparison.Ordinal);
            Assert.Equal(("+81-42-579-7640", "1-1-1 Ozakudai, Hamura-shi, Tokyo"), (Dialogs(node).Desk.PhoneInternational, Dialogs(node).Desk.Address.En));
        }
        using var trail = await chief.GetAsync("/desk/settings/trail?lang=ja");
        Assert.Contains("ふだんの受付時間の変更", await trail.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var undone = await chief.SubmitAsync(Week, "/undo")) Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        using (var undone = await chief.SubmitAsync(Contact, "/undo")) Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        foreach (var node in (DeskFixture[])[here, there])
        {
            await Eventually.TrueAsync("the node has the phone of the files again", () => Task.FromResult(Dialogs(node).Desk.Phone == "042-555-1111"));
            Assert.Equal(Tokyo.At(new(2026, 11, 26), new(12, 0)), Dialogs(node).Calendar.PromiseFromNow(1));
        }
    }

    [Theory]
    [InlineData(Week, "monday.opens", "18:00", "monday-opens")]
    [InlineData(Week, "monday.closes", "", "monday-opens")]
    [InlineData(Week, "lastReception", "18:00", "lastReception")]
    [InlineData(Week, "lastReception", "8:00", "lastReception")]
    [InlineData(Contact, "phone", "12345", "phone")]
    [InlineData(Contact, "phone", "+1 212 555 0100", "phone")]
    [InlineData(Contact, "addressJa", "", "addressJa")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_changes(string page, string field, string value, string faulty)
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();

        using var refused = await chief.FillInAsync($"{page}?lang=en", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"id=\"{faulty}-fault\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await desk.Services.GetRequiredService<Store>().ReadAsync(sql => sql.IntegerAsync("SELECT COUNT(*) FROM office_settings"), default));
    }

    [Fact]
    public async Task An_officer_who_is_no_manager_sees_them_and_changes_nothing()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await desk.HireAsync("sato@example.jp");
        var officer = await desk.SignedInAsync("sato@example.jp");

        using var page = await officer.GetAsync($"{Contact}?lang=ja");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("042-555-1111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"phone\"", text, StringComparison.Ordinal);
        using var refused = await officer.SendAsync(HttpMethod.Post, Contact, new FormUrlEncodedContent(new Dictionary<string, string> { ["phone"] = "042-579-7640" }));
        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal("042-555-1111", Dialogs(desk).Desk.Phone);
    }

    private static DialogLibrary Dialogs(DeskFixture desk) => desk.Services.GetRequiredService<DialogLibrary>();
}
