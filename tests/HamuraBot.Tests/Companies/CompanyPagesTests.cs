using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Companies;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Companies;

public sealed class CompanyPagesTests
{
    [Fact]
    public async Task What_is_wrong_is_said_beside_each_field_and_nothing_typed_is_lost()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        using var answer = await chief.SubmitAsync(await chief.SeeAsync("/desk/companies/new?lang=ja"), "form.desk-form",
            ("corporateNumber", "1000020132277"), ("industry", "magic"), ("consentHow", "電話"), ("contact0Email", "taroexample.co.jp"), ("contact0Phone", "42-555"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Equal(["name", "corporateNumber", "industry", "contact0Name", "contact0Email", "contact0Phone", "consentOn"],
            page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.All(page.QuerySelectorAll("[aria-invalid=true]"), field => Assert.Contains($"{field.Id}-fault", field.GetAttribute("aria-describedby")!, StringComparison.Ordinal));
        Assert.Contains("＠", page.GetElementById("contact0Email-fault")!.TextContent.Replace('@', '＠'), StringComparison.Ordinal);
        Assert.Equal("42-555", page.GetElementById("contact0Phone")!.GetAttribute("value"));
        Assert.Empty((await office.Get<CompanyRecords>().SearchAsync("", 1, default)).Items);
    }

    [Fact]
    public async Task A_record_is_made_shown_and_edited_and_a_slower_colleague_keeps_what_was_typed()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var (chief, sato) = (await office.ChiefAsync(), await office.HireAsync("佐藤", "sato@example.jp"));
        var record = await chief.DoAsync(await chief.SeeAsync("/desk/companies/new"), "form.desk-form",
            ("name", "髙橋精機㈱"), ("corporateNumber", "Ｔ1000020132276"), ("industry", "manufacturing"), ("contact0Name", "山﨑 一郎"), ("contact0Phone", "０４２（５５５）１１１１"));
        Assert.Contains("髙橋精機㈱", record.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("042-555-1111", record.Content(), StringComparison.Ordinal);
        Assert.Contains("製造業", record.Content(), StringComparison.Ordinal);

        var edit = record.QuerySelector("a[href*='/edit']")!.GetAttribute("href")!;
        var (mine, theirs) = (await chief.SeeAsync(edit), await sato.SeeAsync(edit));
        await sato.DoAsync(theirs, "form.desk-form", ("address", "羽村市緑ヶ丘"));
        using var late = await chief.SubmitAsync(mine, "form.desk-form", ("note", "長いメモ"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var again = await late.DocumentAsync();
        Assert.Contains("ほかの職員が先に", again.Content(), StringComparison.Ordinal);
        Assert.Equal("長いメモ", again.GetElementById("note")!.TextContent);
        // Sent once more, now knowing it, it is taken.
        await chief.DoAsync(again, "form.desk-form", ("address", "羽村市緑ヶ丘"));
        Assert.Equal(["company.changed", "company.changed", "company.created", "company.seen", "company.seen", "company.seen"], await office.AuditAsync("company"));
    }

    [Fact]
    public async Task Two_records_are_merged_after_a_question_and_parted_again()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var (kept, duplicate) = (await office.AddCompanyAsync("髙橋精機株式会社"), await office.AddCompanyAsync("㈱高橋精機"));

        var page = await chief.SeeAsync($"/desk/companies/{kept.Id}?lang=en");
        var question = await chief.SeeAsync(page.QuerySelector($"a[href*='{duplicate.Id}/merge']")!.GetAttribute("href")!);
        var merged = await chief.DoAsync(question, "main form");
        Assert.Contains("㈱高橋精機", merged.Content(), StringComparison.Ordinal);
        Assert.Equal(kept.Id, (await office.Get<CompanyRecords>().FindAsync(duplicate.Id, default))!.MergedInto);

        await chief.DoAsync(merged, $"form[action*='{duplicate.Id}']");
        Assert.Null((await office.Get<CompanyRecords>().FindAsync(duplicate.Id, default))!.MergedInto);
    }

    [Fact]
    public async Task The_names_are_offered_while_one_is_typed()
    {
        await using var office = await OfficeFixture.OpenAsync();
        await office.AddCompanyAsync("髙橋精機株式会社");
        await office.AddCompanyAsync("あさひ食堂");
        var names = await (await office.ChiefAsync()).SeeAsync("/desk/companies/names?company=%E3%82%A2%E3%82%B5%E3%83%92");
        Assert.Equal(["あさひ食堂"], names.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task The_same_is_possible_in_JSON()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        using var made = await chief.CallAsync(HttpMethod.Post, "companies", new { name = "髙橋精機", contacts = new[] { new { name = "山﨑", phone = "042-555-1111" } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var company = (await made.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("+81425551111", company["contacts"]![0].Text("phone"));

        using var faulty = await chief.CallAsync(HttpMethod.Put, $"companies/{company.Text("id")}", new { name = "", corporateNumber = "12" });
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        Assert.Equal(["corporateNumber", "name"], (await faulty.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(fault => fault.Key).Order());
        using var outdated = await chief.CallAsync(HttpMethod.Put, $"companies/{company.Text("id")}", new { name = "髙橋", version = 7 });
        Assert.Equal(HttpStatusCode.Conflict, outdated.StatusCode);
        using var changed = await chief.CallAsync(HttpMethod.Put, $"companies/{company.Text("id")}", new { name = "髙橋", version = 1 });
        Assert.Equal("髙橋", (await changed.Content.ReadFromJsonAsync<JsonObject>())!.Text("name"));

        var other = await office.AddCompanyAsync("高橋");
        using var merged = await chief.CallAsync(HttpMethod.Post, $"companies/{other.Id}/merge", new { into = company.Text("id") });
        Assert.Equal(company.Text("id"), (await merged.Content.ReadFromJsonAsync<JsonObject>())!.Text("mergedInto"));
        using var undone = await chief.CallAsync(HttpMethod.Delete, $"companies/{other.Id}/merge");
        Assert.Null((await undone.Content.ReadFromJsonAsync<JsonObject>())!["mergedInto"]);
        Assert.Equal(2, (await chief.ReadAsync<JsonArray>("/api/desk/companies?text=%E9%AB%98"))!.Count);
    }
}
