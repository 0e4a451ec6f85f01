using System.Security.Claims;
using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.SelfService;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Requests;

/// <summary>Requests on a store of their own, and the desk's routes for them with an officer signed in.</summary>
internal sealed class RequestHouse : IAsyncDisposable
{
    public const string Officer = "officer@example.jp";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-requests-");
    private readonly WebApplication app;

    private RequestHouse(string? postgres)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = folder.FullName,
            ["Data:Provider"] = postgres is null ? "Sqlite" : "PostgreSql",
            ["ConnectionStrings:HamuraBot"] = postgres,
            ["PublicUrl"] = "https://bot.example.jp",
            ["Mail:DeskAddress"] = "desk@example.jp",
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddStore().AddDialogs(LibraryCopy.Original).AddMail().AddSelfService().AddRequests().AddCompanies();
        builder.Services.AddDeskWords().AddSingleton<Audit>();
        app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = new(new ClaimsIdentity([new(ClaimTypes.Name, Officer)], "test"));
            return next(http);
        });
        app.MapGroup("/api/desk").MapRequestApi();
    }

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public HttpClient Http => app.GetTestClient();

    public Store Store => Get<Store>();

    public static async Task<RequestHouse> OpenAsync(string? postgres = null)
    {
        var house = new RequestHouse(postgres);
        await house.Store.MigrateAsync(default);
        await house.app.StartAsync();
        return house;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
