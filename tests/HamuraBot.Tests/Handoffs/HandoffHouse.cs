using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Handoffs;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Tests.Conversations;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Timers;
using HamuraBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Handoffs;

/// <summary>The whole application in this process on a store of its own, with a clock to be set: visitors come by Direct Line, officers by the desk's JSON.</summary>
public sealed class HandoffHouse : WebApplicationFactory<Handoff>
{
    public const string Password = "Correct-horse-42-battery";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-handoffs-");

    /// <summary>A database, if the store is not the embedded one.</summary>
    public string? Postgres { get; init; }

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public Store Store => Services.GetRequiredService<Store>();

    public HandoffDesk Desk => Services.GetRequiredService<HandoffDesk>();

    public async Task<HandoffVisitor> VisitorAsync(string locale = "ja-JP") => new(await DirectLineClient.StartAsync(CreateClient(), locale: locale), locale);

    /// <summary>Hired and signed in, and so present until the clock moves on by a minute.</summary>
    public async Task<DeskOfficer> OfficerAsync(string name = "佐藤")
    {
        var email = $"{Guid.NewGuid():N}@example.jp";
        await using var scope = Services.CreateAsyncScope();
        var officer = new Officer { Email = email, Name = name, Role = OfficerRole.Manager, CreatedAt = Clock.Now };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Officer>>().CreateAsync(officer, Password)).Succeeded);
        var http = CreateClient(new() { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var answer = await http.PostAsJsonAsync("/api/desk/session", new { email, password = Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new(officer, http);
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
        var timers = Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<TimerService>().Single();
        while (await timers.LetDueGoOffAsync(default) > 0)
        {
        }
    }

    public Task<List<OutboxMail>> MailsAsync() => Store.MailsAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing").UseSetting("Data:Directory", folder.FullName).UseSetting("Data:Synchronous", "OFF");
        if (Postgres is not null) builder.UseSetting("Data:Provider", "PostgreSql").UseSetting("ConnectionStrings:HamuraBot", Postgres);
        builder.UseSetting("PublicUrl", "http://localhost").UseSetting("RateLimits:PerAddress", "1000000").UseSetting("Mail:DeskAddress", "desk@example.jp");
        builder.UseSetting("Dialogs:Directory", Path.Combine(Repository.Root, "dialogs"));
        // What is sent is no longer kept: the mails are looked at before.
        builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(MailDelivery))));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<IStartupFilter, BodySizes>().AddSingleton(new LearntUnderstanding(ConversationTests.Learnt))
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000));
    }

    /// <summary>A server in memory has no limit to lift.</summary>
    private sealed class BodySizes : IStartupFilter, IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.Features.Set<IHttpMaxRequestBodySizeFeature>(this);
                return go(http);
            });
            next(app);
        };
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists) folder.Delete(recursive: true);
    }
}

/// <summary>An officer who is signed in, by the JSON.</summary>
public sealed class DeskOfficer(Officer officer, HttpClient http)
{
    public string Id => officer.Id;

    public string Name => officer.Name;

    public HttpClient Http => http;

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
