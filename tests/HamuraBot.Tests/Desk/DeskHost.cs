using System.Net;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Settings;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Website;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HamuraBot.Tests.Desk;

/// <summary>One node of the desk, in memory, on a store that may be another node's too.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    public const string ChiefEmail = "chief@example.jp";
    public const string Password = "Correct-horse-42-battery";

    /// <summary>Where a test's request says that it comes from.</summary>
    public const string AddressHeader = "X-Test-Address";

    /// <summary>A route as other folders map it into the desk's group.</summary>
    public const string OthersRoute = "/api/desk/things-of-others";

    private readonly WebApplication app;

    private DeskHost(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public TestServer Server => app.GetTestServer();

    public static Dictionary<string, string?> FirstOfficer { get; } = new()
    {
        ["Desk:FirstOfficer:Email"] = ChiefEmail,
        ["Desk:FirstOfficer:Password"] = Password,
        ["Desk:FirstOfficer:Name"] = "羽村 花子",
    };

    public static async Task<DeskHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider? clock = null, Action<IServiceCollection>? alter = null,
        Action<RouteGroupBuilder>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("PublicUrl", "http://localhost"), .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddStore().AddDialogs(new(Path.Combine(Repository.Root, "dialogs"))).AddTopics().AddMail().AddWebsite().AddDesk().AddSettings();
        // Mails stay in the outbox, where tests read them.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(MailDelivery)));
        builder.Services.AddSingleton<PublicAddress>().AddForwardedAddresses();
        builder.Services.AddSingleton<ConversationSignals>().AddSingleton<Typing>().AddDeskArea(new("things", async sql =>
            (await sql.ScalarAsync("SELECT count(*) FROM audit WHERE subject_kind = 'thing'"))!.ToString()!));
        alter?.Invoke(builder.Services);
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[AddressHeader].ToString() is { Length: > 0 } address ? address : "192.0.2.1");
            return next(http);
        });
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseDesk();
        var pages = app.MapDesk();
        map?.Invoke(pages);
        app.MapSettings(pages);
        var api = app.MapDeskApi();
        api.MapSettingsApi();
        api.MapMethods("/things-of-others", ["GET", "POST", "PUT", "DELETE"], () => TypedResults.Ok());
        api.MapGet("/faults/{kind}", string (string kind) => throw (kind switch
        {
            "away" => new StoreUnavailableException("The store is away.", new NpgsqlException()),
            "conflict" => new StoreConflictException(null),
            _ => new InvalidOperationException("A secret of the inside."),
        }));
        app.BuildEndpoints();
        try
        {
            await app.Services.GetRequiredService<Store>().MigrateAsync(default);
            await app.Services.GetRequiredService<FirstStart>().RunAsync(default);
            await app.StartAsync();
            return new(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public DeskBrowser Browser(string address = "192.0.2.1", string origin = "http://localhost") => new(this, address, origin);

    public async Task<DeskBrowser> SignedInAsync(string email = ChiefEmail)
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    public async Task<Officer> HireAsync(string email, OfficerRole role = OfficerRole.Officer)
    {
        await using var scope = Services.CreateAsyncScope();
        var officer = new Officer { Email = email, Name = "佐藤", Role = role, CreatedAt = DateTimeOffset.UnixEpoch };
        var hired = await scope.ServiceProvider.GetRequiredService<UserManager<Officer>>().CreateAsync(officer, Password);
        Assert.True(hired.Succeeded);
        return officer;
    }

    /// <summary>The text of the latest mail to the address.</summary>
    public async Task<string?> LastMailAsync(string address) => await Services.GetRequiredService<Store>().ReadAsync(sql => sql.ScalarAsync(
        "SELECT text_body FROM outbox_mails WHERE to_address = @to ORDER BY created_at DESC, message_id DESC LIMIT 1", ("@to", address)), default) as string;

    /// <summary>The link in the latest mail to the address, as a path of this desk.</summary>
    public async Task<string> MailedLinkAsync(string address) =>
        new Uri((await LastMailAsync(address))!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

    public Task<object?> ScalarAsync(string sql, params (string Name, object? Value)[] parameters) =>
        Services.GetRequiredService<Store>().ReadAsync(connection => connection.ScalarAsync(sql, parameters), default);

    public Task<List<Officer>> OfficersAsync() => Services.GetRequiredService<Store>().ReadAsync(OfficerTable.AllAsync, default);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
