using System.Net;
using System.Net.Http.Json;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Seminars;

namespace HamuraBot.Tests.Desk;

/// <summary>A running desk on a Wednesday morning, with a manager's session and a little of everything.</summary>
public sealed class BusyDesk : IAsyncLifetime
{
    public HamuraProcess Server { get; private set; } = null!;

    public Cookie Cookie { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        using var signedIn = await SendAsync(HttpMethod.Post, "/api/desk/session", new { email = DeskFixture.ChiefEmail, password = DeskFixture.Password });
        var cookies = new CookieContainer();
        foreach (var sent in signedIn.Headers.GetValues("Set-Cookie")) cookies.SetCookies(Server.Address, sent);
        Cookie = cookies.GetAllCookies().Single(cookie => cookie.Name == "hamura-desk");
        await Companies.BusyRecords.FillAsync(Server, SendAsync);
        await SomeSeminars.AddAsync(Server.Http, SendAsync);
        await CallSomebodyAsync();
        using var company = await SendAsync(HttpMethod.Post, "/api/desk/companies",
            new { name = "㈱ハムラ精機", contacts = new[] { new { name = "髙橋 太郎", email = "A@example.jp" } } });
        Company = (await company.JsonAsync()).Text("id");
        using var invited = await SendAsync(HttpMethod.Post, "/api/desk/officers", new { email = "tanaka@example.jp", name = "田中", role = "Officer" });
        using var closed = await SendAsync(HttpMethod.Post, "/api/desk/calendar", new { from = "2026-11-30", to = "2026-12-01", closed = true, note = "停電" });
    }

    /// <summary>The id of a company whose people signed up for a seminar and called for a person.</summary>
    public string Company { get; private set; } = "";

    public async Task<string> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{Cookie.Name}={Cookie.Value}");
        using var answer = await Server.Http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private async Task CallSomebodyAsync()
    {
        var visitor = await DirectLineClient.StartAsync(Server.Http);
        foreach (var words in (string[])["人と話したい", "設備資金の相談", "㈱ハムラ精機", "髙橋"]) await visitor.SayAsync(words);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        if (Cookie is not null) request.Headers.Add("Cookie", $"{Cookie.Name}={Cookie.Value}");
        return await Server.Http.SendAsync(request);
    }
}
