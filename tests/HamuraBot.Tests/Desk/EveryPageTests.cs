using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Desk;

/// <summary>All pages of the desk together, with something in each of them.</summary>
[Collection(DeskPages.Name)]
public sealed partial class EveryPageTests(ChromiumFixture chromium, BusyDesk desk)
{
    [Fact]
    public async Task A_companys_record_has_the_seminars_and_conversations_of_its_people()
    {
        var page = await desk.ReadAsync($"/desk/companies/{desk.Company}?lang=ja");

        Assert.Contains("現場改善セミナー", page, StringComparison.Ordinal);
        Assert.Contains("設備資金の相談", page, StringComparison.Ordinal);
        Assert.Contains($"/desk/companies/{desk.Company}", await desk.ReadAsync("/desk/conversations/H-2026-000001?lang=ja"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_leads_to_the_conversation_that_it_was_made_in()
    {
        var request = await desk.ReadAsync("/desk/requests/R-2026-000001?lang=ja");

        var log = await desk.ReadAsync(ConversationLink().Match(request).Value);

        Assert.Contains("髙橋精機株式会社", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_counts_conversations_and_no_seminar_that_is_still_to_come()
    {
        var parts = JsonNode.Parse(await desk.ReadAsync("/api/desk/reports/2026-11"))!["parts"]!;
        int Count(string part, string row) =>
            (int)parts[part]![0]!["rows"]!.AsArray().Single(found => (string?)found!["id"] == row)!["values"]!["count"]!;

        Assert.Equal((0, 0), (Count("seminars", "seminars"), Count("seminars", "registered")));
        Assert.Equal(1, Count("conversations", "handoffs"));
    }

    [Theory]
    [InlineData("ja", 390)]
    [InlineData("en", 1280)]
    public async Task Every_page_is_accessible_fits_its_window_and_breaks_no_rule_of_its_policy(string language, int width)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = desk.Cookie.Name, Value = desk.Cookie.Value, Url = desk.Server.Address.AbsoluteUri }]);
        var crawl = new DeskCrawl(await context.NewPageAsync(), desk.Server.Address);

        var faults = await crawl.RunAsync($"/desk?lang={language}");

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Contains("/desk", crawl.Visited);
    }

    [GeneratedRegex(@"/desk/conversations/log/[^""?]+")]
    private static partial Regex ConversationLink();
}
