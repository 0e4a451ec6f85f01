using HamuraBot.Data;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

/// <summary>Requests, and the desk's routes for them with an officer signed in.</summary>
internal sealed class RequestFixture : IAsyncDisposable
{
    public const string Officer = "officer@example.jp";

    private readonly TestApp app;

    private RequestFixture(string? postgres) => app = new()
    {
        Clock = TestClock.InTokyo("2026-11-25T10:00"),
        Postgres = postgres,
        Settings =
        [
            new("Desk:FirstOfficer:Email", Officer), new("Desk:FirstOfficer:Name", Officer), new("Desk:FirstOfficer:Password", DeskFixture.Password),
            new("PublicUrl", "https://bot.example.jp"), new("Mail:DeskAddress", "desk@example.jp"),
        ],
    };

    public TestClock Clock => (TestClock)app.Clock;

    public HttpClient Http => app.OfficerClient(Officer);

    /// <summary>Of an officer who has signed in once, for many calls at the same moment.</summary>
    public Task<HttpClient> SignedInAsync() => app.SignedInAsync(Officer, DeskFixture.Password);

    public Store Store => app.Store;

    public static async Task<RequestFixture> OpenAsync(string? postgres = null)
    {
        var house = new RequestFixture(postgres);
        await house.app.StartAsync();
        return house;
    }

    public T Get<T>() where T : notnull => app.Get<T>();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
