using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Persons;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Settings;

/// <summary>Whoever reads, searches, takes along or is refused stands in the trail: with names for those who read it, and without a word of what was looked for.</summary>
public sealed class AuditTrailTests : DeskTests
{
    public static TheoryData<StoreProvider> Both => Data.Stores.Both;

    [Fact]
    public async Task Every_call_of_the_API_that_reads_says_whether_somebodys_data_is_read()
    {
        var desk = await Stores.OpenAsync();

        var silent = from route in desk.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                     where route.RoutePattern.RawText!.StartsWith(DeskPaths.Api, StringComparison.Ordinal) && !route.RoutePattern.RawText.Contains("faults", StringComparison.Ordinal)
                         && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                         && route.Metadata.GetMetadata<NotedReading>() is null && route.Metadata.GetMetadata<UnnotedReading>() is null
                     select route.RoutePattern.RawText;

        Assert.Equal([], silent.Distinct());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_read_searched_and_taken_along_is_found_by_person_company_and_days_and_has_names(StoreProvider provider)
    {
        await using var held = await HeldDesk.OpenAsync(provider);
        await held.SpreadAsync();
        var company = (await held.Desk.GetFromJsonAsync<CompanyId[]>("/api/desk/companies"))!.Single().Id;
        var visit = (await held.Desk.GetFromJsonAsync<CompanyId[]>("/api/desk/visits"))!.Single().Id;
        foreach (var path in new[] { $"requests/{held.Request}", $"companies/{company}", $"visits/{visit}", $"seminars/{held.Seminar}/registrations", $"requests?text={Uri.EscapeDataString("山崎")}&status=open", "handoffs", "gaps" })
            using (var answer = await held.Desk.GetAsync($"/api/desk/{path}")) Assert.True(answer.IsSuccessStatusCode, path);
        foreach (var path in new[] { $"requests/requests.csv?text={Uri.EscapeDataString("Yamazaki")}&stage=all", "companies/companies.xlsx", "visits/visits.csv?from=2026-01-01", $"seminars/{held.Seminar}/registrations.csv" })
            using (var answer = await held.Desk.GetAsync($"/desk/{path}")) Assert.True(answer.IsSuccessStatusCode, path);
        using (await held.Desk.GetAsync($"/desk/companies?text={Uri.EscapeDataString("高橋")}"))
        using (await held.Desk.GetAsync($"/desk/people?query={Uri.EscapeDataString("taro@example.co.jp")}"))
        {
        }

        var trail = await TrailAsync(held, "");
        Assert.Superset(
            new HashSet<string> { $"read request {held.Request}", $"read company {company}", $"read visit {visit}", $"read seminar {held.Seminar}", "searched request ", "read handoff ", "read gap ", "searched company ", "person.searched person " },
            trail.Select(entry => $"{entry.Action} {entry.SubjectKind} {entry.SubjectId}").ToHashSet());
        Assert.Superset(
            new HashSet<string?> { "stage=all&text=*&rows=0", "rows=1", "from=2026-01-01&rows=1", "rows=2", "text=*&status=open", "text=*", "query=*&rows=1" }, trail.Select(entry => entry.Detail).ToHashSet());
        Assert.DoesNotContain(trail, entry => HeldDesk.Marks.Any(mark => $"{entry.SubjectId} {entry.Detail}".Contains(mark, StringComparison.Ordinal)));
        Assert.Contains(await TrailAsync(held, $"subject={Uri.EscapeDataString("山崎一郎")}"), entry => entry.SubjectId == held.Request && entry.SubjectName == "髙橋精機株式会社 山﨑 一郎");
        Assert.Equal(new[] { company, visit, held.Request }.ToHashSet(),
            (await TrailAsync(held, $"subject={Uri.EscapeDataString("高橋精機")}")).Where(entry => entry.Action == "read" && entry.SubjectId != "" && entry.SubjectKind != "handoff").Select(entry => entry.SubjectId).ToHashSet());
        Assert.Empty(await TrailAsync(held, "to=2026-11-24"));
        Assert.Contains("髙橋精機株式会社", WebUtility.HtmlDecode(await held.Desk.GetStringAsync($"/desk/settings/trail?subject={company}")), StringComparison.Ordinal);

        await held.EraseAsync(held.Request);

        Assert.DoesNotContain(await TrailAsync(held, ""), entry => entry.SubjectName?.Contains("一郎", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Who_is_refused_stands_there_once_a_minute_and_so_does_who_tries_too_often()
    {
        var clock = TestClock.InTokyo("2026-11-25T10:00");
        var desk = await Stores.OpenAsync(clock: clock);
        await desk.HireAsync("sato@example.jp");
        var (chief, officer) = (await desk.SignedInAsync(), await desk.SignedInAsync("sato@example.jp"));
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/api/desk/audit"));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/api/desk/audit"));
        var stranger = desk.Browser("192.0.2.9");
        for (var n = 0; n < 30; n++)
            using (await stranger.SignInAsync("nobody@example.jp", "wrong"))
            {
            }

        var trail = await chief.ReadAsync<AuditEntry[]>("/api/desk/audit?limit=1000");

        Assert.Equal(2, trail!.Count(entry => entry is { Action: "refused", SubjectKind: "route", SubjectId: "GET /api/desk/audit", OfficerName: "佐藤", Detail: "status=403" }));
        Assert.Single(trail!, entry => entry is { Action: "refused", SubjectId: "POST /api/desk/session", OfficerId: null, Detail: "status=429" });
        Assert.Contains(trail!, entry => entry is { Action: "sign-in refused", SubjectKind: "account" });
    }

    private static async Task<AuditEntry[]> TrailAsync(HeldDesk held, string query) =>
        (await held.Desk.GetFromJsonAsync<AuditEntry[]>($"/api/desk/audit?limit=1000&{query}"))!;

    private sealed record CompanyId(string Id);
}
