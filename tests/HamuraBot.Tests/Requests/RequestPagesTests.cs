using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Requests;
using HamuraBot.Tests.Companies;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

/// <summary>What officers do with requests on their pages.</summary>
public sealed class RequestPagesTests
{
    [Fact]
    public async Task A_request_is_shown_in_the_language_of_the_page_with_names_as_typed()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var (number, chief) = ((await Some.FileAsync(office.Store)).Number, await office.ChiefAsync());
        foreach (var (language, inItsWords) in new (string, string[])[]
        {
            ("ja", ["希望する専門分野", "生産・工程改善", "受付"]), ("en", ["Expertise wanted", "Production and process improvement", "Received"]),
        })
        {
            var page = await chief.SeeAsync($"/desk/requests/{number}?lang={language}");
            foreach (var shown in (string[])[.. inItsWords, "髙橋精機株式会社", "山﨑 一郎", "042-555-1111"])
                Assert.Contains(shown, page.Content(), StringComparison.Ordinal);
        }
        Assert.Equal(["request.seen", "request.seen"], await office.AuditAsync("request"));
    }

    [Fact]
    public async Task Only_legal_steps_are_offered_and_a_step_goes_with_its_note_its_mail_and_its_line()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        var page = await chief.SeeAsync($"/desk/requests/{number}?lang=en");
        Assert.Equal(["hearing", "withdrawn"], page.QuerySelectorAll("input[name=stage]").Select(stage => stage.GetAttribute("value")));

        var after = await chief.DoAsync(page, Form("stage"), ("stage", "hearing"), ("note", "電話で伺った。"));

        Assert.Contains("Talking with you", after.Content(), StringComparison.Ordinal);
        Assert.Contains("羽村 花子", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("電話で伺った。", after.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        var mails = (await office.Store.MailsAsync()).Where(mail => mail.AboutNumber == number);
        Assert.DoesNotContain("電話で伺った", Assert.Single(mails).TextBody, StringComparison.Ordinal);
        Assert.Contains("request.stage", await office.AuditAsync("request"));
    }

    [Fact]
    public async Task Requests_of_one_company_are_shown_beside_each_other_before_there_is_a_record_and_a_place_to_visit_is_no_address()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var (number, other) = ((await Some.FileAsync(office.Store)).Number, (await Some.FileAsync(office.Store)).Number);

        var page = await chief.SeeAsync($"/desk/requests/{number}?lang=ja");
        Assert.NotNull(page.QuerySelector($"#alike ~ ul a[href*='{other}']"));

        Assert.True(await office.Get<HamuraBot.Requests.Desk.RequestDesk>().CreateCompanyAsync(number, new(await office.IdOfAsync(DeskFixture.ChiefEmail), "羽村 花子"), default));
        var record = await office.Get<CompanyRecords>().SearchAsync("", 1, default);
        Assert.Null(Assert.Single(record.Items).Details.Address);
        Assert.Null((await chief.SeeAsync($"/desk/requests/{number}?lang=ja")).GetElementById("alike"));
    }

    [Fact]
    public async Task Of_two_officers_the_slower_is_told_kindly_and_keeps_the_note()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var (chief, sato) = (await office.ChiefAsync(), await office.HireAsync("佐藤", "sato@example.jp"));
        var path = $"/desk/requests/{(await Some.FileAsync(office.Store)).Number}?lang=ja";
        var (mine, theirs) = (await chief.SeeAsync(path), await sato.SeeAsync(path));
        await sato.DoAsync(theirs, Form("stage"), ("stage", "hearing"));

        using var late = await chief.SubmitAsync(mine, Form("stage"), ("stage", "withdrawn"), ("note", "取り下げの電話"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.DocumentAsync();
        Assert.Contains("ほかの職員が先に", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("取り下げの電話", page.GetElementById("note")!.TextContent);
        Assert.Equal(["matched", "declined", "withdrawn"], page.QuerySelectorAll("input[name=stage]").Select(stage => stage.GetAttribute("value")));
    }

    [Fact]
    public async Task Of_many_who_take_the_same_step_on_their_pages_at_once_one_gets_through()
    {
        await using var office = await OfficeFixture.OpenAsync(await new PostgresFixture().CreateDatabaseAsync(durable: false));
        var chief = await office.ChiefAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        var page = await chief.SeeAsync($"/desk/requests/{number}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chief.SubmitAsync(page, Form("stage"), ("stage", "hearing"))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode is HttpStatusCode.Redirect));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Equal(2, (await office.Get<SupportRequests>().HistoryAsync(number, default)).Count);
    }

    [Fact]
    public async Task An_open_page_tells_that_it_has_become_old()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        var news = (await chief.SeeAsync($"/desk/requests/{number}?lang=ja")).GetElementById("request-news")!.GetAttribute("hx-get")!;
        Assert.DoesNotContain("変更しました", (await chief.SeeAsync(news)).Body!.TextContent, StringComparison.Ordinal);
        using var noted = await chief.CallAsync(HttpMethod.Patch, $"requests/{number}", new { note = "メモ" });
        Assert.Contains("羽村 花子が", (await chief.SeeAsync(news)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assignment_is_undone_with_one_press()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        await office.HireAsync("佐藤", "sato@example.jp");
        var (number, sato) = ((await Some.FileAsync(office.Store)).Number, await office.IdOfAsync("sato@example.jp"));
        var page = await chief.DoAsync(await chief.SeeAsync($"/desk/requests/{number}"), Form("assign"), ("assignee", sato));
        Assert.Contains("佐藤", page.QuerySelector("dl.head")!.TextContent, StringComparison.Ordinal);

        var undo = page.QuerySelector<IHtmlButtonElement>("button[data-key=z]")!;
        page = await chief.DoAsync(page, $"form:has(button[data-key=z])", ("assignee", undo.Value));

        Assert.DoesNotContain("佐藤", page.QuerySelector("dl.head")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await office.Get<SupportRequests>().FindAsync(number, default))!.Assignee);
        Assert.Equal(2, (await office.AuditAsync("request")).Count(action => action == "request.assigned"));
    }

    [Fact]
    public async Task A_promise_for_a_closed_or_past_day_is_pointed_out()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var page = await chief.SeeAsync($"/desk/requests/{(await Some.FileAsync(office.Store)).Number}?lang=ja");
        foreach (var (day, said) in new[] { ("2026-12-05", "土曜"), ("2026-12-30", "2027年1月4日"), ("2026-11-24", "今日から1年以内"), ("x", "今日から1年以内") })
        {
            using var answer = await chief.SubmitAsync(page, Form("due"), ("due", day));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(said, (await answer.DocumentAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_promise_is_noon_of_its_day_and_overdue_after_it()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        await chief.DoAsync(await chief.SeeAsync($"/desk/requests/{number}"), Form("due"), ("due", "2026-11-27"));
        Assert.Equal(TestClock.InTokyo("2026-11-27T12:00").Now, (await office.Get<SupportRequests>().FindAsync(number, default))!.DueAt);

        Assert.Empty((await chief.SeeAsync("/desk/requests?lang=ja")).QuerySelectorAll(".badge.late"));
        Assert.Contains("今日までの約束はありません", (await chief.SeeAsync("/desk?lang=ja")).Content(), StringComparison.Ordinal);
        office.Clock.Now = TestClock.InTokyo("2026-11-27T12:01").Now;
        chief = await office.ChiefAsync();
        Assert.Single((await chief.SeeAsync("/desk/requests?lang=ja&due=overdue")).QuerySelectorAll(".badge.late"));
        var today = (await chief.SeeAsync("/desk?lang=ja")).GetElementById("today-requests-due")!;
        Assert.Contains("髙橋精機株式会社", today.TextContent, StringComparison.Ordinal);
        Assert.Contains("の約束を過ぎました", today.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_linked_only_to_the_company_that_an_officer_confirms()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var known = await office.AddCompanyAsync("㈱高橋精機");
        var number = (await Some.FileAsync(office.Store)).Number;
        var page = await chief.SeeAsync($"/desk/requests/{number}?lang=ja");
        Assert.Contains("名前が同じ", page.Content(), StringComparison.Ordinal);
        Assert.Null((await office.Get<SupportRequests>().FindAsync(number, default))!.CompanyId);

        page = await chief.DoAsync(page, Form("company"), ("company", known.Id));
        Assert.Contains(number, (await chief.SeeAsync($"/desk/companies/{known.Id}")).Body!.InnerHtml, StringComparison.Ordinal);
        page = await chief.DoAsync(page, Form("company"), ("company", ""));
        await chief.DoAsync(page, Form("company"), ("company", "new"));

        var made = await office.Get<CompanyRecords>().FindAsync((await office.Get<SupportRequests>().FindAsync(number, default))!.CompanyId!, default);
        Assert.Equal(("髙橋精機株式会社", "山﨑 一郎", "taro@example.co.jp", null),
            (made!.Name, made.Details.Contacts[0].Name, made.Details.Contacts[0].Email, made.Details.ConsentOn?.ToString("O", null)));
    }

    [Fact]
    public async Task The_print_view_has_everything_and_nothing_to_press()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        using var noted = await chief.CallAsync(HttpMethod.Patch, $"requests/{number}", new { note = "訪問の前に確認" });
        var page = await chief.SeeAsync($"/desk/requests/{number}/print?lang=ja");
        Assert.Contains("訪問の前に確認", page.Content(), StringComparison.Ordinal);
        Assert.Contains("工程の改善", page.Content(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main button"));
    }

    [Fact]
    public async Task What_a_visitor_typed_is_text_and_nothing_else()
    {
        await using var office = await OfficeFixture.OpenAsync();
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";
        var number = (await Some.FileAsync(office.Store, new Dictionary<string, string>(Some.Answers) { ["companyName"] = evil, ["contactName"] = evil })).Number;
        var chief = await office.ChiefAsync();
        foreach (var path in (string[])["/desk/requests", $"/desk/requests/{number}", $"/desk/requests/{number}/print", "/desk"])
        {
            var page = await chief.SeeAsync(path);
            Assert.Empty(page.QuerySelectorAll("main script, main img, [onerror]"));
        }
    }

    [Fact]
    public async Task A_stranger_sees_nothing_and_a_form_of_nobody_changes_nothing()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var number = (await Some.FileAsync(office.Store)).Number;
        foreach (var path in (string[])["requests", $"requests/{number}", "requests/requests.csv", $"requests/{number}/news?version=0", "companies", "visits", "reports/2026-11"])
        {
            using var refused = await office.Stranger().GetAsync($"/desk/{path}");
            Assert.StartsWith(DeskPaths.SignIn, refused.Headers.Location?.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, await office.Stranger().StatusAsync($"/api/desk/{path.Split('/')[0]}"));
        }
        using var withoutToken = await (await office.ChiefAsync()).SendAsync(HttpMethod.Post, $"/desk/requests/{number}?lang=ja",
            new FormUrlEncodedContent([new("do", "stage"), new("stage", "hearing"), new("version", "0")]));
        Assert.Equal($"/desk/requests/{number}?lang=ja&notice=formTooOld", withoutToken.Headers.Location!.OriginalString);
        Assert.Equal(RequestStage.Received, (await office.Get<SupportRequests>().FindAsync(number, default))!.Stage);
    }

    private static string Form(string action) => $"form:has(input[name=do][value={action}]):has(select, textarea, input:not([type=hidden]), button[name=company])";
}
