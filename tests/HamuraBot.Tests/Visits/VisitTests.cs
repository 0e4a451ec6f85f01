using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Tests.Companies;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Visits;

namespace HamuraBot.Tests.Visits;

/// <summary>The desk goes out unasked; what came of it is logged on the spot.</summary>
public sealed class VisitTests
{
    [Fact]
    public async Task A_visit_is_logged_with_a_name_and_little_else()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var form = await chief.SeeAsync("/desk/visits/new?lang=ja");
        Assert.Equal("2026-11-25", form.GetElementById("on")!.GetAttribute("value"));

        var page = await chief.DoAsync(form, "form.desk-form", ("company", "あさひ食堂"), ("needs", "跡継ぎがいない"), ("outcome", "heard"));

        Assert.Contains("あさひ食堂", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("羽村 花子", page.Content(), StringComparison.Ordinal);
        var company = Assert.Single((await office.Get<CompanyRecords>().SearchAsync("あさひ食堂", 1, default)).Items);
        Assert.Contains("跡継ぎがいない", (await chief.SeeAsync($"/desk/companies/{company.Id}")).Content(), StringComparison.Ordinal);
        Assert.Equal(["read", "visit.recorded"], await office.AuditAsync("visit"));
    }

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_visit_that_is_sent_again_is_stored_once_and_each_officers_key_is_their_own(StoreProvider provider)
    {
        await using var office = await OfficeFixture.OpenAsync(provider);
        var chief = await office.ChiefAsync();
        var records = office.Get<VisitRecords>();
        var form = await chief.SeeAsync("/desk/visits/new?lang=ja");
        var first = await chief.DoAsync(form, "form.desk-form", ("company", "あさひ食堂"));
        var again = await chief.DoAsync(form, "form.desk-form", ("company", "あさひ食堂"));
        Assert.Equal(first.BaseUrl!.Path, again.BaseUrl!.Path);

        var stored = Assert.Single(await records.ListAsync(VisitQuery.Everything, default));
        var key = Guid.CreateVersion7();
        Task<VisitResult> SendAsync(string officer) => records.RecordAsync(new(stored.CompanyId, "", false), stored.Details, officer, default, key);
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(stored.OfficerId)));
        Assert.All(atOnce, made => Assert.Equal((VisitSaving.Done, key.ToString()), (made.Outcome, made.Visit!.Id)));
        var colleagues = await SendAsync("somebody-else");
        Assert.NotEqual(key.ToString(), colleagues.Visit!.Id);
        Assert.Equal(3, await records.CountAsync(default));
    }

    [Fact]
    public async Task A_name_that_is_spelt_like_another_is_asked_about()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var known = await office.AddCompanyAsync("髙橋精機株式会社");
        using var asked = await chief.SubmitAsync(await chief.SeeAsync("/desk/visits/new?lang=ja"), "form.desk-form", ("company", "㈱高橋精機"), ("needs", "人手不足"));
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        var page = await asked.DocumentAsync();
        Assert.Equal([known.Id, "new"], page.QuerySelectorAll<IHtmlInputElement>("input[name=which]").Select(choice => choice.Value));
        Assert.Equal("人手不足", page.GetElementById("needs")!.TextContent);

        await chief.DoAsync(page, "form.desk-form", ("which", known.Id));
        await chief.DoAsync(page, "form.desk-form", ("which", "new"), ("key", Guid.NewGuid().ToString()));
        // Now both are known by their very names.
        await chief.DoAsync(await chief.SeeAsync("/desk/visits/new"), "form.desk-form", ("company", "㈱高橋精機"));

        var visits = await office.Get<VisitRecords>().ListAsync(VisitQuery.Everything, default);
        Assert.Equal(["㈱高橋精機", "㈱高橋精機", "髙橋精機株式会社"], visits.Select(visit => visit.CompanyName).Order(StringComparer.Ordinal));
        Assert.Equal(2, visits.Select(visit => visit.CompanyId).Distinct().Count());
    }

    [Fact]
    public async Task A_closed_day_is_pointed_out_and_taken_when_that_is_meant()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        using var asked = await chief.SubmitAsync(await chief.SeeAsync("/desk/visits/new?lang=en"), "form.desk-form", ("company", "あさひ食堂"), ("followUpOn", "2026-12-30"));
        var page = await asked.DocumentAsync();
        Assert.Contains("4 January 2027", page.GetElementById("followUpOn-fault")!.TextContent, StringComparison.Ordinal);
        await chief.DoAsync(page, "form.desk-form", ("anyDay", "yes"));
        Assert.Equal(new DateOnly(2026, 12, 30), Assert.Single(await office.Get<VisitRecords>().ListAsync(VisitQuery.Everything, default)).Details.FollowUpOn);
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var form = await chief.SeeAsync("/desk/visits/new");
        foreach (var (field, typed) in new[]
        {
            ("on", "2026-11-26"), ("on", "someday"), ("followUpOn", "2026-11-24"), ("followUpOn", "2099-01-05"), ("outcome", "great"), ("company", " "),
            ("met", new string('長', VisitFields.LongestText + 1)),
        })
        {
            using var answer = await chief.SubmitAsync(form, "form.desk-form", [("company", "あさひ食堂"), (field, typed)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal([field], (await answer.DocumentAsync()).QuerySelectorAll("[aria-invalid=true]").Select(faulty => faulty.Id));
        }
        Assert.Empty(await office.Get<VisitRecords>().ListAsync(VisitQuery.Everything, default));
    }

    [Fact]
    public async Task A_follow_up_comes_back_on_its_day_until_it_is_done()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        await chief.DoAsync(await chief.SeeAsync("/desk/visits/new"), "form.desk-form", ("company", "あさひ食堂"), ("followUpOn", "2026-11-27"));
        Assert.DoesNotContain("あさひ食堂", (await chief.SeeAsync("/desk")).Content(), StringComparison.Ordinal);
        office.Clock.Advance(TimeSpan.FromDays(2));
        chief = await office.ChiefAsync();
        var today = (await chief.SeeAsync("/desk")).GetElementById("today-visits-followUps")!;
        Assert.Contains("あさひ食堂", today.TextContent, StringComparison.Ordinal);

        var page = await chief.SeeAsync(today.QuerySelector("a")!.GetAttribute("href")!);
        var done = await chief.DoAsync(page, "main form", ("do", "followed-up"));
        Assert.DoesNotContain("あさひ食堂", (await chief.SeeAsync("/desk")).Content(), StringComparison.Ordinal);
        await chief.DoAsync(done, "main form", ("do", "reopened"));
        Assert.Contains("あさひ食堂", (await chief.SeeAsync("/desk")).Content(), StringComparison.Ordinal);
        Assert.Equal(["read", "read", "visit.followed-up", "visit.recorded", "visit.reopened"], await office.AuditAsync("visit"));
    }

    [Fact]
    public async Task A_visit_is_mended_by_who_logged_it_or_a_manager_and_what_it_said_is_kept()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var (chief, sato, ito) = (await office.ChiefAsync(), await office.HireAsync("佐藤", "sato@example.jp"), await office.HireAsync("伊藤", "ito@example.jp"));
        var page = await sato.DoAsync(await sato.SeeAsync("/desk/visits/new"), "form.desk-form", ("company", "あさひ食堂"), ("needs", "跡継ぎ"));
        var edit = page.QuerySelector("a[href*='/edit']")!.GetAttribute("href")!;
        await ito.SeeAsync(edit, HttpStatusCode.Forbidden);
        var (mine, managers) = (await sato.SeeAsync(edit), await chief.SeeAsync(edit));

        await chief.DoAsync(managers, "form.desk-form", ("needs", "跡継ぎがいない"));
        using var late = await sato.SubmitAsync(mine, "form.desk-form", ("needs", "跡継ぎが要る"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        page = await sato.DoAsync(await late.DocumentAsync(), "form.desk-form");

        Assert.Contains("跡継ぎが要る", page.Content(), StringComparison.Ordinal);
        Assert.Contains("跡継ぎがいない", page.QuerySelector(".history details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".history > li").Length);
    }

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Visits_in_JSON_are_as_agreed_on_both_stores(StoreProvider provider)
    {
        await using var office = await OfficeFixture.OpenAsync(provider);
        var chief = await office.ChiefAsync();
        using var made = await chief.CallAsync(HttpMethod.Post, "visits",
            new { company = "あさひ食堂", on = "2026-11-20", needs = "跡継ぎ", promise = "専門家の紹介", followUpOn = "2026-11-29", outcome = "Business won" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var visit = (await made.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(("あさひ食堂", "2026-11-20", "跡継ぎ", "専門家の紹介", "2026-11-29", "business-won", "羽村 花子"), (visit.Text("company"), visit.Text("on"),
            visit.Text("needs"), visit.Text("promise"), visit.Text("followUpOn"), visit.Text("outcome"), visit.Text("officer")));
        // A Sunday.
        Assert.Equal("2026-11-30", visit.Text("openInstead"));

        using var second = await chief.CallAsync(HttpMethod.Post, "visits", new { company = visit.Text("companyId") });
        Assert.Equal("2026-11-25", (await second.Content.ReadFromJsonAsync<JsonObject>())!.Text("on"));
        foreach (var (query, count) in new[] { ("", 2), ("?outcome=business-won", 1), ("?from=2026-11-21", 1), ("?to=2026-11-20", 1), ("?officer=me", 2), ("?officer=x", 0),
            ("?follow=due", 0), ("?follow=open", 1), ("?text=%E3%81%82%E3%81%95%E3%81%B2", 2), ("?text=%E8%B7%A1%E7%B6%99", 1), ($"?company={visit.Text("companyId")}", 2) })
            Assert.Equal((query, count), (query, (await chief.ReadAsync<JsonArray>("/api/desk/visits" + query))!.Count));
        using var put = await chief.CallAsync(HttpMethod.Put, $"visits/{visit.Text("id")}/follow-up", new { done = true });
        Assert.NotNull((await put.Content.ReadFromJsonAsync<JsonObject>())!["followedUpAt"]);
        using var stale = await chief.CallAsync(HttpMethod.Put, $"visits/{visit.Text("id")}", new { company = "あさひ食堂", on = "2026-11-20", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var alike = await chief.CallAsync(HttpMethod.Post, "visits", new { company = "㈱あさひ食堂" });
        Assert.Equal(HttpStatusCode.Conflict, alike.StatusCode);
        Assert.Equal(visit.Text("companyId"), (await alike.Content.ReadFromJsonAsync<JsonObject>())!["companies"]![0].Text("id"));
        foreach (var (body, status) in new (object, HttpStatusCode)[] { (new { }, HttpStatusCode.BadRequest), (new { company = 7 }, HttpStatusCode.BadRequest),
            (new { company = "x", price = "1" }, HttpStatusCode.BadRequest), (new { companyId = "nobody" }, HttpStatusCode.BadRequest) })
        {
            using var refused = await chief.CallAsync(HttpMethod.Post, "visits", body);
            Assert.Equal(status, refused.StatusCode);
        }
    }

    [Fact]
    public async Task The_historic_total_and_the_visits_logged_here_are_two_lines()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        foreach (var company in (string[])["あさひ食堂", "羽村精機"]) await chief.DoAsync(await chief.SeeAsync("/desk/visits/new"), "form.desk-form", ("company", company));
        foreach (var (language, historic, recorded) in new[] { ("ja", "4,684回", "2回"), ("en", "4,684 visits", "2 visits") })
        {
            var lines = (await chief.SeeAsync($"/desk/visits?lang={language}")).QuerySelectorAll("dl.head dd").Select(line => line.TextContent.Trim()).ToList();
            Assert.Equal(2, lines.Count);
            Assert.Equal(recorded, lines[0]);
            Assert.StartsWith(historic, lines[1], StringComparison.Ordinal);
            Assert.DoesNotContain("4,686", string.Concat(lines), StringComparison.Ordinal);
        }
    }

    /// <summary>The figure of the pages is the fact's, word for word.</summary>
    [Fact]
    public async Task The_historic_total_is_that_of_the_facts()
    {
        var fact = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "dialogs", "topics", "company-visits.yaml"));
        Assert.Contains($"totaled {HistoricVisits.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} times by March 31, 2009", fact, StringComparison.Ordinal);
        Assert.Contains($"asOf: {HistoricVisits.Until:yyyy-MM-dd}", fact, StringComparison.Ordinal);
        Assert.Contains($"source: {HistoricVisits.Source}", fact, StringComparison.Ordinal);
    }
}
