using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>The officers' pages of seminars as a browser without scripts uses them.</summary>
public sealed class SeminarPagesTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        chat = await SeminarChatFixture.OpenAsync();
        await SignInAsync();
    }

    private async Task SignInAsync()
    {
        http = chat.CreateClient(redirects: false);
        http.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var signedIn = await http.PostAsJsonAsync("/api/desk/session", new { email = DeskFixture.ChiefEmail, password = DeskFixture.Password });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task What_a_participant_needs_is_seen_by_the_desk_and_on_no_list_at_the_door()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync()).SayAsync($"seminar-sign-up:{seminar.Id}");
        for (var asked = 0; visitor.Prompt is { } prompt && asked < 20; asked++)
            await visitor.SayAsync(prompt.Text("field") is "needs" ? "手話通訳をお願いします" : SeminarVisitor.AnswerTo(prompt, "taro@example.jp", 1));
        var path = $"/desk/seminars/{seminar.Id}";

        Assert.Equal("registered", visitor.Registration.Text("outcome"));
        Assert.Contains("手話通訳", Text(await OpenAsync($"{path}/registrations/S-2026-000001?lang=ja"), "main"), StringComparison.Ordinal);
        Assert.Contains("手話通訳", Text(await OpenAsync($"{path}?lang=ja"), "main"), StringComparison.Ordinal);
        Assert.DoesNotContain("手話通訳", Text(await OpenAsync($"{path}/list?lang=ja"), "main"), StringComparison.Ordinal);
        Assert.DoesNotContain("手話通訳", Text(await OpenAsync($"{path}/check-in?lang=ja"), "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seminar_is_planned_copied_changed_and_called_off()
    {
        var made = await PostAsync("/desk/seminars/new", "form.desk-form", Plan);
        var page = await OpenAsync(made);
        Assert.Equal("planned", Notice(made));
        Assert.Contains("現場改善セミナー", Text(page, "h1"), StringComparison.Ordinal);
        Assert.Contains("2026年12月10日（木曜）14:00〜16:00", Text(page, "main"), StringComparison.Ordinal);
        Assert.Contains("Shop-floor improvement", Text(await OpenAsync("/desk/seminars?lang=en"), "main"), StringComparison.Ordinal);

        var copy = await OpenAsync(Link(page, "複製して企画する"));
        Assert.Equal(("現場改善セミナー", ""), (Value(copy, "titleJa"), Value(copy, "startsAt")));

        var changed = await PostAsync(Link(page, "内容を変更する"), "form.desk-form", ("capacity", "３５"));
        Assert.Equal("changed", Notice(changed));
        var off = await PostAsync(Link(page, "中止する"), "form.desk-form", ("reason", "講師の都合"));
        Assert.Equal("calledOff", Notice(off));
        var seminar = Assert.Single(await AllAsync());
        Assert.Equal((35, SeminarStatus.Cancelled), (seminar.Plan.Capacity, seminar.Status));
    }

    [Fact]
    public async Task What_was_typed_stays_and_each_mistake_is_named_beside_its_field()
    {
        using var refused = await http.PostAsync("/desk/seminars/new?lang=en", await FormAsync("/desk/seminars/new?lang=en", "form.desk-form",
            [.. Plan.Where(field => field.Name is not ("endsAt" or "titleEn")), ("titleEn", ""), ("endsAt", "2026-12-10T13:00")]));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("現場改善セミナー", Value(page, "titleJa"));
        Assert.Equal("It has to end after it starts.", Text(page, "#endsAt-fault"));
        Assert.Equal("endsAt-fault", page.GetElementById("endsAt")!.GetAttribute("aria-describedby"));
        Assert.Equal(["titleJa", "titleEn", "endsAt"], page.QuerySelectorAll("[aria-invalid]").Select(field => field.Id));
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Somebody_is_signed_up_found_noted_let_in_and_the_slip_taken_back()
    {
        var seminar = await chat.PlanAsync(capacity: 2);
        var path = SeminarPaths.Of(seminar.Id);
        var made = await PostAsync($"{path}/registrations/new?lang=ja", "form.desk-form",
            ("name", "髙橋 太郎"), ("company", "㈱ハムラ精機"), ("email", "a@example.jp"), ("phone", ""), ("seats", "1"));
        Assert.Equal("signedUp", Notice(made));
        Assert.Equal("noted", Notice(await PostAsync(made, "form[action*=note]", ("note", "車いすの席"))));
        await AtTheDayAsync(seminar);
        var door = $"{path}/check-in";
        Assert.Contains("該当する方はいません", Text(await OpenAsync($"{door}?find=山田&lang=ja"), "#door"), StringComparison.Ordinal);

        Assert.Equal("checkedIn", Notice(await PostAsync($"{door}?find=ハムラ&lang=ja", "#door form")));
        Assert.Contains("出席 1 / 申込 1", Text(await OpenAsync($"{door}?lang=ja"), "#door"), StringComparison.Ordinal);
        Assert.Equal("undone", Notice(await PostAsync($"{door}?lang=ja", "#door form")));

        Assert.Null((await chat.ListAsync(seminar.Id))[0].AttendedAt);
        Assert.Contains("車いすの席", Text(await OpenAsync($"{path}/list?lang=ja"), "table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shown_code_tells_who_it_is_and_only_the_button_lets_in()
    {
        var seminar = await chat.PlanAsync();
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        var shown = $"{SeminarPaths.CheckIn(seminar.Id, (await chat.ListAsync(seminar.Id))[0].People[0])}?lang=ja";

        await AtTheDayAsync(seminar);
        Assert.Contains("髙橋 太郎", Text(await OpenAsync(shown), "h1"), StringComparison.Ordinal);
        Assert.Null((await chat.ListAsync(seminar.Id))[0].AttendedAt);
        Assert.Equal("checkedIn", Notice(await PostAsync(shown, "main form[action*=check-in]")));

        Assert.NotNull((await chat.ListAsync(seminar.Id))[0].AttendedAt);
        using var unknown = await http.GetAsync($"{SeminarPaths.Door(seminar.Id)}/0000?lang=ja");
        Assert.Equal("unknownCode", Notice(unknown.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Before_the_day_itself_a_code_can_be_tried_and_nobody_is_checked_in()
    {
        var seminar = await chat.PlanAsync();
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        var person = (await chat.ListAsync(seminar.Id))[0].People[0];
        chat.Clock.Now = TestClock.InTokyo("2026-12-09T23:59").Now;
        await SignInAsync();
        var (door, shown) = ($"{SeminarPaths.Door(seminar.Id)}?lang=ja", $"{SeminarPaths.CheckIn(seminar.Id, person)}?lang=ja");

        var page = await OpenAsync(door);
        Assert.Contains("12月10日（木曜）0:00", Text(page, "main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.Contains("コードを正しく読み取れました", Text(await OpenAsync(shown), "main"), StringComparison.Ordinal);
        var form = await FormAsync($"{SeminarPaths.Of(seminar.Id)}/registrations/{person.Registration}?lang=ja", "form[action*=note]", []);
        using var early = await http.PostAsync($"{SeminarPaths.Of(seminar.Id)}/registrations/{person.Ticket}/check-in?lang=ja", form);

        Assert.Equal("notYet", Notice(early.Headers.Location!.ToString()));
        Assert.Null((await chat.ListAsync(seminar.Id))[0].AttendedAt);
    }

    private Task AtTheDayAsync(Seminar seminar)
    {
        chat.Clock.Now = seminar.DoorOpens;
        return SignInAsync();
    }

    [Fact]
    public async Task A_registration_is_cancelled_with_a_reason_and_the_table_is_taken_along()
    {
        var seminar = await chat.PlanAsync();
        await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");
        var registration = $"{SeminarPaths.Of((await chat.ListAsync(seminar.Id))[0])}?lang=ja";

        Assert.Equal("cancelled", Notice(await PostAsync(registration, "form[action*=cancel]", ("reason", "お電話での申し出"))));

        using var table = await http.GetAsync($"{SeminarPaths.Of(seminar.Id)}/registrations.csv");
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Contains("cancelled", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("exported", await ActionsAsync(), StringComparer.Ordinal);
        Assert.Contains("cancelled", await ActionsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Seminars_of_the_next_days_stand_on_the_first_page()
    {
        await chat.PlanAsync();
        chat.Clock.Now = TestClock.InTokyo("2026-12-04T09:00").Now;
        await SignInAsync();
        Assert.Contains("現場改善セミナー", Text(await OpenAsync("/desk?lang=ja"), "#today-seminars-week"), StringComparison.Ordinal);
        chat.Clock.Now = TestClock.InTokyo("2026-12-03T09:00").Now;
        await SignInAsync();
        Assert.Contains("7日以内のセミナーはありません", Text(await OpenAsync("/desk?lang=ja"), "#today-seminars-week"), StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Plan =>
    [
        ("titleJa", "現場改善セミナー"), ("titleEn", "Shop-floor improvement"), ("descriptionJa", "五つの型"), ("descriptionEn", "Five patterns"),
        ("place", "産業福祉センター"), ("startsAt", "2026-12-10T14:00"), ("endsAt", "2026-12-10T16:00"), ("registrationClosesAt", "2026-12-09T17:00"),
        ("capacity", "30"),
    ];

    private Task<List<Seminar>> AllAsync() => chat.Store.ReadAsync(sql => SeminarTable.AllAsync(sql, chat.Clock.Now), default);

    private Task<List<string>> ActionsAsync() => chat.Store.ReadAsync(
        sql => sql.ListAsync("SELECT action FROM audit", row => row.Text("action")), default);

    private async Task<IHtmlDocument> OpenAsync(string path) => Parse(await http.GetStringAsync(path));

    /// <summary>Fills in a form of a page as a browser would, and returns where it leads.</summary>
    private async Task<string> PostAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var action = (await OpenAsync(page)).QuerySelector(form)!.GetAttribute("action")!;
        using var answer = await http.PostAsync(action, await FormAsync(page, form, fields));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{action}: {answer.StatusCode}");
        return answer.Headers.Location!.ToString();
    }

    private async Task<FormUrlEncodedContent> FormAsync(string page, string form, (string Name, string Value)[] fields)
    {
        var found = (await OpenAsync(page)).QuerySelector(form) ?? throw new InvalidOperationException($"{page} has no {form}.");
        var values = new Dictionary<string, string>();
        foreach (var field in found.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            if (field is IHtmlInputElement { Type: "checkbox", IsChecked: false }) continue;
            values[field.GetAttribute("name")!] = field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
        }
        foreach (var (name, value) in fields)
        {
            Assert.Contains(name, values.Keys);
            values[name] = value;
        }
        return new(values);
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Text(IParentNode page, string where) =>
        (page.QuerySelector(where) ?? throw new InvalidOperationException($"No {where}.")).TextContent.Trim();

    private static string Value(IHtmlDocument page, string id) => ((IHtmlInputElement)page.GetElementById(id)!).Value;

    private static string Link(IHtmlDocument page, string said) =>
        page.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == said).GetAttribute("href")!;

    private static string? Notice(string location) => System.Web.HttpUtility.ParseQueryString(location[location.IndexOf('?')..])["notice"];
}
