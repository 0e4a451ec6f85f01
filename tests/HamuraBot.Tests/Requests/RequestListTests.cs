using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Tests.Companies;
using HamuraBot.Tests.Desk;

namespace HamuraBot.Tests.Requests;

/// <summary>How officers find requests in their list.</summary>
public sealed class RequestListTests
{
    [Fact]
    public async Task The_list_keeps_its_conditions_from_page_to_page()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        for (var i = 0; i < Paging.Size + 1; i++) await Some.FileAsync(office.Store, at: Some.Now.AddMinutes(i));
        await Some.FileAsync(office.Store, form: "tie-up");
        var page = await chief.SeeAsync("/desk/requests?lang=en&form=expert-dispatch&sort=newest&text=%E9%AB%99%E6%A9%8B");
        Assert.Equal(Paging.Size, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("R-2026-000051", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var next = await chief.SeeAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("R-2026-000001", Assert.Single(next.QuerySelectorAll("tbody th")).TextContent.Trim());
        Assert.Equal("expert-dispatch", next.QuerySelector<IHtmlSelectElement>("select[name=form]")!.Value);
    }

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Both_stores_narrow_the_list_alike(StoreProvider provider)
    {
        await using var office = await OfficeFixture.OpenAsync(provider);
        var chief = await office.ChiefAsync();
        var first = (await Some.FileAsync(office.Store)).Number;
        var second = (await Some.FileAsync(office.Store, new Dictionary<string, string> { ["companyName"] = "ＡＢＣ 100%_工業" }, Some.Now.AddDays(-3), "tie-up")).Number;
        using var taken = await chief.CallAsync(HttpMethod.Patch, $"requests/{second}", new { stage = "hearing", assignee = DeskFixture.ChiefEmail, note = "検討中" });

        Assert.Equal([second, first], await NumbersAsync(chief, ""));
        Assert.Equal([first, second], await NumbersAsync(chief, "?sort=newest"));
        Assert.Equal([second], await NumbersAsync(chief, "?stage=hearing"));
        Assert.Equal([second], await NumbersAsync(chief, "?assignee=me"));
        Assert.Equal([first], await NumbersAsync(chief, "?assignee=none"));
        Assert.Equal([second], await NumbersAsync(chief, "?due=overdue"));
        Assert.Equal([], await NumbersAsync(chief, "?language=en"));
        Assert.Equal([second], await NumbersAsync(chief, "?text=" + Uri.EscapeDataString("100%_工業")));
        Assert.Equal([], await NumbersAsync(chief, "?text=" + Uri.EscapeDataString("1%工業")));
        Assert.Equal([second], await NumbersAsync(chief, "?text=" + Uri.EscapeDataString("検討")));
        Assert.Equal([first], await NumbersAsync(chief, "?text=r-2026-000001"));
        foreach (var (query, found) in ((string, string[])[])[("高橋精機 山崎", [first]), ("042-555-1111", [first]), ("0425551111", [first]), ("abc工業", []), ("ABC", [second]),
            ("生産・工程改善", [first]), ("email", []), ("companyName", [])])
            Assert.Equal((query, string.Join(',', found)), (query, string.Join(',', await NumbersAsync(chief, "?text=" + Uri.EscapeDataString(query)))));
        Assert.Equal([first], await NumbersAsync(chief, "?form=expert-dispatch&stage=open"));
        using var closed = await chief.CallAsync(HttpMethod.Patch, $"requests/{first}", new { stage = "withdrawn" });
        Assert.Equal([second], await NumbersAsync(chief, ""));
        Assert.Equal([first, second], (await NumbersAsync(chief, "?stage=all")).Order());
    }

    private static async Task<List<string>> NumbersAsync(DeskBrowser browser, string query) =>
        [.. (await browser.SeeAsync("/desk/requests" + query)).QuerySelectorAll("tbody th").Select(number => number.TextContent.Trim())];
}
