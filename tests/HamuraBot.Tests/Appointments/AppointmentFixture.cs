using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Appointments;
using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Appointments;

/// <summary>Requests that are to be scheduled, officers who offer times, and companies who choose.</summary>
internal sealed partial class AppointmentFixture : IAsyncDisposable
{
    /// <summary>A Thursday and a Friday; the clock stands on Wednesday 25 November 2026, 10:00.</summary>
    public const string Thursday = "2026-12-03T10:00:00+09:00", Afternoon = "2026-12-03T14:00:00+09:00", Friday = "2026-12-04T10:30:00+09:00";

    private readonly HandoffFixture house;

    private AppointmentFixture(HandoffFixture house) => this.house = house;

    public TestClock Clock => house.Clock;

    public Store Store => house.Store;

    public IServiceProvider Services => house.Services;

    public static async Task<AppointmentFixture> OpenAsync(string? postgres = null) => new(await HandoffFixture.OpenAsync(postgres));

    public Task<DeskOfficer> OfficerAsync(string name = "佐藤") => house.OfficerAsync(name);

    public Task<DeskOfficer> HereAsync(DeskOfficer officer) => house.HereAsync(officer);

    public Task<int> ArriveAsync(params byte[][] mails) => house.ArriveAsync(mails);

    public HttpClient CreateClient() => house.CreateClient();

    /// <summary>Filed in a conversation, and led to where it is scheduled.</summary>
    public async Task<(string Request, HandoffVisitor Visitor)> ApprovedAsync(int sessions = 2, RequestStage stage = RequestStage.Approved)
    {
        var visitor = await house.VisitorAsync();
        await visitor.LookAsync();
        var request = await Store.WriteAsync(transaction => SupportRequests.FileAsync(
            transaction, "expert-dispatch", Language.Ja, visitor.Client.Conversation, Requests.Some.Answers, Clock.Now, Clock.Now.AddDays(1)), default);
        await Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "UPDATE requests SET stage = @stage, sessions = @sessions WHERE number = @number", ("@stage", stage.Code()), ("@sessions", sessions), ("@number", request.Number)), default);
        return (request.Number, visitor);
    }

    public Task<SupportRequest> RequestAsync(string number) => Store.ReadAsync(async sql => (await SupportRequests.FindAsync(sql, number))!, default);

    public async Task<(RequestStage, int, int)> StageAsync(string request)
    {
        var found = await RequestAsync(request);
        return (found.Stage, found.Session, found.Sessions);
    }

    public Task<Appointment> FindAsync(string id) => Store.ReadAsync(async sql => (await AppointmentTable.FindAsync(sql, id))!, default);

    public static async Task<(HttpStatusCode Status, JsonNode? Body)> OfferAsync(DeskOfficer officer, string request, params string[] times)
    {
        using var answer = await officer.PostAsync($"requests/{request}/appointments", new { times, minutes = 60, place = "髙橋精機 本社工場" });
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public async Task<string> OfferedAsync(DeskOfficer officer, string request, params string[] times)
    {
        var (status, body) = await OfferAsync(officer, request, times);
        Assert.True(status is HttpStatusCode.OK, $"{status} {body}");
        return body.Text("id");
    }

    public Task<List<OutboxMail>> MailsAsync() => house.MailsAsync();

    /// <summary>The company's page behind the link of the last mail that it got.</summary>
    public async Task<string> LinkAsync(string id) =>
        Link().Match((await MailsAsync()).Last(mail => mail.AboutNumber == id && mail.ToAddress.Value == "taro@example.co.jp" && Link().IsMatch(mail.TextBody)).TextBody).Value;

    /// <summary>Sends the form of that page.</summary>
    public async Task<(HttpStatusCode Status, string Page)> ChooseAsync(string link, string choice, string wish = "", HttpClient? http = null)
    {
        http ??= CreateClient();
        var page = await http.GetStringAsync($"{link}/change?lang=ja");
        if (!page.Contains("__RequestVerificationToken", StringComparison.Ordinal)) return (HttpStatusCode.Gone, page);
        return await SendAsync(http, $"{link}/change?lang=ja", page, new() { ["time"] = choice, ["wish"] = wish });
    }

    public async Task<string> CallOffAsync(string link)
    {
        var http = CreateClient();
        var page = await http.GetStringAsync($"{link}/withdraw?lang=ja");
        return (await SendAsync(http, $"{link}/withdraw?lang=ja", page, [])).Page;
    }

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static string Seconds(string instant) => At(instant).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public Task PassAsync(TimeSpan by) => house.PassAsync(by);

    public ValueTask DisposeAsync() => new(house.DisposeAsync());

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(HttpClient http, string path, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(path, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]{22}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
