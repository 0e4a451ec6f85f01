using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

public sealed class RequestApiTests
{
    [Fact]
    public async Task A_request_is_shown_as_typed_with_its_history()
    {
        await using var house = await RequestFixture.OpenAsync();
        var filed = await Some.FileAsync(house.Store);
        var shown = await GetAsync(house, $"/api/desk/requests/{filed.Number}");
        Assert.Equal("髙橋精機株式会社", shown["answers"]!.Text("companyName"));
        Assert.Equal("山﨑 一郎", shown["answers"]!.Text("contactName"));
        Assert.Equal("生産・工程改善", shown["fields"]!.AsArray().Single(field => field.Text("id") == "expertise")!["text"].Text("ja"));
        Assert.Equal(["received"], shown["history"]!.AsArray().Select(step => step.Text("stage")));
        Assert.Equal(["hearing", "withdrawn"], shown["nextStages"]!.AsArray().Select(stage => stage!.GetValue<string>()));
    }

    [Fact]
    public async Task Each_step_keeps_who_when_and_the_note()
    {
        await using var house = await RequestFixture.OpenAsync();
        var number = (await Some.FileAsync(house.Store)).Number;
        house.Clock.Advance(TimeSpan.FromHours(1));
        await PatchAsync(house, number, """{"stage":"hearing","note":"電話で確認","assignee":"佐藤","due":"2026-11-27T12:00:00+09:00"}""");
        var shown = await PatchAsync(house, number, """{"assignee":null}""");
        Assert.Null(shown["assignee"]);
        Assert.StartsWith("2026-11-27T12:00:00", shown.Text("due"), StringComparison.Ordinal);
        var step = shown["history"]!.AsArray()[1]!;
        Assert.Equal((RequestFixture.Officer, "電話で確認", "hearing"), (step.Text("who"), step.Text("note"), step.Text("stage")));
        Assert.StartsWith("2026-11-25T11:00:00", step.Text("at"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_illegal_step_is_refused_and_says_where_the_request_may_go()
    {
        await using var house = await RequestFixture.OpenAsync();
        var number = (await Some.FileAsync(house.Store)).Number;
        using var answer = await SendAsync(house, number, """{"stage":"closed"}""");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Contains("聞き取り中", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("received", problem.Text("stage"));
        Assert.Equal("received", (await house.Get<SupportRequests>().FindAsync(number, default))!.Stage.Code());
    }

    [Fact]
    public async Task Of_two_officers_who_take_the_same_step_at_once_one_is_refused_on_SQLite()
    {
        await using var house = await RequestFixture.OpenAsync();
        await AssertOneStepAsync(house, house);
    }

    [Fact]
    public async Task Of_two_officers_who_take_the_same_step_at_once_one_is_refused_on_PostgreSQL()
    {
        var database = await new PostgresFixture().CreateDatabaseAsync(durable: false);
        await using var one = await RequestFixture.OpenAsync(database + ";Maximum Pool Size=20");
        await using var other = await RequestFixture.OpenAsync(database + ";Maximum Pool Size=20");
        await AssertOneStepAsync(one, other);
    }

    [Theory]
    [InlineData("""{"stage":"finished"}""", "stage")]
    [InlineData("""{"due":"tomorrow"}""", "due")]
    [InlineData("""{"due":"2026-11-27T12:00:00"}""", "due")]
    [InlineData("""{"sessions":0}""", "sessions")]
    [InlineData("""{"sessions":"2"}""", "sessions")]
    [InlineData("""{"note":7}""", "note")]
    [InlineData("""{"note":"\u0000"}""", "note")]
    [InlineData("""{"number":"R-2026-000009"}""", "number")]
    public async Task What_cannot_be_read_is_named(string patch, string property)
    {
        await using var house = await RequestFixture.OpenAsync();
        using var answer = await SendAsync(house, (await Some.FileAsync(house.Store)).Number, patch);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(property, JsonNode.Parse(await answer.Content.ReadAsStringAsync()).Text("property"));
    }

    [Fact]
    public async Task An_absent_number_is_not_found()
    {
        await using var house = await RequestFixture.OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await house.Http.GetAsync("/api/desk/requests/R-2026-999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(house, "R-2026-999999", """{"stage":"hearing"}""")).StatusCode);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_form_and_status()
    {
        await using var house = await RequestFixture.OpenAsync();
        await Some.FileAsync(house.Store);
        var tieUp = await Some.FileAsync(house.Store, form: "tie-up");
        await PatchAsync(house, tieUp.Number, """{"stage":"hearing"}""");
        Assert.Equal(["R-2026-000002"], await NumbersAsync(house, "?form=tie-up"));
        Assert.Equal(["R-2026-000001"], await NumbersAsync(house, "?status=received"));
        Assert.Equal([], await NumbersAsync(house, "?form=tie-up&status=received"));
        Assert.Equal(2, (await NumbersAsync(house, "")).Count);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1-1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1＋1")]
    [InlineData("\tx")]
    public async Task No_cell_of_the_table_is_run_as_a_formula(string typed)
    {
        await using var house = await RequestFixture.OpenAsync();
        await Some.FileAsync(house.Store, new Dictionary<string, string>(Some.Answers) { ["companyName"] = typed });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/desk/requests") { Headers = { { "Accept", "text/csv" } } };
        using var answer = await house.Http.SendAsync(request);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var table = await answer.Content.ReadAsStringAsync();
        Assert.Contains("'" + typed.Replace("\"", "\"\"", StringComparison.Ordinal), table, StringComparison.Ordinal);
        Assert.Contains("042-555-1111", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_company_is_told_of_a_step_with_a_link_of_its_own()
    {
        await using var house = await RequestFixture.OpenAsync();
        var number = (await Some.FileAsync(house.Store)).Number;
        await PatchAsync(house, number, """{"stage":"hearing"}""");
        await PatchAsync(house, number, """{"note":"内部のメモ"}""");
        var mails = (await house.Store.MailsAsync()).Where(mail => mail.AboutNumber == number);
        Assert.Contains(number, Assert.Single(mails).Subject, StringComparison.Ordinal);
    }

    private static async Task AssertOneStepAsync(RequestFixture one, RequestFixture other)
    {
        var officers = new[] { await one.SignedInAsync(), await other.SignedInAsync() };
        for (var round = 0; round < 5; round++)
        {
            var number = (await Some.FileAsync(one.Store)).Number;
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(officers[i % 2], number, """{"stage":"hearing"}""")));
            Assert.Equal(1, answers.Count(answer => answer.IsSuccessStatusCode));
            Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
            Assert.Equal(2, (await one.Get<SupportRequests>().HistoryAsync(number, default)).Count);
        }
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(RequestFixture house, string query) =>
        [.. (await house.Http.GetFromJsonAsync<JsonArray>("/api/desk/requests" + query))!.Select(request => request.Text("number"))];

    private static async Task<JsonNode> GetAsync(RequestFixture house, string path) => (await house.Http.GetFromJsonAsync<JsonNode>(path))!;

    private static async Task<JsonNode> PatchAsync(RequestFixture house, string number, string patch)
    {
        using var answer = await SendAsync(house, number, patch);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static Task<HttpResponseMessage> SendAsync(RequestFixture house, string number, string patch) => SendAsync(house.Http, number, patch);

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string number, string patch) =>
        http.PatchAsync($"/api/desk/requests/{number}", new StringContent(patch, System.Text.Encoding.UTF8, "application/json"));
}
