using System.Net;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HamuraBot.Tests.Desk;

/// <summary>One node of the desk, on a store that may be another node's too; with an area of its own, "things", and a route that fails as it is told to.</summary>
public sealed class DeskFixture : IAsyncDisposable
{
    public const string ChiefEmail = "chief@example.jp";
    public const string Password = "Correct-horse-42-battery";

    /// <summary>A route that another folder maps into the desk's group.</summary>
    public const string OthersRoute = "/api/desk/requests";

    private readonly TestApp app;

    private DeskFixture(TestApp app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public TestServer Server => app.Server;

    public static Dictionary<string, string?> FirstOfficer { get; } = new()
    {
        ["Desk:FirstOfficer:Email"] = ChiefEmail,
        ["Desk:FirstOfficer:Password"] = Password,
        ["Desk:FirstOfficer:Name"] = "羽村 花子",
    };

    public static async Task<DeskFixture> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider? clock = null, Action<IServiceCollection>? alter = null) => new(await new TestApp
        {
            Clock = clock ?? TimeProvider.System,
            Settings = settings,
            With = services =>
            {
                services.AddDeskArea(new("things", async sql =>
                    (await sql.ScalarAsync("SELECT count(*) FROM audit WHERE subject_kind = 'thing'"))!.ToString()!));
                alter?.Invoke(services);
            },
            Map = MapFaults,
        }.StartAsync());

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

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void MapFaults(WebApplication app) =>
        app.MapGet($"{DeskPaths.Api}/faults/{{kind}}", string (string kind) => throw (kind switch
        {
            "away" => new StoreUnavailableException("The store is away.", new NpgsqlException()),
            "conflict" => new StoreConflictException(null),
            _ => new InvalidOperationException("A secret of the inside."),
        })).RequireAuthorization(DeskServices.Officers);
}
