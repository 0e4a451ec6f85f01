using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Handoffs;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Replies;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Visitors come by Direct Line, officers by the desk's JSON.</summary>
public sealed class HandoffFixture : IAsyncLifetime
{
    public const string Password = "Correct-horse-42-battery";

    private readonly TestApp app;

    private readonly DirectoryInfo arriving = Directory.CreateTempSubdirectory("hamura-mail-");

    public HandoffFixture() : this(null, null)
    {
    }

    private HandoffFixture(string? postgres, TestClock? clock) => app = new()
    {
        Clock = clock ?? TestClock.InTokyo("2026-11-25T10:00"),
        Postgres = postgres,
        Settings =
        [
            new("Mail:DeskAddress", "desk@example.jp"), new("Mail:Incoming:Address", "support@city.example.jp"), new("Mail:Incoming:Folder", arriving.FullName),
            new("Mail:Incoming:LargestMail", "100000"),
        ],
    };

    public TestClock Clock => (TestClock)app.Clock;

    public Store Store => app.Store;

    public HandoffDesk Desk => app.Get<HandoffDesk>();

    public IServiceProvider Services => app.Services;

    /// <param name="postgres">A database, if the store is not the embedded one.</param>
    /// <param name="clock">Of several nodes of one store.</param>
    public static async Task<HandoffFixture> OpenAsync(string? postgres = null, TestClock? clock = null)
    {
        var house = new HandoffFixture(postgres, clock);
        await house.InitializeAsync();
        return house;
    }

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        arriving.Delete(recursive: true);
    }

    /// <summary>Mails that arrive one after another at this node, and are taken in.</summary>
    /// <returns>How many files are left in the folder.</returns>
    public async Task<int> ArriveAsync(params byte[][] mails)
    {
        foreach (var (place, mail) in mails.Index()) await File.WriteAllBytesAsync(Path.Combine(arriving.FullName, $"{mails.Length - place:D3}.eml"), mail);
        // A file is taken once it has been seen to be whole.
        for (var look = 0; look < 2; look++) await app.Get<MailIntake>().TakeArrivedAsync(default);
        return arriving.GetFiles().Length;
    }

    /// <summary>The process ends, and another takes over its store.</summary>
    public Task RestartAsync() => app.RestartAsync();

    /// <summary>The same officer at this node.</summary>
    public async Task<DeskOfficer> HereAsync(DeskOfficer officer) => officer.At(await app.SignedInAsync(officer.Email, Password));

    public HttpClient CreateClient(bool redirects = true) => app.CreateClient(redirects);

    public async Task<HandoffVisitor> VisitorAsync(string locale = "ja-JP") => new(await DirectLineClient.StartAsync(CreateClient(), locale: locale), locale);

    /// <summary>Hired and signed in, and so present until the clock moves on by a minute.</summary>
    public async Task<DeskOfficer> OfficerAsync(string name = "佐藤")
    {
        var email = $"{Guid.NewGuid():N}@example.jp";
        await using var scope = Services.CreateAsyncScope();
        var officer = new Officer { Email = email, Name = name, Role = OfficerRole.Manager, CreatedAt = Clock.Now };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Officer>>().CreateAsync(officer, Password)).Succeeded);
        return new(officer, await app.SignedInAsync(email, Password));
    }

    public Task DisableAsync(DeskOfficer officer) => Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
        "UPDATE officers SET disabled_at = @at WHERE id = @id", ("@at", Clock.Now), ("@id", officer.Id)), default);

    /// <summary>As time goes by: the clock is moved, those who are named stay at their desks, and what is due happens.</summary>
    public async Task PassAsync(TimeSpan by, params DeskOfficer[] staying)
    {
        Clock.Advance(by);
        foreach (var officer in staying) await officer.StatusAsync("/api/desk/session");
        await LetTimersGoOffAsync();
    }

    public async Task LetTimersGoOffAsync()
    {
        while (await app.LetTimersGoOffAsync() > 0)
        {
        }
    }

    /// <summary>Where the visitor's reply goes, as the mail about an answer says it.</summary>
    public Task<EmailAddress> ReplyAddressAsync(string handoff) =>
        Store.WriteAsync(transaction => Task.FromResult(app.Get<ReplyAddress>().Create(transaction, HandoffMails.Kind, handoff)!), default);

    public Task<List<OutboxMail>> MailsAsync() => Store.MailsAsync();
}

/// <summary>An officer who is signed in, by the JSON.</summary>
public sealed class DeskOfficer(Officer officer, HttpClient http)
{
    public string Id => officer.Id;

    public string Name => officer.Name;

    public string Email => officer.Email;

    public DeskOfficer At(HttpClient node) => new(officer, node);

    public HttpClient Http => http;

    /// <summary>Again, when the session has run out.</summary>
    public async Task SignInAsync()
    {
        using var answer = await http.PostAsJsonAsync("/api/desk/session", new { email = officer.Email, password = HandoffFixture.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync($"/api/desk/{path}"))!;

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        http.PostAsync($"/api/desk/{path}", body is null ? null : JsonContent.Create(body));

    /// <summary>Does it, and sees what became of it.</summary>
    public async Task<JsonNode> DoAsync(string handoff, string action, object? body = null)
    {
        using var answer = await PostAsync($"handoffs/{handoff}/{action}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<HttpStatusCode> TryAsync(string handoff, string action, object? body = null)
    {
        using var answer = await PostAsync($"handoffs/{handoff}/{action}", body);
        return answer.StatusCode;
    }
}
