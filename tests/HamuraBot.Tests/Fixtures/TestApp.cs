using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Persons;
using HamuraBot.Replies;
using HamuraBot.Seminars;
using HamuraBot.Tests.Conversations;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Timers;
using HamuraBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// The whole application in this process, of the lists that the server is made of, with a clock, settings and a store of the test's own.
/// Mails stay in the outbox; those that arrive are taken in, and timers go off, when told to.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Where a test's request says that it comes from.</summary>
    public const string AddressHeader = "X-Test-Address";

    private const string Address = "http://localhost";

    private static readonly Dictionary<string, string?> Ordinary = new()
    {
        ["PublicUrl"] = Address,
        ["RateLimits:PerAddress"] = "1000000",
        ["Dialogs:Directory"] = LibraryCopy.Original.Path,
        // Nothing here asks what a power cut leaves.
        ["Data:Synchronous"] = "OFF",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-app-");
    private WebApplication? app;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A database; null for a file that goes with the application.</summary>
    public string? Postgres { get; init; }

    /// <summary>They win over all others: also where the store is.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>What is added to the services or put in their places.</summary>
    public Action<IServiceCollection>? With { get; init; }

    /// <summary>What is mapped besides.</summary>
    public Action<WebApplication>? Map { get; init; }

    public IServiceProvider Services => Running.Services;

    public TestServer Server => Running.GetTestServer();

    public Store Store => Get<Store>();

    private WebApplication Running => app ?? throw new InvalidOperationException("The application has not been started.");

    public async Task<TestApp> StartAsync()
    {
        app = Build();
        try
        {
            await app.OpenAsync();
            await app.StartAsync();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Another process on the same store, after this one is gone.</summary>
    public async Task RestartAsync()
    {
        await Running.DisposeAsync();
        await StartAsync();
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>It keeps cookies.</summary>
    public HttpClient CreateClient(bool redirects = true)
    {
        DelegatingHandler cookies = new CookieContainerHandler { InnerHandler = Server.CreateHandler() };
        return new(redirects ? new RedirectHandler { InnerHandler = cookies } : cookies) { BaseAddress = new(Address) };
    }

    /// <summary>Of an officer who signs in before each request: a clock that was moved leaves no session open.</summary>
    public HttpClient OfficerClient(string email = DeskFixture.ChiefEmail) => new(new SignsInFirst(Server, email)) { BaseAddress = new(Address) };

    /// <summary>Of an officer who has signed in once.</summary>
    public async Task<HttpClient> SignedInAsync(string email, string password)
    {
        var http = CreateClient(redirects: false);
        http.DefaultRequestHeaders.Add("Origin", Address);
        using var answer = await http.PostAsJsonAsync("/api/desk/session", new { email, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return http;
    }

    /// <returns>How many went off.</returns>
    public Task<int> LetTimersGoOffAsync() => Get<TimerService>().FireDueAsync(default);

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (folder.Exists) folder.Delete(recursive: true);
        folder.Refresh();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Ordinary).AddInMemoryCollection(Postgres is null
            ? new() { ["Data:Directory"] = folder.FullName }
            : new Dictionary<string, string?> { ["Data:Provider"] = "PostgreSql", ["ConnectionStrings:HamuraBot"] = Postgres }).AddInMemoryCollection(Settings);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.AddHamuraBot();
        // There is no other node that could change a seminar.
        foreach (var worker in (Type[])[typeof(TimerService), typeof(MailDelivery), typeof(MailIntake), typeof(SeminarTitlesRefresher), typeof(DailyErasureService)])
            builder.Services.Remove(builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == worker));
        builder.Services.AddSingleton(Clock).AddSingleton<TimerService>().AddSingleton<MailIntake>();
        // Learning and hashing take their time: what was learnt from the same words will do, and so will an easy hash.
        builder.Services.AddSingleton(new LearntUnderstanding(ConversationTests.Learnt)).Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        With?.Invoke(builder.Services);
        var built = builder.Build();
        built.Use(AsFromTheNetwork);
        built.MapHamuraBot();
        Map?.Invoke(built);
        return built;
    }

    /// <summary>A server in memory neither knows addresses nor has a limit to lift.</summary>
    private static Task AsFromTheNetwork(HttpContext http, RequestDelegate next)
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[AddressHeader].ToString() is { Length: > 0 } address ? address : "192.0.2.1");
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new BodySize());
        return next(http);
    }

    private sealed class SignsInFirst(TestServer server, string email) : DelegatingHandler(new CookieContainerHandler { InnerHandler = server.CreateHandler() })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var signIn = new HttpRequestMessage(HttpMethod.Post, $"{Address}/api/desk/session") { Content = JsonContent.Create(new { email, password = DeskFixture.Password }) };
            signIn.Headers.Add("Origin", Address);
            (await base.SendAsync(signIn, cancellationToken)).EnsureSuccessStatusCode().Dispose();
            request.Headers.Add("Origin", Address);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class BodySize : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
