using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Reports;
using HamuraBot.Tests.Companies;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Reports;

public sealed class ReportTests
{
    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-11-30")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData("FY2026", "2026-04-01", "2027-03-31")]
    public void A_period_is_a_month_or_a_fiscal_year(string name, string from, string to)
    {
        var period = ReportPeriod.Parse(name)!;
        Assert.Equal((from, to), (period.From.ToString("O", null), period.To.ToString("O", null)));
        Assert.Equal(15, period.Start.UtcDateTime.Hour);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026")]
    [InlineData("FY26")]
    [InlineData("FY1999")]
    [InlineData("２０２６-11")]
    [InlineData("2026-11 ")]
    public void Nothing_else_is(string name) => Assert.Null(ReportPeriod.Parse(name));

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Requests_are_counted_by_kind_and_stage_and_timed_in_office_days(StoreProvider provider)
    {
        await using var office = await OfficeFixture.OpenAsync(provider);
        var chief = await office.ChiefAsync();
        // Friday evening, over a weekend and a holiday on Monday: Tuesday is the first office day, Wednesday the second.
        var slow = (await Requests.Some.FileAsync(office.Store, at: TestClock.InTokyo("2026-11-20T18:00").Now)).Number;
        var quick = (await Requests.Some.FileAsync(office.Store, at: TestClock.InTokyo("2026-11-25T09:00").Now, form: "tie-up")).Number;
        await Requests.Some.FileAsync(office.Store, at: TestClock.InTokyo("2026-10-31T23:59").Now);
        await Requests.Some.FileAsync(office.Store, at: TestClock.InTokyo("2026-12-01T00:00").Now);
        foreach (var number in new[] { slow, quick })
        {
            using var step = await chief.CallAsync(HttpMethod.Patch, $"requests/{number}", new { stage = "hearing" });
        }

        var november = (await chief.ReadAsync<JsonObject>("/api/desk/reports/2026-11"))!["parts"]!["requests"]!.AsArray();
        Assert.Equal(2, Value(november, "requests-by-stage", "total", "total"));
        Assert.Equal(1, Value(november, "requests-by-stage", "tie-up", "hearing"));
        Assert.Equal(0, Value(november, "requests-by-stage", "tie-up", "received"));
        Assert.Equal((2, 1), (Value(november, "requests-handling", "firstStep", "count"), Value(november, "requests-handling", "firstStep", "median")));
        Assert.Equal(0, Value(november, "requests-handling", "end", "count"));
        var year = (await chief.ReadAsync<JsonObject>("/api/desk/reports/FY2026"))!["parts"]!["requests"]!.AsArray();
        Assert.Equal(4, Value(year, "requests-by-stage", "total", "total"));
    }

    [Fact]
    public async Task Visits_of_the_period_are_counted_and_the_historic_total_stands_apart()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        foreach (var on in new[] { "2026-11-02", "2026-11-24", "2026-10-30" })
        {
            using var made = await chief.CallAsync(HttpMethod.Post, "visits", new { company = "あさひ食堂", on, outcome = "business-won" });
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }
        var report = (await chief.ReadAsync<JsonObject>("/api/desk/reports/2026-11"))!["parts"]!["visits"]!.AsArray();
        Assert.Equal((2, 1), (Value(report, "visits-in-period", "recorded", "visits"), Value(report, "visits-in-period", "companies", "visits")));
        Assert.Equal((2, 2), (Value(report, "visits-by-outcome", "business-won", "visits"), Value(report, "visits-by-outcome", "total", "visits")));
        Assert.Equal((4_684, 3), (Value(report, "visits-so-far", "historic", "visits"), Value(report, "visits-so-far", "recorded", "visits")));
        Assert.DoesNotContain("4687", report.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_leads_from_period_to_period()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        foreach (var (language, title) in new[] { ("ja", "2026年11月の集計"), ("en", "Report: November 2026") })
        {
            using var start = await chief.GetAsync($"/desk/reports?lang={language}");
            Assert.Equal(title, (await chief.SeeAsync(start.Headers.Location!.OriginalString)).QuerySelector("h1")!.TextContent);
        }
        using var chosen = await chief.GetAsync("/desk/reports?lang=en&period=FY2025");
        Assert.StartsWith("/desk/reports/FY2025", chosen.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await chief.SeeAsync("/desk/reports/2026-13", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, await chief.StatusAsync("/api/desk/reports/2026-13"));
    }

    private static decimal? Value(JsonArray tables, string table, string row, string column) =>
        tables.Single(found => found.Text("id") == table)!["rows"]!.AsArray().Single(found => found.Text("id") == row)!["values"]![column]?.GetValue<decimal>();
}
